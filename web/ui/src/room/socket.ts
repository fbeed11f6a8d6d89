import { Backoff } from '../media/backoff';
import type { Command, FromClient, FromServer, Point } from './protocol';

/** The rule that refused a command, in the reader's language. */
export class CommandRefused extends Error {
  constructor(
    readonly code: string,
    readonly title: string,
    detail: string,
  ) {
    super(detail || title);
  }
}

/** The part of a WebSocket we use; tests bring their own. */
export interface Line {
  send(text: string): void;
  close(code?: number): void;
  onopen: (() => void) | null;
  onmessage: ((message: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
}

export interface SocketListener {
  message(message: FromServer, askedAt: number): void;
  /** The line is up and greeted, or down; `retryAtMillis` is when it is tried again. */
  lineChanged(up: boolean, retryAtMillis: number | null): void;
}

export interface SocketOptions {
  token: string;
  open: () => Line;
  /** Whether the server can be reached; asked before a line that was lost is opened anew. */
  answers?: () => Promise<boolean>;
  backoff?: Backoff;
  now?: () => number;
}

/** Reasons after which coming back by itself would be wrong. */
const FINAL = new Set(['TAKEN_OVER', 'CLOSED', 'CANCELLED', 'REVOKED', 'EXPIRED', 'FORBIDDEN', 'UNAUTHORIZED']);
const PING_MILLIS = 5000;
const SILENCE_MILLIS = 12_000;
/** How long the other end may take to answer when there is reason to doubt that it is there. */
const DOUBT_MILLIS = 2000;

/** Whether a goodbye means that we should not come back; the server going down means we should. */
export function isFinal(reason: string): boolean {
  return FINAL.has(reason.toUpperCase().replace(/[^A-Z]+/g, '_'));
}

/**
 * The room's socket. It greets with the token and the last event it has seen, gets what it missed,
 * and comes back by itself after every loss except a final goodbye.
 */
export class RoomSocket {
  #line: Line | null = null;
  #up = false;
  #over = false;
  #seq = 0;
  #nextId = 1;
  #askedAt = 0;
  #heardAt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;
  /** Counts the tries to come back: an answer to an earlier one means nothing. */
  #tries = 0;
  #ping: ReturnType<typeof setInterval> | undefined;
  #doubting: ReturnType<typeof setTimeout> | undefined;
  readonly #waiting = new Map<string, { done: () => void; refused: (error: CommandRefused) => void }>();
  readonly #backoff: Backoff;
  readonly #now: () => number;

  constructor(
    private readonly options: SocketOptions,
    private readonly listener: SocketListener,
  ) {
    this.#backoff = options.backoff ?? new Backoff(250, 1000);
    this.#now = options.now ?? Date.now;
  }

  /** The last event seen. */
  get seq(): number {
    return this.#seq;
  }

  connect(): void {
    if (this.#over || this.#line) return;
    clearTimeout(this.#retry);
    this.#tries++;
    const line = this.options.open();
    this.#line = line;
    this.#heardAt = this.#now();
    line.onopen = () => {
      this.#askedAt = this.#now();
      const hello: FromClient = { type: 'Hello', token: this.options.token };
      this.#send(this.#seq > 0 ? { ...hello, after: this.#seq } : hello);
    };
    line.onmessage = (message) => {
      if (this.#line === line) this.#take(message.data);
    };
    line.onclose = () => {
      if (this.#line === line) this.#lost();
    };
    clearInterval(this.#ping);
    this.#ping = setInterval(() => this.#keepAlive(), PING_MILLIS);
  }

  /** Tries at once instead of waiting: the network is back, or the user asks. */
  hurry(): void {
    if (this.#up) {
      this.doubt();
      return;
    }
    // One that has begun on a network that is gone would be waited for in vain.
    if (this.#line) this.#giveUp(this.#line);
    this.#backoff.reset();
    void this.#comeBack();
  }

  /** There is reason to believe that the line is dead: asks, and gives it up when nothing is heard. */
  doubt(): void {
    const line = this.#line;
    if (!line || !this.#up) return;
    const asked = this.#now();
    this.#askedAt = asked;
    this.#send({ type: 'Ping' });
    clearTimeout(this.#doubting);
    this.#doubting = setTimeout(() => {
      if (this.#line === line && this.#heardAt < asked) this.#giveUp(line);
    }, DOUBT_MILLIS);
  }

  /** A line that died without a word: browsers notice only after minutes. */
  #giveUp(line: Line): void {
    line.close();
    if (this.#line === line) this.#lost();
  }

  /** Resolves when the room has done it, rejects with the rule that refused it or a lost line. */
  command(command: Command): Promise<void> {
    return new Promise((done, refused) => {
      if (!this.#up) {
        refused(new CommandRefused('offline', '', ''));
        return;
      }
      const id = String(this.#nextId++);
      this.#waiting.set(id, { done, refused });
      this.#send({ ...command, id });
    });
  }

  /** Sends what is worth nothing later: not kept when the line is down. */
  tell(message: Point): void {
    if (this.#up) this.#send(message);
  }

  close(): void {
    this.#over = true;
    clearTimeout(this.#retry);
    clearTimeout(this.#doubting);
    clearInterval(this.#ping);
    this.#line?.close(1000);
    this.#line = null;
    this.#up = false;
    this.#failWaiting();
  }

  #take(data: unknown): void {
    this.#heardAt = this.#now();
    let message: FromServer;
    try {
      message = JSON.parse(String(data)) as FromServer;
    } catch {
      return; // not ours
    }
    switch (message.type) {
      case 'Welcome':
        this.#seq = message.seq;
        this.#backoff.reset();
        this.#up = true;
        this.listener.message(message, this.#askedAt);
        this.listener.lineChanged(true, null);
        return;
      case 'Event':
        // After a resume the server may tell an event twice.
        if (message.seq <= this.#seq) return;
        this.#seq = message.seq;
        break;
      case 'Done':
        this.#settle(message.id)?.done();
        return;
      case 'Refused':
        this.#settle(message.id)?.refused(new CommandRefused(message.code, message.title, message.detail ?? ''));
        return;
      case 'Goodbye':
        if (isFinal(message.reason)) this.#over = true;
        break;
      default:
    }
    this.listener.message(message, this.#askedAt);
    if (this.#over) this.close();
  }

  #settle(id: string) {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #keepAlive(): void {
    const line = this.#line;
    if (!line) return;
    if (this.#now() - this.#heardAt > SILENCE_MILLIS) {
      this.#giveUp(line);
      return;
    }
    if (this.#up) {
      this.#askedAt = this.#now();
      this.#send({ type: 'Ping' });
    }
  }

  #lost(): void {
    this.#line = null;
    this.#up = false;
    clearInterval(this.#ping);
    this.#failWaiting();
    if (!this.#over) this.#wait();
  }

  #wait(): void {
    const wait = this.#backoff.next();
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => void this.#comeBack(), wait);
    this.listener.lineChanged(false, this.#now() + wait);
  }

  /**
   * Opens the line anew once the server answers a plain question. Lines that fail would be held
   * back by the browser: Chromium lets a page whose WebSockets have failed 16 times wait for up to
   * five seconds before each further one.
   */
  async #comeBack(): Promise<void> {
    clearTimeout(this.#retry);
    const tries = ++this.#tries;
    const answered = !this.options.answers || (await this.options.answers());
    if (tries !== this.#tries || this.#over || this.#line) return;
    if (answered) this.connect();
    else this.#wait();
  }

  #failWaiting(): void {
    for (const waiting of this.#waiting.values()) waiting.refused(new CommandRefused('offline', '', ''));
    this.#waiting.clear();
  }

  #send(message: FromClient): void {
    this.#line?.send(JSON.stringify(message));
  }
}

const ANSWER_MILLIS = 3000;

/** Whether the server is there and ready. */
export async function serverAnswers(): Promise<boolean> {
  try {
    const response = await fetch('/actuator/health/readiness', {
      cache: 'no-store',
      signal: AbortSignal.timeout(ANSWER_MILLIS),
    });
    return response.ok;
  } catch {
    return false;
  }
}

/** A real WebSocket to a briefing's room. */
export function openLine(briefing: string): Line {
  const url = new URL(`/api/briefings/${encodeURIComponent(briefing)}/room/events`, location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  const socket = new WebSocket(url);
  return socket as unknown as Line;
}
