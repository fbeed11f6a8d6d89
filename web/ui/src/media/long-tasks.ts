/** How long the page's own tasks hold up everything else. */
export class LongTasks {
  #millis = 0;
  #observer: PerformanceObserver | null = null;

  start(): void {
    if (this.#observer || typeof PerformanceObserver === 'undefined') return;
    this.#observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) this.#millis += entry.duration;
    });
    try {
      this.#observer.observe({ type: 'longtask' });
    } catch {
      this.#observer = null; // a browser that does not tell: the decoder's figures must do
    }
  }

  /** Milliseconds since the last call. */
  taken(): number {
    const millis = this.#millis;
    this.#millis = 0;
    return millis;
  }

  stop(): void {
    this.#observer?.disconnect();
    this.#observer = null;
  }
}
