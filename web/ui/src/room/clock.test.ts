import { describe, expect, it } from 'vitest';
import { clockText, floorClock, itemClock, lateSeconds, ServerClock } from './clock';
import type { AgendaPoint, RoomState } from './protocol';
import { EMPTY } from './state';

const START = Date.parse('2026-11-23T08:00:00+07:00');
const at = (seconds: number): string => new Date(START + seconds * 1000).toISOString();

const point = (id: string, more: Partial<AgendaPoint> = {}): AgendaPoint => ({
  id,
  title: id,
  presenter: null,
  plannedSeconds: 600,
  extendedSeconds: 0,
  startedAt: null,
  finishedAt: null,
  spentSeconds: 0,
  ...more,
});

describe('the server’s clock', () => {
  it('corrects a machine that is minutes off', () => {
    let local = START - 180_000;
    const clock = new ServerClock(() => local);
    clock.set(at(0), local);
    local += 5000;

    expect(clock.now()).toBe(START + 5000);
  });

  it('does not let a slow answer spoil a good reading', () => {
    const local = START;
    const clock = new ServerClock(() => local);
    clock.set(at(0), local);
    clock.set(at(60), local - 9000);

    expect(clock.now()).toBe(START);
  });
});

describe('clocks', () => {
  it('are written as people read them', () => {
    expect([clockText(134), clockText(2538, true), clockText(3725), clockText(-3)]).toEqual([
      '2:14',
      '0:42:18',
      '1:02:05',
      '0:00',
    ]);
  });

  it('a turn runs, is about to end, and is over', () => {
    const floor = { site: 'A', since: at(0), limitSeconds: 300, fadingSince: null };

    expect(floorClock(floor, START + 100_000)).toMatchObject({ usedSeconds: 100, leftSeconds: 200, state: 'running' });
    expect(floorClock(floor, START + 250_000).state).toBe('ending');
    expect(floorClock(floor, START + 301_000)).toMatchObject({ state: 'over', share: 1 });
    expect(floorClock({ ...floor, limitSeconds: null }, START + 9_000_000).state).toBe('running');
  });

  it('the running item counts what was used before it was interrupted', () => {
    const state: RoomState = {
      ...EMPTY,
      agenda: [point('a'), point('b', { startedAt: at(0), spentSeconds: 120, extendedSeconds: 60 })],
      currentItem: 'b',
    };

    expect(itemClock(state, START + 60_000)).toMatchObject({ number: 2, of: 2, usedSeconds: 180, leftSeconds: 480 });
    expect(itemClock({ ...state, currentItem: null }, START)).toBeNull();
  });

  it('lateness adds up what items took beyond their plan', () => {
    const late: RoomState = {
      ...EMPTY,
      agenda: [
        point('a', { finishedAt: at(0), spentSeconds: 840 }),
        point('b', { startedAt: at(0), extendedSeconds: 120 }),
        point('c'),
      ],
      currentItem: 'b',
    };
    const early: RoomState = { ...EMPTY, agenda: [point('a', { finishedAt: at(0), spentSeconds: 60 })] };

    expect(lateSeconds(late, START + 10_000)).toBe(360);
    expect(lateSeconds(early, START)).toBe(0);
  });
});
