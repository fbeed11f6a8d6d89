import type { Floor } from './protocol';

/** As long as the server lets a voice fade before it takes the floor back. */
const FADE_MILLIS = 5000;

/** How loud a site's voice is to be, 0..1, while the chair lets the holder of the floor fade. */
export function loudness(floor: Floor | null, site: string | null, nowMillis: number): number {
  if (!floor?.fadingSince || floor.site !== site) return 1;
  const gone = (nowMillis - Date.parse(floor.fadingSince)) / FADE_MILLIS;
  return Math.min(1, Math.max(0, 1 - gone));
}
