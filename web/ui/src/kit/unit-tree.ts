import type { Unit } from '../api/types';
import type { TreeNode } from './tree-model';

/** What the groups below a province are called; the words belong to the page. */
export interface GroupNames {
  departments: string;
  communes: string;
}

/** The units of one date as a tree to choose from: a province's departments, then its communes (or its districts with theirs). */
export function unitTree(units: readonly Unit[], names: GroupNames): TreeNode[] {
  const byParent = new Map<string, Unit[]>();
  for (const unit of units) {
    const parent = unit.parent ?? '';
    byParent.set(parent, [...(byParent.get(parent) ?? []), unit]);
  }
  const below = (unit: Unit): TreeNode[] => byParent.get(unit.code)?.map((child) => node(child)) ?? [];
  const node = (unit: Unit): TreeNode => {
    const children = below(unit);
    return children.length === 0
      ? { id: unit.code, label: unit.name }
      : { id: `${unit.code}/`, label: unit.name, children };
  };
  const tops = units.filter((unit) => unit.parent === null || !units.some((other) => other.code === unit.parent));
  const forest = tops.flatMap((top): TreeNode[] => {
    const children = byParent.get(top.code) ?? [];
    if (children.length === 0) return top.level === 'PROVINCE' ? [] : [node(top)];
    return [
      group(
        `${top.code}/departments`,
        names.departments,
        children.filter((child) => child.level === 'DEPARTMENT').map(node),
      ),
      group(`${top.code}/communes`, names.communes, children.filter((child) => child.level !== 'DEPARTMENT').map(node)),
    ].flat();
  });
  return forest;
}

function group(id: string, label: string, children: TreeNode[]): TreeNode[] {
  return children.length === 0 ? [] : [{ id, label, children }];
}
