/** Which of our receiving sections shows or sounds whom, as the server tells it. */

export type SlotRole = 'voice' | 'stage' | 'thumbnail';

export interface Slot {
  mid: string;
  role: SlotRole;
  site: string | null;
}

export interface SlotsMessage {
  session: string;
  slots: Slot[];
}

/**
 * What a client can show in one section; `maxHeight` 0 pauses it, no `site` lets the server choose, no
 * `maxFrameRate` takes all frames.
 */
export interface Wish {
  mid: string;
  site?: string;
  maxHeight: number;
  maxFrameRate?: number;
}

/** The last segment of a session's address: how `Slots` messages name it. */
export function sessionId(location: string): string {
  const path = location.split(/[?#]/)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}

/**
 * Keeps the slots of the present session. A message may come before the HTTP answer that tells our
 * session's id, or late from the session before; both must not mix up faces and names.
 */
export class SlotTable {
  #session: string | null = null;
  #slots: Slot[] = [];
  readonly #early = new Map<string, Slot[]>();

  /** A session has begun; returns whether its slots were told already. */
  begin(session: string): boolean {
    this.#session = session;
    const told = this.#early.get(session);
    this.#early.clear();
    this.#slots = told ?? [];
    return told !== undefined;
  }

  /** The session is over: nothing is shown. */
  end(): void {
    this.#session = null;
    this.#slots = [];
  }

  /** Takes a message in; returns whether what is shown has changed. */
  apply(message: SlotsMessage): boolean {
    if (message.session !== this.#session) {
      if (this.#early.size > 8) this.#early.clear();
      this.#early.set(message.session, message.slots);
      return false;
    }
    this.#slots = message.slots;
    return true;
  }

  get slots(): readonly Slot[] {
    return this.#slots;
  }

  site(mid: string): string | null {
    return this.#slots.find((slot) => slot.mid === mid)?.site ?? null;
  }

  /** Where a site's picture is, the stage before a thumbnail; null when it is not being received. */
  midOf(site: string): string | null {
    const shown = this.#slots.filter((slot) => slot.site === site && slot.role !== 'voice');
    return (shown.find((slot) => slot.role === 'stage') ?? shown[0])?.mid ?? null;
  }

  /** Whose voices are being received. */
  voices(): string[] {
    return this.#slots.flatMap((slot) => (slot.role === 'voice' && slot.site ? [slot.site] : []));
  }
}
