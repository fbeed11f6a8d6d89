/** The server's clock, and what the room's clocks show. All functions of a given moment. */
import type { AgendaPoint, Floor, RoomState } from './protocol';

/** Knows how far this machine's clock is from the server's: many PCs are minutes off. */
export class ServerClock {
  #offsetMillis = 0;
  #certaintyMillis = Number.POSITIVE_INFINITY;

  constructor(private readonly local: () => number = Date.now) {}

  /**
   * Takes in one reading of the server's clock.
   *
   * @param askedAt when it was asked for, by our clock; the narrower the gap, the better the reading
   */
  set(serverNow: string, askedAt: number): void {
    const server = Date.parse(serverNow);
    if (Number.isNaN(server)) return;
    const now = this.local();
    const uncertainty = Math.max(0, now - askedAt);
    if (uncertainty > this.#certaintyMillis + 500) return;
    this.#certaintyMillis = uncertainty;
    this.#offsetMillis = server + uncertainty / 2 - now;
  }

  /** How many minutes this machine is off, ahead or behind; 0 before it is known. */
  get minutesOff(): number {
    return Math.round(Math.abs(this.#offsetMillis) / 60_000);
  }

  /** Milliseconds since the epoch, as the server counts. */
  now(): number {
    return this.local() + this.#offsetMillis;
  }
}

export function secondsSince(time: string | null, nowMillis: number): number {
  return time === null ? 0 : Math.max(0, Math.floor((nowMillis - Date.parse(time)) / 1000));
}

/** `2:14`, `0:42:18`. */
export function clockText(seconds: number, withHours = false): string {
  const whole = Math.max(0, Math.floor(seconds));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  if (hours > 0 || withHours) return `${hours}:${two(minutes)}:${two(whole % 60)}`;
  return `${minutes}:${two(whole % 60)}`;
}

export interface FloorClock {
  usedSeconds: number;
  limitSeconds: number | null;
  /** Share of the turn that is used, 0..1; 0 without limit. */
  share: number;
  /** Seconds left; null without limit; negative when over. */
  leftSeconds: number | null;
  state: 'running' | 'ending' | 'over';
}

/** A turn's clock; the last minute is announced. */
export function floorClock(floor: Floor, nowMillis: number): FloorClock {
  const usedSeconds = secondsSince(floor.since, nowMillis);
  const limitSeconds = floor.limitSeconds;
  if (limitSeconds === null) return { usedSeconds, limitSeconds, share: 0, leftSeconds: null, state: 'running' };
  const leftSeconds = limitSeconds - usedSeconds;
  const state = leftSeconds <= 0 ? 'over' : leftSeconds <= 60 && limitSeconds > 60 ? 'ending' : 'running';
  return { usedSeconds, limitSeconds, share: Math.min(1, usedSeconds / limitSeconds), leftSeconds, state };
}

export interface ItemClock {
  number: number;
  of: number;
  point: AgendaPoint;
  usedSeconds: number;
  leftSeconds: number;
  share: number;
}

/** The running item's clock; null between items. */
export function itemClock(state: RoomState, nowMillis: number): ItemClock | null {
  const index = state.agenda.findIndex((point) => point.id === state.currentItem);
  const point = state.agenda[index];
  if (!point) return null;
  const planned = point.plannedSeconds + point.extendedSeconds;
  const usedSeconds = point.spentSeconds + secondsSince(point.startedAt, nowMillis);
  return {
    number: index + 1,
    of: state.agenda.length,
    point,
    usedSeconds,
    leftSeconds: planned - usedSeconds,
    share: planned > 0 ? Math.min(1, usedSeconds / planned) : 1,
  };
}

/**
 * By how much the meeting is behind its agenda, in seconds: what finished items and the running one
 * took beyond their planned time (extensions count as lateness: the end moves), less what was saved.
 */
export function lateSeconds(state: RoomState, nowMillis: number): number {
  let late = 0;
  for (const point of state.agenda) {
    if (point.id === state.currentItem) {
      const used = point.spentSeconds + secondsSince(point.startedAt, nowMillis);
      late += Math.max(point.extendedSeconds, used - point.plannedSeconds, 0);
    } else if (point.finishedAt !== null) {
      late += point.spentSeconds - point.plannedSeconds;
    }
  }
  return Math.max(0, late);
}
