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

/** What the filter and the search leave, in the order of the invitation. */
export function shown(tiles: readonly WallTile[], level: Level | '', query: string): WallTile[] {
  return tiles.filter((tile) => (level === '' || tile.level === level) && matches(tile.name, query));
}
