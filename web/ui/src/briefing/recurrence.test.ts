import { describe, expect, it } from 'vitest';
import { NO_REPEAT, patterns, ruleOf, sayRule } from './recurrence';

describe('the rule of a pattern', () => {
  const on = (pattern: (typeof NO_REPEAT)['pattern'], more = {}) =>
    ruleOf({ ...NO_REPEAT, pattern, ...more }, '2026-11-30');

  it('names the day of the first meeting', () => {
    expect(on('')).toBe('');
    expect(on('weekly')).toBe('FREQ=WEEKLY;BYDAY=MO');
    expect(on('fortnightly')).toBe('FREQ=WEEKLY;INTERVAL=2;BYDAY=MO');
    expect(on('monthlyDate')).toBe('FREQ=MONTHLY;BYMONTHDAY=30');
    expect(on('monthlyLast')).toBe('FREQ=MONTHLY;BYDAY=-1MO');
  });

  it('ends as it is told', () => {
    expect(on('weekly', { end: 'count', count: 8 })).toBe('FREQ=WEEKLY;BYDAY=MO;COUNT=8');
    expect(on('weekly', { end: 'until', until: '2027-03-01' })).toBe('FREQ=WEEKLY;BYDAY=MO;UNTIL=20270301');
    expect(on('own', { rule: ' FREQ=YEARLY ' })).toBe('FREQ=YEARLY');
  });

  it('offers the last weekday only in the last week, and no fifth one', () => {
    expect(patterns('2026-11-30').map((one) => one.value)).toContain('monthlyLast');
    expect(patterns('2026-11-30').map((one) => one.value)).not.toContain('monthlyDay');
    expect(patterns('2026-11-09').map((one) => one.value)).not.toContain('monthlyLast');
  });
});

describe('a rule in words', () => {
  it('says what it can and shows what it cannot', () => {
    expect(sayRule('FREQ=WEEKLY;BYDAY=MO')).toBe('Hằng tuần, vào Thứ Hai');
    expect(sayRule('FREQ=WEEKLY;BYDAY=MO;COUNT=8')).toContain('8');
    expect(sayRule('FREQ=MONTHLY;BYDAY=-1FR')).toContain('Thứ Sáu');
    expect(sayRule('FREQ=YEARLY;BYYEARDAY=5')).toBe('FREQ=YEARLY;BYYEARDAY=5');
  });
});
