/** How much the line carries each way: few octets first, more only when those went quickly. */

export interface Rates {
  upKbps: number | null;
  downKbps: number | null;
}

/** The server says that the meeting needs the line now. */
export class NotNow extends Error {}

export interface RateOptions {
  token: string;
  signal: AbortSignal;
  /** Too many sites measure at once: ours is told to wait. */
  queued?: () => void;
  fetch?: typeof fetch;
}

const FIRST_BYTES = 32 * 1024;
const MOST_BYTES = 1024 * 1024;
const GOAL_MILLIS = 1000;
/** A line that has not carried the first octets in so long has been measured. */
const PATIENCE_MILLIS = 5000;
const MOST_TURNS = 8;

export function kbps(bytes: number, millis: number): number {
  return Math.round((bytes * 8) / Math.max(1, millis));
}

/** How many octets take about a second at this rate. */
export function bytesFor(rate: number): number {
  return Math.max(FIRST_BYTES, Math.min(MOST_BYTES, Math.round((rate * GOAL_MILLIS) / 8)));
}

export async function measureRates(options: RateOptions): Promise<Rates> {
  return { downKbps: await twice(options, down), upKbps: await twice(options, up) };
}

type Once = (options: RateOptions, bytes: number) => Promise<number | null>;

async function twice(options: RateOptions, once: Once): Promise<number | null> {
  const first = await inTurn(options, () => once(options, FIRST_BYTES));
  if (first === null || bytesFor(first) <= 2 * FIRST_BYTES) return first;
  return (await inTurn(options, () => once(options, bytesFor(first)))) ?? first;
}

async function inTurn(options: RateOptions, test: () => Promise<number | null>): Promise<number | null> {
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    try {
      return await test();
    } catch (error) {
      if (!(error instanceof Busy)) throw error;
      options.queued?.();
      await pause(error.millis, options.signal);
    }
  }
  return null;
}

class Busy extends Error {
  constructor(readonly millis: number) {
    super();
  }
}

async function down(options: RateOptions, bytes: number): Promise<number | null> {
  const ending = limited(options.signal);
  let first = 0;
  let last = 0;
  let counted = 0;
  let all = 0;
  const asked = performance.now();
  try {
    const response = await ask(options, `/api/join/line?bytes=${bytes}`, { signal: ending.signal });
    const reader = response.body?.getReader();
    if (!reader) return null;
    for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
      last = performance.now();
      if (first === 0) first = last;
      else counted += chunk.value.length;
      all += chunk.value.length;
    }
  } catch (error) {
    if (error instanceof Busy || error instanceof NotNow || options.signal.aborted) throw error;
    // What came until then tells enough.
  } finally {
    ending.done();
  }
  if (last - first >= 20 && counted > 0) return kbps(counted, last - first);
  return all > 0 ? kbps(all, performance.now() - asked) : null;
}

async function up(options: RateOptions, bytes: number): Promise<number | null> {
  const ending = limited(options.signal);
  const asked = performance.now();
  try {
    const response = await ask(options, '/api/join/line', {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: noise(bytes),
      signal: ending.signal,
    });
    const taken = (await response.json()) as { bytes: number; kbps: number | null };
    // All of it came at once: the way there and back is in the time, so the line is at least that good.
    return taken.kbps ?? kbps(taken.bytes, performance.now() - asked);
  } catch (error) {
    if (error instanceof Busy || error instanceof NotNow || options.signal.aborted) throw error;
    return ending.signal.aborted ? kbps(bytes, PATIENCE_MILLIS) : null;
  } finally {
    ending.done();
  }
}

async function ask(options: RateOptions, path: string, init: RequestInit): Promise<Response> {
  const response = await (options.fetch ?? fetch)(path, {
    ...init,
    headers: { ...init.headers, Authorization: `Bearer ${options.token}` },
    cache: 'no-store',
  });
  if (response.status === 503) throw new Busy(1000 * (Number(response.headers.get('Retry-After')) || 3));
  if (response.status === 409) throw new NotNow();
  if (!response.ok) throw new Error(String(response.status));
  return response;
}

/** What no proxy on the way can make smaller. */
function noise(bytes: number): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 65536) crypto.getRandomValues(all.subarray(at, Math.min(bytes, at + 65536)));
  return all;
}

function limited(outer: AbortSignal): { signal: AbortSignal; done: () => void } {
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, PATIENCE_MILLIS);
  outer.addEventListener('abort', end);
  return {
    signal: ending.signal,
    done: () => {
      clearTimeout(timer);
      outer.removeEventListener('abort', end);
    },
  };
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, refuse) => {
    const timer = setTimeout(done, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      refuse(new Error('aborted'));
    });
  });
}
