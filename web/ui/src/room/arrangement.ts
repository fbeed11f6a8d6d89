/** Who is where on this screen: what the chair wants, unless its reader has chosen otherwise. */
import type { LayoutKind, RoomState } from './protocol';

/** What one reader has chosen for this screen alone. */
export interface Viewing {
  layout: LayoutKind | null;
  /** Whom to see large, whoever speaks. */
  site: string | null;
  /** Of the grid, from 0. */
  page: number;
}

/** As the chair wants it. */
export const FOLLOWING: Viewing = { layout: null, site: null, page: 0 };

export interface Arrangement {
  kind: LayoutKind;
  /** Whom the reader wants large; null lets the server choose. */
  site: string | null;
  pair: readonly string[];
  /** The page's sites, the chair first, then in the order of the units. */
  grid: readonly string[];
  page: number;
  pages: number;
  /** Whether this is the reader's own choice. */
  own: boolean;
}

/**
 * @param spoke who spoke last, the last first
 * @param capacity how many sites a page of the grid holds
 */
export function arrange(state: RoomState, viewing: Viewing, spoke: readonly string[], capacity: number): Arrangement {
  const site = viewing.site !== null && state.sites[viewing.site]?.online ? viewing.site : null;
  const all = gridSites(state);
  const pages = Math.max(1, Math.ceil(all.length / Math.max(1, capacity)));
  const page = Math.min(viewing.page, pages - 1);
  const arrangement: Arrangement = {
    kind: viewing.layout ?? (site ? 'STAGE' : state.layout.kind),
    site,
    pair: pairOf(state, spoke),
    grid: all.slice(page * capacity, (page + 1) * capacity),
    page,
    pages,
    own: viewing.layout !== null || site !== null,
  };
  const impossible =
    (arrangement.kind === 'DOCUMENT' && state.stage.document === null) ||
    (arrangement.kind === 'PAIR' && arrangement.pair.length < 2);
  return impossible ? { ...arrangement, kind: 'STAGE' } : arrangement;
}

/** Everybody who can be seen: the chair, the units in their order, then other people. */
export function gridSites(state: RoomState): string[] {
  const rank = (id: string): number => {
    const site = state.sites[id];
    return site?.role === 'CHAIR' ? 0 : site?.kind === 'UNIT' ? 1 : 2;
  };
  return Object.keys(state.sites)
    .filter((id) => state.sites[id]?.online && state.sites[id].role !== 'OBSERVER')
    .sort((one, other) => rank(one) - rank(other));
}

/** The two the chair has named; else the speaker and whom he speaks with. */
function pairOf(state: RoomState, spoke: readonly string[]): string[] {
  const named = state.layout.sites.filter((id) => state.sites[id]);
  if (named.length === 2) return named;
  const running = state.agenda.find((point) => point.id === state.currentItem);
  const chair = Object.keys(state.sites).find((id) => state.sites[id]?.role === 'CHAIR');
  const candidates = [state.floor?.site, state.stage.site, running?.presenter, ...spoke, chair, ...gridSites(state)];
  const here = candidates.filter((id): id is string => {
    const site = id ? state.sites[id] : undefined;
    return site?.online === true && site.role !== 'OBSERVER';
  });
  return [...new Set(here)].slice(0, 2);
}

export interface Area {
  width: number;
  height: number;
}

export interface Shape {
  columns: number;
  rows: number;
}

const RATIO = 16 / 9;
const GAP = 8;

/** The columns and rows in which so many pictures are largest. */
export function shapeOf(count: number, area: Area): Shape {
  let best: Shape = { columns: 1, rows: Math.max(1, count) };
  let widest = 0;
  for (let columns = 1; columns <= Math.max(1, count); columns++) {
    const rows = Math.max(1, Math.ceil(count / columns));
    const width = tileWidth({ columns, rows }, area);
    if (width > widest) {
      widest = width;
      best = { columns, rows };
    }
  }
  return best;
}

export function tileWidth(shape: Shape, area: Area): number {
  const width = (area.width - GAP * (shape.columns - 1)) / shape.columns;
  const height = (area.height - GAP * (shape.rows - 1)) / shape.rows;
  return Math.min(width, height * RATIO);
}

/** A name on a narrower picture cannot be read. */
const NARROWEST = 150;
const LARGEST_PAGE = 25;

/**
 * How many sites a page holds: as many as can still be read and received, in whole rows.
 *
 * @param most pictures that can be received at once
 */
export function capacityOf(most: number, area: Area): number {
  for (let count = Math.min(most, LARGEST_PAGE); count > 1; count--) {
    const shape = shapeOf(count, area);
    const whole = shape.columns * shape.rows === count;
    if (whole && tileWidth(shape, area) >= NARROWEST) return count;
  }
  return 1;
}
