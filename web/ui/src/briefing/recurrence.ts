import type { HolidayMove } from '../api/types';
import { type Day, sayDate, sayWeekday } from '../kit/vietnam-time';
import { t } from '../locale/scheduling';

export type Pattern = '' | 'daily' | 'weekly' | 'fortnightly' | 'monthlyDate' | 'monthlyDay' | 'monthlyLast' | 'own';

/** How a meeting repeats, as the form holds it. */
export interface Repeat {
  pattern: Pattern;
  /** The rule itself when the pattern is `own`. */
  rule: string;
  end: 'never' | 'count' | 'until';
  count: number;
  until: Day;
  holidays: HolidayMove;
  carryOver: boolean;
}

export const NO_REPEAT: Repeat = {
  pattern: '',
  rule: '',
  end: 'never',
  count: 10,
  until: '',
  holidays: 'AFTER',
  carryOver: true,
};

const WEEK = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];

function parts(day: Day): { weekday: string; date: number; nth: number; last: boolean } {
  const at = new Date(`${day}T00:00:00Z`);
  const date = at.getUTCDate();
  const length = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  return { weekday: WEEK[at.getUTCDay()]!, date, nth: Math.ceil(date / 7), last: date + 7 > length };
}

/** The RRULE (RFC 5545) of a meeting whose first day is `day`; empty when it does not repeat. */
export function ruleOf(repeat: Repeat, day: Day): string {
  if (repeat.pattern === '' || !day) return '';
  if (repeat.pattern === 'own') return repeat.rule.trim();
  const { weekday, date, nth } = parts(day);
  const base = {
    daily: 'FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR',
    weekly: `FREQ=WEEKLY;BYDAY=${weekday}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
    monthlyDate: `FREQ=MONTHLY;BYMONTHDAY=${date}`,
    monthlyDay: `FREQ=MONTHLY;BYDAY=${nth}${weekday}`,
    monthlyLast: `FREQ=MONTHLY;BYDAY=-1${weekday}`,
  }[repeat.pattern];
  if (repeat.end === 'count') return `${base};COUNT=${repeat.count}`;
  if (repeat.end === 'until' && repeat.until) return `${base};UNTIL=${repeat.until.replaceAll('-', '')}`;
  return base;
}

/** The patterns a meeting on that day can have, in words. */
export function patterns(day: Day): { value: Pattern; label: string }[] {
  const { date, nth, last } = parts(day || '2026-01-05');
  const weekday = sayWeekday(day || '2026-01-05');
  return [
    { value: '', label: t('repeat.none') },
    { value: 'daily', label: t('repeat.daily') },
    { value: 'weekly', label: t('repeat.weekly', { day: weekday }) },
    { value: 'fortnightly', label: t('repeat.fortnightly', { day: weekday }) },
    { value: 'monthlyDate', label: t('repeat.monthlyDate', { date }) },
    ...(nth < 5 ? [{ value: 'monthlyDay' as const, label: t('repeat.monthlyDay', { day: weekday, n: nth }) }] : []),
    ...(last ? [{ value: 'monthlyLast' as const, label: t('repeat.monthlyLast', { day: weekday }) }] : []),
    { value: 'own', label: t('repeat.own') },
  ];
}

const DAY_NUMBER: Record<string, string> = {
  MO: '2026-01-05',
  TU: '2026-01-06',
  WE: '2026-01-07',
  TH: '2026-01-08',
  FR: '2026-01-09',
  SA: '2026-01-10',
  SU: '2026-01-11',
};

/** A rule in words, as far as the form could have made it; else the rule itself. */
export function sayRule(rule: string): string {
  const given = Object.fromEntries(rule.split(';').map((part) => part.split('=') as [string, string]));
  const end = given.COUNT
    ? `, ${t('repeat.count').toLowerCase()}: ${given.COUNT}`
    : given.UNTIL
      ? `, ${t('repeat.until').toLowerCase()}: ${sayDate(`${given.UNTIL.slice(0, 4)}-${given.UNTIL.slice(4, 6)}-${given.UNTIL.slice(6, 8)}`)}`
      : '';
  const { FREQ, INTERVAL = '1', BYDAY = '', BYMONTHDAY = '', COUNT, UNTIL, WKST, ...others } = given;
  if (Object.keys(others).length > 0) return rule;
  const days = BYDAY.split(',').filter(Boolean);
  if (FREQ === 'WEEKLY' && days.length > 0 && days.every((day) => day in DAY_NUMBER)) {
    if (BYDAY === 'MO,TU,WE,TH,FR' && INTERVAL === '1') return t('repeat.daily') + end;
    const names = days.map((day) => sayWeekday(DAY_NUMBER[day]!)).join(', ');
    if (INTERVAL === '1') return t('repeat.weekly', { day: names }) + end;
    if (INTERVAL === '2') return t('repeat.fortnightly', { day: names }) + end;
  }
  if (FREQ === 'MONTHLY' && INTERVAL === '1') {
    if (BYMONTHDAY && !BYDAY && Number(BYMONTHDAY) > 0) return t('repeat.monthlyDate', { date: BYMONTHDAY }) + end;
    const numbered = /^(-1|[1-4])(MO|TU|WE|TH|FR|SA|SU)$/.exec(BYDAY);
    if (numbered && !BYMONTHDAY) {
      const day = sayWeekday(DAY_NUMBER[numbered[2]!]!);
      return (
        (numbered[1] === '-1'
          ? t('repeat.monthlyLast', { day })
          : t('repeat.monthlyDay', { day, n: Number(numbered[1]) })) + end
      );
    }
  }
  return rule;
}
