/** Waiting times between attempts: doubling, capped, spread so that 300 sites do not return at once. */
export class Backoff {
  #attempt = 0;

  constructor(
    readonly firstMillis = 300,
    readonly capMillis = 3000,
    private readonly random: () => number = Math.random,
  ) {}

  /** Milliseconds to wait before the next attempt: between half and all of the doubled step. */
  next(): number {
    const step = Math.min(this.capMillis, this.firstMillis * 2 ** this.#attempt);
    this.#attempt += 1;
    return Math.round(step * (0.5 + this.random() / 2));
  }

  reset(): void {
    this.#attempt = 0;
  }
}
