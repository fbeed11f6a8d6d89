import { addDays, type Day, dayOf, instantAt, minuteOfDay } from '../kit/vietnam-time';

/** Meetings are moved by quarters of an hour, as the form steps. */
export const STEP_MINUTES = 15;
const DAY_MINUTES = 24 * 60;

/** Where a meeting is to be: start, and length in minutes. */
export interface Move {
  startsAt: string;
  minutes: number;
}

interface Timed {
  startsAt: string;
  endsAt: string;
}

export function moveOf(item: Timed): Move {
  return { startsAt: item.startsAt, minutes: (Date.parse(item.endsAt) - Date.parse(item.startsAt)) / 60_000 };
}

export function endOf(move: Move): string {
  const end = new Date(Date.parse(move.startsAt) + move.minutes * 60_000);
  return instantAt(dayOf(end), timeOfMinute(minuteOfDay(end)));
}

/** The start moved by whole days and minutes, kept within its day; the length stays. */
export function shifted(move: Move, days: number, minutes: number): Move {
  const day = addDays(dayOf(move.startsAt), days);
  const from = Math.min(Math.max(minuteOfDay(move.startsAt) + minutes, 0), DAY_MINUTES - STEP_MINUTES);
  return { ...move, startsAt: instantAt(day, timeOfMinute(from)) };
}

/** The same start on another day. */
export function onDay(move: Move, day: Day): Move {
  return { ...move, startsAt: instantAt(day, timeOfMinute(minuteOfDay(move.startsAt))) };
}

/** Longer or shorter: from one quarter of an hour to the end of a day's length. */
export function lengthened(move: Move, minutes: number): Move {
  return { ...move, minutes: Math.min(Math.max(move.minutes + minutes, STEP_MINUTES), DAY_MINUTES) };
}

export function snapped(minutes: number): number {
  return Math.round(minutes / STEP_MINUTES) * STEP_MINUTES;
}

export function sameMove(a: Move, b: Move): boolean {
  return Date.parse(a.startsAt) === Date.parse(b.startsAt) && a.minutes === b.minutes;
}

function timeOfMinute(minute: number): string {
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
}
