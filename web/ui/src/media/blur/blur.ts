/** Whether what is behind people is blurred, by whom, and why not. */
import type { InPage } from './in-page';

export type BlurState = 'off' | 'starting' | 'on' | 'saving' | 'slow' | 'failed';
/** The camera's own processor, this page, or nobody: an older browser, a machine of two cores. */
export type BlurWay = 'camera' | 'page' | 'browser' | 'machine';

/** With no more the pictures of the others would stutter. */
const FEW_CORES = 2;
/** Milliseconds for one picture of 25 a second: more than half of a core. */
const DEAR_MILLIS = 22;
/** Stretches of two seconds, one after the other. */
const DEAR_STRETCHES = 3;
const REMEMBERED = 'giaoban.blur';

/** `backgroundBlur` of mediacapture-extensions, where the system or the camera does it. */
interface Blurring {
  backgroundBlur?: boolean | boolean[];
}

export interface BlurParts {
  changed: () => void;
  /** Asked when it is to be done here; the real one is loaded then. */
  inPage?: (camera: MediaStreamTrack, cost: (millis: number) => void) => Promise<InPage>;
}

/** How a camera's background can be blurred on this machine. */
export function blurWay(camera: MediaStreamTrack | null): BlurWay {
  const can = (camera?.getCapabilities?.() as Blurring | undefined)?.backgroundBlur;
  if (Array.isArray(can) && can.includes(true)) return 'camera';
  const able =
    'MediaStreamTrackProcessor' in globalThis &&
    'MediaStreamTrackGenerator' in globalThis &&
    typeof OffscreenCanvas === 'function' &&
    typeof WebAssembly === 'object';
  if (!able) return 'browser';
  return (navigator.hardwareConcurrency || FEW_CORES) > FEW_CORES ? 'page' : 'machine';
}

/** The camera's picture as it may leave the machine. Nothing leaves between the wish and the first blurred picture. */
export class Blur {
  state: BlurState = 'off';
  /** Whether the cost decides; else the reader has said that everything is to be shown. */
  weighs = true;
  #wanted = remembered();
  #saving = false;
  #camera: MediaStreamTrack | null = null;
  #made: InPage | null = null;
  #dear = 0;
  /** What was begun last: an answer to something older is thrown away. */
  #turn = 0;

  constructor(private readonly parts: BlurParts) {}

  get wanted(): boolean {
    return this.#wanted;
  }

  /** What may be sent of the camera now; null while the first blurred picture is made. */
  get picture(): MediaStreamTrack | null {
    if (this.state === 'starting') return null;
    return this.#made?.picture ?? this.#camera;
  }

  get way(): BlurWay {
    return blurWay(this.#camera);
  }

  choose(on: boolean): void {
    this.#wanted = on;
    remember(on);
    this.#begin();
  }

  /** This camera is sent from now on; null when none is. */
  use(camera: MediaStreamTrack | null): void {
    if (camera === this.#camera) return;
    this.#camera = camera;
    this.#begin();
  }

  /** Whether the machine has nothing to spare. */
  save(saving: boolean): void {
    if (saving === this.#saving) return;
    this.#saving = saving;
    this.#begin();
  }

  stop(): void {
    this.#turn++;
    this.#made?.stop();
    this.#made = null;
  }

  #begin(): void {
    this.stop();
    this.#dear = 0;
    const camera = this.#camera;
    const { way } = this;
    if (!camera || way === 'browser' || way === 'machine') {
      this.#become('off');
    } else if (way === 'camera') {
      this.#byCamera(camera);
    } else if (!this.#wanted) {
      this.#become('off');
    } else if (this.#saving) {
      this.#become('saving');
    } else {
      void this.#inPage(camera);
    }
  }

  /** The camera's processor costs us nothing. */
  #byCamera(camera: MediaStreamTrack): void {
    const turn = this.#turn;
    const wish = { backgroundBlur: this.#wanted } as MediaTrackConstraintSet;
    this.#become(this.#wanted ? 'starting' : 'off');
    camera.applyConstraints({ ...camera.getConstraints(), advanced: [wish] }).then(
      () => turn === this.#turn && this.#become(this.#wanted ? 'on' : 'off'),
      () => turn === this.#turn && this.#become(this.#wanted ? 'failed' : 'off'),
    );
  }

  async #inPage(camera: MediaStreamTrack): Promise<void> {
    const turn = this.#turn;
    this.#become('starting');
    try {
      const begin = this.parts.inPage ?? (await import('./in-page')).blurInPage;
      const made = await begin(camera, (millis) => turn === this.#turn && this.#costs(millis));
      if (turn !== this.#turn) {
        made.stop();
        return;
      }
      this.#made = made;
      this.#become('on');
    } catch {
      if (turn === this.#turn) this.#become('failed');
    }
  }

  #costs(millis: number): void {
    this.#dear = millis > DEAR_MILLIS ? this.#dear + 1 : 0;
    if (!this.weighs || this.#dear < DEAR_STRETCHES) return;
    this.stop();
    this.#become('slow');
  }

  #become(state: BlurState): void {
    this.state = state;
    this.parts.changed();
  }
}

function remembered(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) === 'on';
  } catch {
    return false;
  }
}

function remember(on: boolean): void {
  try {
    localStorage.setItem(REMEMBERED, on ? 'on' : 'off');
  } catch {
    // Chosen for this visit.
  }
}
