/** How many thumbnails a machine and its screen can bear, and how many voices. */

export const VOICES = 3;

export interface Machine {
  width: number;
  cores: number;
}

export function thumbnailsFor(machine: Machine): number {
  if (machine.width < 600) return 2;
  if (machine.cores <= 2) return 4;
  return machine.width >= 1280 ? 6 : 4;
}
