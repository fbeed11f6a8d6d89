/** Sounds the voice sections. A browser may refuse until the user has clicked: then it says so. */
export class Playback {
  readonly #sinks = new Map<string, HTMLAudioElement>();
  #blocked = false;
  #silent = false;

  constructor(private readonly blockedChanged: (blocked: boolean) => void) {}

  get blocked(): boolean {
    return this.#blocked;
  }

  /** Replaces all that is sounded by these streams, one for each `mid`. */
  play(streams: ReadonlyMap<string, MediaStream>): void {
    for (const [mid, sink] of this.#sinks) {
      if (!streams.has(mid)) {
        sink.srcObject = null;
        this.#sinks.delete(mid);
      }
    }
    for (const [mid, stream] of streams) {
      const sink = this.#sinks.get(mid) ?? new Audio();
      this.#sinks.set(mid, sink);
      sink.muted = this.#silent;
      if (sink.srcObject !== stream) sink.srcObject = stream;
    }
    this.start();
  }

  /** Starts, or starts again on a click. */
  start(): void {
    for (const sink of this.#sinks.values()) {
      sink.play().then(
        () => this.#tell(false),
        (error: unknown) => {
          // AbortError only says that a newer source replaced this one.
          if (error instanceof DOMException && error.name === 'NotAllowedError') this.#tell(true);
        },
      );
    }
  }

  /** How loud each voice is, 0..1. */
  setLoudness(of: (mid: string) => number): void {
    for (const [mid, sink] of this.#sinks) {
      const volume = of(mid);
      if (sink.volume !== volume) sink.volume = volume;
    }
  }

  /** Whether nothing is to be heard here, as beside another machine in the same hall. */
  setSilent(silent: boolean): void {
    this.#silent = silent;
    for (const sink of this.#sinks.values()) sink.muted = silent;
    this.start();
  }

  stop(): void {
    this.play(new Map());
  }

  #tell(blocked: boolean): void {
    if (blocked !== this.#blocked) {
      this.#blocked = blocked;
      this.blockedChanged(blocked);
    }
  }
}
