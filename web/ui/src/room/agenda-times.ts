/** When items were, are and will be dealt with; functions of the state. */
import { secondsSince } from './clock';
import type { AgendaPoint, RoomState } from './protocol';

export interface Window {
  from: number;
  to: number;
}

const planned = (point: AgendaPoint): number => point.plannedSeconds + point.extendedSeconds;

/** When each item that is not done will be, from now on, in the order of the agenda. */
export function expected(state: RoomState, nowMillis: number): Map<string, Window> {
  const windows = new Map<string, Window>();
  let at = nowMillis;
  const running = state.agenda.find((point) => point.id === state.currentItem);
  if (running) {
    const used = running.spentSeconds + secondsSince(running.startedAt, nowMillis);
    at += Math.max(0, planned(running) - used) * 1000;
  }
  for (const point of state.agenda) {
    if (point.id === state.currentItem || point.finishedAt !== null) continue;
    windows.set(point.id, { from: at, to: at + planned(point) * 1000 });
    at += planned(point) * 1000;
  }
  return windows;
}

/** When the meeting will be over, in milliseconds; null when nothing is left to do. */
export function expectedEnd(state: RoomState, nowMillis: number): number | null {
  const last = [...expected(state, nowMillis).values()].pop();
  if (last) return last.to;
  const running = state.agenda.find((point) => point.id === state.currentItem);
  if (!running) return null;
  const used = running.spentSeconds + secondsSince(running.startedAt, nowMillis);
  return nowMillis + Math.max(0, planned(running) - used) * 1000;
}
