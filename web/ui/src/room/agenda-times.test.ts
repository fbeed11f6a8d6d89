import { expect, it } from 'vitest';
import { expected, expectedEnd } from './agenda-times';
import type { AgendaPoint, RoomState } from './protocol';
import { EMPTY } from './state';

const T0 = Date.parse('2026-11-23T08:00:00Z');
const at = (seconds: number): string => new Date(T0 + seconds * 1000).toISOString();
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
const room = (agenda: AgendaPoint[], currentItem: string | null): RoomState => ({ ...EMPTY, agenda, currentItem });

it('what is to come begins when the running item will be over', () => {
  const state = room(
    [
      point('a', { finishedAt: at(0), spentSeconds: 700 }),
      point('b', { startedAt: at(0), extendedSeconds: 60 }),
      point('c'),
    ],
    'b',
  );
  expect(expected(state, T0 + 100_000).get('c')).toEqual({ from: T0 + 660_000, to: T0 + 1_260_000 });
  expect(expectedEnd(state, T0 + 100_000)).toBe(T0 + 1_260_000);
});

it('an item that runs over pushes the end on', () => {
  const state = room([point('a', { startedAt: at(0) })], 'a');
  expect(expectedEnd(state, T0 + 900_000)).toBe(T0 + 900_000);
  expect(expectedEnd(room([point('a', { finishedAt: at(1) })], null), T0)).toBeNull();
});
