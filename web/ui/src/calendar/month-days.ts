import { addDays, type Day, mondayOf } from '../kit/vietnam-time';

/** The first day of the month a day lies in. */
export function firstOfMonth(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** The first of a month so many months on. */
export function addMonths(day: Day, months: number): Day {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1 + months, 1));
  return at.toISOString().slice(0, 10);
}

/** Whole weeks, Monday first, that hold the month. */
export function monthGrid(day: Day): Day[] {
  const first = firstOfMonth(day);
  const start = mondayOf(first);
  const last = addDays(addMonths(first, 1), -1);
  const days: Day[] = [];
  for (let at = start; at <= last || days.length % 7 !== 0; at = addDays(at, 1)) days.push(at);
  return days;
}
