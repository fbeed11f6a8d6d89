import type { Wish } from '../media/slots';

const REST_MILLIS = 150;

/** Tells the server what is drawn, so that nothing is sent that nobody sees; a layout in motion is let come to rest. */
export class Asking {
  #wishes: Wish[] = [];
  /** Whom each section was asked for. */
  #asked = new Map<string, string | null>();
  #resting: ReturnType<typeof setTimeout> | undefined;

  /** @param tell sends them, if the line is up; whether it did */
  constructor(private readonly tell: (wishes: Wish[]) => boolean) {}

  show(wishes: Wish[]): void {
    if (JSON.stringify(wishes) === JSON.stringify(this.#wishes)) return;
    const first = this.#wishes.length === 0;
    this.#wishes = wishes;
    clearTimeout(this.#resting);
    if (first) this.send();
    else this.#resting = setTimeout(() => this.send(), REST_MILLIS);
  }

  send(): void {
    if (this.#wishes.length > 0 && this.tell(this.#wishes)) {
      this.#asked = new Map(this.#wishes.map((wish) => [wish.mid, wish.site ?? null]));
    }
  }

  /** Whether the server was asked for this site in this section. */
  has(mid: string, site: string): boolean {
    return this.#asked.get(mid) === site;
  }

  /** Another session: it was asked for nothing. */
  forget(): void {
    this.#wishes = [];
    this.#asked.clear();
  }

  stop(): void {
    clearTimeout(this.#resting);
  }
}
