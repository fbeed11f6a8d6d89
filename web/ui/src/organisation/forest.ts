import type { Level, Unit } from '../api/types';
import { matches } from '../kit/plain-text';

/** One line of the tree of units: a unit, or a heading that gathers the departments or communes below one. */
export interface ForestLine {
  id: string;
  depth: number;
  unit: Unit | null;
  /** Of a heading: what it gathers. */
  group: Level | null;
  /** How many units a heading gathers, or stand directly below a unit. */
  count: number;
  open: boolean;
}

export interface Forest {
  byCode: ReadonlyMap<string, Unit>;
  below: ReadonlyMap<string, Unit[]>;
  tops: readonly Unit[];
}

const GROUPED: readonly Level[] = ['DEPARTMENT', 'DISTRICT', 'COMMUNE'];

/** The units of one day by what stands below what. */
export function forestOf(units: readonly Unit[]): Forest {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const below = new Map<string, Unit[]>();
  const tops: Unit[] = [];
  for (const unit of units) {
    if (unit.parent === null || !byCode.has(unit.parent)) tops.push(unit);
    else {
      const list = below.get(unit.parent);
      if (list) list.push(unit);
      else below.set(unit.parent, [unit]);
    }
  }
  return { byCode, below, tops };
}

/** The lines shown, top to bottom. Below a province stand headings: its departments, districts, communes. */
export function linesOf(forest: Forest, open: ReadonlySet<string>): ForestLine[] {
  const lines: ForestLine[] = [];
  const walk = (unit: Unit, depth: number) => {
    const children = forest.below.get(unit.code) ?? [];
    const shown = open.has(unit.code);
    lines.push({ id: unit.code, depth, unit, group: null, count: children.length, open: shown });
    if (!shown) return;
    const kinds = GROUPED.map((level) => [level, children.filter((child) => child.level === level)] as const).filter(
      ([, list]) => list.length > 0,
    );
    if (unit.level !== 'PROVINCE' || kinds.length < 2) {
      for (const child of children) walk(child, depth + 1);
      return;
    }
    for (const [level, list] of kinds) {
      const id = `${unit.code}/${level}`;
      const opened = open.has(id);
      lines.push({ id, depth: depth + 1, unit: null, group: level, count: list.length, open: opened });
      if (opened) for (const child of list) walk(child, depth + 2);
    }
  };
  for (const top of forest.tops) walk(top, 0);
  return lines;
}

/** Lines of the units that match, each alone. */
export function matching(units: readonly Unit[], query: string): Unit[] {
  return units.filter((unit) => matches(`${unit.name} ${unit.code}`, query));
}

/** What must be open for a unit to be seen. */
export function wayTo(forest: Forest, code: string): string[] {
  const way: string[] = [];
  let at = forest.byCode.get(code);
  while (at?.parent) {
    const above = forest.byCode.get(at.parent);
    if (!above || way.includes(above.code)) break;
    way.push(above.code, `${above.code}/${at.level}`);
    at = above;
  }
  return way;
}

/** From the top down to the unit's parent. */
export function crumbs(forest: Forest, unit: Unit): Unit[] {
  const line: Unit[] = [];
  let at = unit.parent ? forest.byCode.get(unit.parent) : undefined;
  while (at && !line.includes(at)) {
    line.unshift(at);
    at = at.parent ? forest.byCode.get(at.parent) : undefined;
  }
  return line;
}
