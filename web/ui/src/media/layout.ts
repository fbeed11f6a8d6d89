/** How many pictures a machine and its screen can bear, and how many voices. */

export const VOICES = 3;

export interface Machine {
  width: number;
  cores: number;
}

/**
 * Pictures beside the stage that can be asked for at all: with the stage a whole page of the grid.
 * What is not shown is paused, so more of them cost only their lines in the offer.
 */
export function thumbnailsFor(machine: Machine): number {
  if (machine.width < 600) return 5;
  if (machine.width < 1100) return machine.cores <= 2 ? 8 : 11;
  return 24;
}

/** Of these, the ones in the filmstrip. */
export function stripFor(machine: Machine): number {
  if (machine.width < 600) return 2;
  if (machine.cores <= 2) return 4;
  return machine.width >= 1280 ? 6 : 4;
}

export function thisMachine(): Machine {
  return { width: window.innerWidth, cores: navigator.hardwareConcurrency || 2 };
}

/** The picture a machine can encode in three layers beside decoding all others. */
export function pictureFor(cores: number): MediaTrackConstraints {
  return cores > 2
    ? { width: { ideal: 1280 }, height: { ideal: 720 } }
    : { width: { ideal: 640 }, height: { ideal: 360 } };
}
