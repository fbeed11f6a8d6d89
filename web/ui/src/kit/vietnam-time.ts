import { languageTag } from '../locale/language';

/** Vietnam keeps one offset all year; briefings are told in it whatever zone the computer is set to. */
const OFFSET_MS = 7 * 3600_000;
export const DAY_MS = 24 * 3600_000;

/** A calendar day in Vietnam, as `2026-11-23`. */
export type Day = string;

function shifted(instant: Date | string): Date {
  return new Date((typeof instant === 'string' ? new Date(instant) : instant).getTime() + OFFSET_MS);
}

export function dayOf(instant: Date | string): Day {
  return shifted(instant).toISOString().slice(0, 10);
}

/** Hour and minute in Vietnam as `08:00`. */
export function timeOf(instant: Date | string): string {
  return shifted(instant).toISOString().slice(11, 16);
}

export function minuteOfDay(instant: Date | string): number {
  const at = shifted(instant);
  return at.getUTCHours() * 60 + at.getUTCMinutes();
}

/** RFC 3339 in +07:00 of a day and a time of day (`08:00`). */
export function instantAt(day: Day, time: string): string {
  return `${day}T${time.padStart(5, '0')}:00+07:00`;
}

export function addDays(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The Monday of the week a day lies in. */
export function mondayOf(day: Day): Day {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, -((weekday + 6) % 7));
}

/** ISO 8601 week number. */
export function weekNumber(day: Day): number {
  const thursday = new Date(`${addDays(mondayOf(day), 3)}T00:00:00Z`);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  return 1 + Math.floor((thursday.getTime() - first) / (7 * DAY_MS));
}

function say(day: Day, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(languageTag(), { ...options, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}

/** "Thứ Hai". */
export function sayWeekday(day: Day, width: 'long' | 'short' = 'long'): string {
  return say(day, { weekday: width });
}

/** "23/11/2026". */
export function sayDate(day: Day): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${date}/${month}/${year}`;
}

/** "23/11". */
export function sayDayMonth(day: Day): string {
  const [, month, date] = day.split('-').map(Number);
  return `${date}/${month}`;
}

/** "8:00". */
export function sayTime(instant: Date | string): string {
  return timeOf(instant).replace(/^0/, '');
}

/** "Thứ Hai, 23/11/2026". */
export function sayDay(instant: Date | string): string {
  const day = dayOf(instant);
  return `${sayWeekday(day)}, ${sayDate(day)}`;
}

/** "17/11, 14:05", with the year when it is not this one. */
export function sayWhen(instant: Date | string, now: Date = new Date()): string {
  const day = dayOf(instant);
  const date = day.slice(0, 4) === dayOf(now).slice(0, 4) ? sayDayMonth(day) : sayDate(day);
  return `${date}, ${sayTime(instant)}`;
}

/** Reads `23/11/2026`, `23-11-26`, `23.11` (year of `today`); nothing when it is no date. */
export function readDate(text: string, today: Day = dayOf(new Date())): Day | null {
  const found = /^\s*(\d{1,2})[/.\-\s](\d{1,2})(?:[/.\-\s](\d{4}|\d{2}))?\s*$/.exec(text);
  if (!found) return null;
  const [, d, m, y] = found;
  const year = y === undefined ? today.slice(0, 4) : y.length === 2 ? `20${y}` : y;
  const day = `${year}-${m!.padStart(2, '0')}-${d!.padStart(2, '0')}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

/** Reads `8`, `8:00`, `8h30`, `0830` into `08:30`; nothing when it is no time. */
export function readTime(text: string): string | null {
  const found = /^\s*(\d{1,2})(?:\s*[:hg.]\s*(\d{2})?|(\d{2}))?\s*$/i.exec(text);
  if (!found) return null;
  const hour = Number(found[1]);
  const minute = Number(found[2] ?? found[3] ?? '0');
  if (hour > 23 || minute > 59) return null;
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}
