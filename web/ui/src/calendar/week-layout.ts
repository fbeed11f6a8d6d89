import { addDays, type Day, dayOf, minuteOfDay } from '../kit/vietnam-time';

export interface Timed {
  startsAt: string;
  endsAt: string;
}

/** Where one meeting stands in its day: minutes from midnight, and which of how many columns. */
export interface Placed<T extends Timed> {
  item: T;
  from: number;
  to: number;
  column: number;
  columns: number;
}

const FULL_DAY = 24 * 60;

/** Meetings of a day side by side where they overlap; each group of overlapping ones shares its width. */
export function layDay<T extends Timed>(items: readonly T[], day: Day): Placed<T>[] {
  const placed = items
    .filter((item) => dayOf(item.startsAt) <= day && endDay(item) >= day)
    .map((item) => ({
      item,
      from: dayOf(item.startsAt) === day ? minuteOfDay(item.startsAt) : 0,
      to: dayOf(item.endsAt) === day ? minuteOfDay(item.endsAt) : FULL_DAY,
      column: 0,
      columns: 1,
    }))
    .sort((a, b) => a.from - b.from || b.to - a.to);
  let group: Placed<T>[] = [];
  let groupEnd = -1;
  for (const next of placed) {
    if (next.from >= groupEnd) {
      widen(group);
      group = [];
    }
    const taken = new Set(group.filter((other) => other.to > next.from).map((other) => other.column));
    while (taken.has(next.column)) next.column++;
    group.push(next);
    groupEnd = Math.max(groupEnd, next.to);
  }
  widen(group);
  return placed;
}

/** A meeting that ends at midnight belongs to the day before. */
function endDay(item: Timed): Day {
  const day = dayOf(item.endsAt);
  return minuteOfDay(item.endsAt) === 0 && day > dayOf(item.startsAt) ? addDays(day, -1) : day;
}

function widen<T extends Timed>(group: Placed<T>[]): void {
  const columns = Math.max(0, ...group.map((one) => one.column + 1));
  for (const one of group) one.columns = columns;
}

/** The hours a week shows: the office's day, longer when a meeting is outside it. */
export function hoursShown(placed: readonly Placed<Timed>[]): { first: number; last: number } {
  const first = Math.min(7, ...placed.map((one) => Math.floor(one.from / 60)));
  const last = Math.max(18, ...placed.map((one) => Math.ceil(one.to / 60)));
  return { first, last };
}
