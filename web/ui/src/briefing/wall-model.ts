import type { Finding, Level, WallTile } from '../api/readiness';
import { matches } from '../kit/plain-text';
import { type ReadinessKey, w } from '../locale/readiness';

/** As the filter shows them: who must be called comes first. */
export const LEVELS: readonly Level[] = ['red', 'amber', 'green', 'none'];

export function sayFinding(finding: Finding): string {
  return w(`cause.${finding.cause}` as ReadinessKey, { value: finding.value ?? 0 });
}

export function count(tiles: readonly WallTile[]): Record<Level, number> {
  const counts: Record<Level, number> = { red: 0, amber: 0, green: 0, none: 0 };
  for (const tile of tiles) counts[tile.level] += 1;
  return counts;
}

/** The new tiles, those that say the same as before as the same object: what draws them can pass them over. */
export function keepSame(before: readonly WallTile[] | null, next: readonly WallTile[]): WallTile[] {
  const known = new Map((before ?? []).map((tile) => [tile.site, tile]));
  return next.map((tile) => {
    const old = known.get(tile.site);
    return old && JSON.stringify(old) === JSON.stringify(tile) ? old : tile;
  });
}

/** What the filter and the search leave, in the order of the invitation. */
export function shown(tiles: readonly WallTile[], level: Level | '', query: string): WallTile[] {
  return tiles.filter((tile) => (level === '' || tile.level === level) && matches(tile.name, query));
}
