import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Backoff } from '../media/backoff';
import type { FromServer } from './protocol';
import { CommandRefused, isFinal, type Line, RoomSocket } from './socket';
import { EMPTY } from './state';

class FakeLine implements Line {
  onopen: (() => void) | null = null;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.closed = true;
  }

  tell(message: unknown): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  drop(): void {
    this.onclose?.({ code: 1006, reason: '' });
  }
}

let lines: FakeLine[];
let heard: FromServer[];
let ups: boolean[];
let socket: RoomSocket;

const line = (index: number): FakeLine => lines[index] as FakeLine;
const welcome = (seq: number) => ({
  type: 'Welcome',
  self: { site: 'A', name: 'A', role: 'SITE' },
  seq,
  state: EMPTY,
  now: '2026-11-23T08:00:00+07:00',
});
const raised = (seq: number) => ({ type: 'Event', seq, at: '', actor: '', event: { type: 'HandRaised', site: 'A' } });

beforeEach(() => {
  vi.useFakeTimers();
  lines = [];
  heard = [];
  ups = [];
  socket = new RoomSocket(
    {
      token: 'T',
      open: () => {
        const opened = new FakeLine();
        lines.push(opened);
        return opened;
      },
      backoff: new Backoff(1000, 4000, () => 1),
    },
    {
      message: (message) => heard.push(message),
      lineChanged: (up) => ups.push(up),
    },
  );
  socket.connect();
  line(0).onopen?.();
});

afterEach(() => {
  socket.close();
  vi.useRealTimers();
});

describe('coming and coming back', () => {
  it('greets with the token and is up when welcomed', () => {
    line(0).tell(welcome(7));

    expect(line(0).sent).toEqual([{ type: 'Hello', token: 'T' }]);
    expect(ups).toEqual([true]);
  });

  it('comes back by itself and says what it has seen', () => {
    line(0).tell(welcome(7));
    line(0).tell(raised(8));
    line(0).drop();
    vi.advanceTimersByTime(1000);
    line(1).onopen?.();

    expect(line(1).sent).toEqual([{ type: 'Hello', token: 'T', after: 8 }]);
    expect(ups).toEqual([true, false]);
  });

  it('waits longer each time the server is away, and not after being welcomed', () => {
    line(0).drop();
    vi.advanceTimersByTime(1000);
    line(1).drop();
    vi.advanceTimersByTime(1999);
    expect(lines).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(lines).toHaveLength(3);

    line(2).onopen?.();
    line(2).tell(welcome(1));
    line(2).drop();
    vi.advanceTimersByTime(1000);
    expect(lines).toHaveLength(4);
  });

  it('does not apply an event twice', () => {
    line(0).tell(welcome(7));
    line(0).tell(raised(8));
    line(0).tell(raised(8));

    expect(heard.filter((message) => message.type === 'Event')).toHaveLength(1);
  });

  it('hurries when asked', () => {
    line(0).drop();
    socket.hurry();

    expect(lines).toHaveLength(2);
  });

  it('gives up a line that has gone silent', () => {
    line(0).tell(welcome(1));
    vi.advanceTimersByTime(30_000);

    expect(line(0).closed).toBe(true);
    expect(ups).toEqual([true, false]);
  });

  it('stays away after a final goodbye, and comes back when the server only restarts', () => {
    line(0).tell(welcome(1));
    line(0).tell({ type: 'Goodbye', reason: 'SERVER_STOPPING' });
    line(0).drop();
    vi.advanceTimersByTime(1000);
    expect(lines).toHaveLength(2);

    line(1).onopen?.();
    line(1).tell(welcome(1));
    line(1).tell({ type: 'Goodbye', reason: 'TAKEN_OVER' });
    line(1).drop();
    vi.advanceTimersByTime(60_000);
    expect(lines).toHaveLength(2);
  });

  it('knows final reasons however they are written', () => {
    expect(['TAKEN_OVER', 'taken over', 'closed'].map(isFinal)).toEqual([true, true, true]);
    expect(isFinal('going down')).toBe(false);
  });
});

describe('a province whose server was killed', () => {
  const ROOM = 200;
  const MILLIS_AWAY = 6_000;

  /** When each page opened its line after the server was ready, in milliseconds. */
  async function comeBack(): Promise<number[]> {
    let ready = false;
    let since = 0;
    const opened: number[] = [];
    let seed = 2026;
    const random = (): number => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const pages = Array.from({ length: ROOM }, () => {
      const first = new FakeLine();
      let open = (): Line => first;
      const page = new RoomSocket(
        { token: 'T', open: () => open(), answers: async () => ready, backoff: new Backoff(250, 1000, random) },
        { message: () => undefined, lineChanged: () => undefined },
      );
      page.connect();
      first.tell(welcome(1));
      open = () => {
        opened.push(Date.now() - since);
        return new FakeLine();
      };
      first.drop();
      return page;
    });
    await vi.advanceTimersByTimeAsync(MILLIS_AWAY);
    expect(opened).toEqual([]);
    since = Date.now();
    ready = true;
    await vi.advanceTimersByTimeAsync(5000);
    for (const page of pages) page.close();
    return opened;
  }

  it('is back within a second of its return, and not all at once', async () => {
    const opened = await comeBack();

    expect(opened).toHaveLength(ROOM);
    expect(Math.max(...opened)).toBeLessThanOrEqual(1000);
    for (let from = 0; from < 1000; from += 100) {
      expect(opened.filter((at) => at >= from && at < from + 100).length).toBeLessThan(ROOM / 4);
    }
  });
});

describe('a line that is doubted', () => {
  it('is given up when it does not answer', () => {
    line(0).tell(welcome(7));
    vi.advanceTimersByTime(1000);
    socket.doubt();
    vi.advanceTimersByTime(2000);

    expect(line(0).sent.at(-1)).toEqual({ type: 'Ping' });
    expect(line(0).closed).toBe(true);
    expect(ups).toEqual([true, false]);
    vi.advanceTimersByTime(1000);
    expect(lines).toHaveLength(2);
  });

  it('is kept when it does', () => {
    line(0).tell(welcome(7));
    vi.advanceTimersByTime(1000);
    socket.hurry();
    line(0).tell({ type: 'Pong', now: '2026-11-23T08:00:00+07:00' });
    vi.advanceTimersByTime(2000);

    expect(line(0).closed).toBe(false);
    expect(lines).toHaveLength(1);
  });
});

describe('commands', () => {
  it('are done', async () => {
    line(0).tell(welcome(1));
    const done = socket.command({ type: 'RaiseHand' });
    line(0).tell({ type: 'Done', id: '1' });

    await expect(done).resolves.toBeUndefined();
    expect(line(0).sent[1]).toEqual({ type: 'RaiseHand', id: '1' });
  });

  it('are refused in the words of the rule', async () => {
    line(0).tell(welcome(1));
    const refused = socket.command({ type: 'CloseRoom' });
    line(0).tell({ type: 'Refused', id: '1', code: 'not-allowed', title: 'Không được', detail: 'Chỉ chủ trì' });

    await expect(refused).rejects.toMatchObject({ code: 'not-allowed', message: 'Chỉ chủ trì' });
  });

  it('fail at once while the line is down, and when it goes down', async () => {
    await expect(socket.command({ type: 'RaiseHand' })).rejects.toBeInstanceOf(CommandRefused);

    line(0).tell(welcome(1));
    const lost = socket.command({ type: 'RaiseHand' });
    line(0).drop();
    await expect(lost).rejects.toMatchObject({ code: 'offline' });
  });
});
