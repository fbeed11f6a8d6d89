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

/** The picture a machine can encode in three layers beside decoding all others. */
export function pictureFor(cores: number): MediaTrackConstraints {
  return cores > 2
    ? { width: { ideal: 1280 }, height: { ideal: 720 } }
    : { width: { ideal: 640 }, height: { ideal: 360 } };
}
