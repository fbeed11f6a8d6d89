import type { Stage } from '../room/protocol';
import type { Look } from './gb-paper-view';
import { fromWire, type Region } from './place';

/**
 * Whether this screen follows the presenter, presents itself, or looks around alone. Pure: the
 * element around it draws and sends.
 */
export class Following {
  /** What this screen shows. */
  look: Look = { page: 1, region: null };
  alone = false;
  #document: string | null = null;
  /** The presenter's last wish that the room has not confirmed. */
  #unsent: Look | null = null;

  constructor(private readonly self: string) {}

  /** The room's stage, after every change of it. */
  staged(stage: Stage): void {
    if (stage.document !== this.#document) {
      this.#document = stage.document;
      this.alone = false;
      this.#unsent = null;
    }
    // Our own page turns come back while we are ahead of them.
    if (this.alone || (this.presents(stage) && this.#unsent)) return;
    const region = stage.shown?.region ? fromWire(stage.shown.region) : null;
    if (stage.page !== this.look.page || !same(region, this.look.region)) {
      this.look = { page: Math.max(1, stage.page), region };
    }
  }

  presents(stage: Stage): boolean {
    return stage.document !== null && stage.shown?.by === this.self;
  }

  /** The reader turns or zooms: everybody's page when they present, else their own alone. */
  looked(look: Look, stage: Stage, mayShow: boolean): void {
    this.look = look;
    if (this.presents(stage) && mayShow) this.#unsent = look;
    else this.alone = true;
  }

  /** Makes what is looked at here what all look at. */
  present(): void {
    this.alone = false;
    this.#unsent = this.look;
  }

  /** Back to what all look at. */
  back(stage: Stage): void {
    this.alone = false;
    this.#unsent = null;
    this.staged(stage);
  }

  /** What the room is still to be told; null when it knows. */
  get unsent(): Look | null {
    return this.#unsent;
  }

  /** The room has taken `look`, or has refused it and its own holds. */
  settled(look: Look): void {
    if (this.#unsent === look) this.#unsent = null;
  }
}

export function same(a: Region | null, b: Region | null): boolean {
  return (
    a === b || (a !== null && b !== null && a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height)
  );
}
