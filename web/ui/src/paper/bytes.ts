import { Backoff } from '../media/backoff';
import { PaperFault } from './faults';
import { stored } from './pack-store';

/** What the end of a file is asked first: it tells the length, and where in a PDF things are. */
const TAIL = 16_384;

export interface PaperAddress {
  url: string;
  token: string;
}

export interface BytesListener {
  /** The line is away; what is asked is asked again until it is back. */
  waiting(on: boolean): void;
}

/**
 * A document's bytes, fetched piece by piece as they are needed. A copy stored on this machine
 * answers without the line.
 */
export class PaperBytes {
  /** Octets that came over the line. */
  fetched = 0;
  #length = 0;
  #tail: { begin: number; bytes: Uint8Array<ArrayBuffer> } | null = null;
  #whole: Blob | null = null;
  readonly #closing = new AbortController();

  private constructor(
    private readonly address: PaperAddress,
    private readonly listener: BytesListener,
  ) {}

  static async open(address: PaperAddress, listener: BytesListener): Promise<PaperBytes> {
    const bytes = new PaperBytes(address, listener);
    bytes.#whole = await stored(address.url);
    if (bytes.#whole) bytes.#length = bytes.#whole.size;
    else await bytes.#askTail();
    return bytes;
  }

  get length(): number {
    return this.#length;
  }

  /** The octets from `begin` to before `end`; waits for the line when it is away. */
  async read(begin: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    if (this.#whole) return new Uint8Array(await this.#whole.slice(begin, end).arrayBuffer());
    const tail = this.#tail;
    if (tail && begin >= tail.begin) return tail.bytes.slice(begin - tail.begin, end - tail.begin);
    const answer = await this.#ask(`bytes=${begin}-${end - 1}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 206) return bytes;
    this.#whole = new Blob([bytes]);
    return bytes.slice(begin, end);
  }

  /** All of it. */
  async all(): Promise<Blob> {
    if (this.#whole) return this.#whole;
    return new Blob([await this.read(0, this.#length)]);
  }

  close(): void {
    this.#closing.abort();
  }

  async #askTail(): Promise<void> {
    const answer = await this.#ask(`bytes=-${TAIL}`);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    if (answer.status === 206) {
      const total = Number(/\/(\d+)$/.exec(answer.headers.get('Content-Range') ?? '')?.[1]);
      if (!Number.isFinite(total)) throw new PaperFault('broken');
      this.#length = total;
      this.#tail = { begin: total - bytes.length, bytes };
    } else {
      this.#whole = new Blob([bytes]);
      this.#length = bytes.length;
    }
  }

  async #ask(range: string): Promise<Response> {
    const backoff = new Backoff(500, 5000);
    const { signal } = this.#closing;
    let waited = false;
    for (;;) {
      try {
        const answer = await fetch(this.address.url, {
          headers: { Authorization: `Bearer ${this.address.token}`, Range: range },
          signal,
        });
        if (answer.ok) {
          // The body is read here: a line may break in the middle of it.
          const body = await answer.arrayBuffer();
          this.fetched += body.byteLength;
          if (waited) this.listener.waiting(false);
          return new Response(body, { status: answer.status, headers: answer.headers });
        }
        if (answer.status === 404 || answer.status === 410) throw new PaperFault('missing');
        if (answer.status < 500 && answer.status !== 429) throw new PaperFault('refused');
      } catch (error) {
        if (error instanceof PaperFault || signal.aborted) throw error;
      }
      if (!waited) this.listener.waiting(true);
      waited = true;
      await new Promise((next) => setTimeout(next, backoff.next()));
      if (signal.aborted) throw new DOMException('closed', 'AbortError');
    }
  }
}
