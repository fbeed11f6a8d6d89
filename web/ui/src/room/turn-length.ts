/** How long a turn is when the chair gives the floor; remembered on the chair's machine. */
const REMEMBERED = 'giaoban.turn';

/** Seconds; null is without limit. */
export const turnLengths: readonly (number | null)[] = [180, 300, 600, null];

let chosen: number | null | undefined;

export function turnLength(next?: number | null): number | null {
  if (next !== undefined) {
    chosen = next;
    try {
      localStorage.setItem(REMEMBERED, String(next));
    } catch {
      // Kept for this visit.
    }
  }
  if (chosen === undefined) {
    let kept: string | null = null;
    try {
      kept = localStorage.getItem(REMEMBERED);
    } catch {
      // A browser that keeps nothing.
    }
    chosen = kept === 'null' ? null : turnLengths.includes(Number(kept)) && kept !== null ? Number(kept) : 300;
  }
  return chosen;
}
