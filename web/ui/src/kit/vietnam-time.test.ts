import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  instantAt,
  minuteOfDay,
  mondayOf,
  readDate,
  readTime,
  sayDay,
  sayTime,
  sayWhen,
  weekNumber,
} from './vietnam-time';

describe('time in Vietnam', () => {
  it('is told in +07:00 wherever the computer stands', () => {
    expect(dayOf('2026-11-22T18:30:00Z')).toBe('2026-11-23');
    expect(sayTime('2026-11-23T01:00:00Z')).toBe('8:00');
    expect(minuteOfDay('2026-11-23T08:30:00+07:00')).toBe(510);
    expect(sayDay('2026-11-23T08:00:00+07:00')).toBe('Thứ Hai, 23/11/2026');
    expect(sayWhen('2025-11-17T14:05:00+07:00', new Date('2026-01-01T00:00:00Z'))).toBe('17/11/2025, 14:05');
    expect(instantAt('2026-11-23', '8:00')).toBe('2026-11-23T08:00:00+07:00');
  });

  it('begins weeks on Monday and numbers them as ISO 8601', () => {
    expect(mondayOf('2026-11-22')).toBe('2026-11-16');
    expect(mondayOf('2026-11-23')).toBe('2026-11-23');
    expect(weekNumber('2026-11-23')).toBe(48);
    expect(weekNumber('2027-01-01')).toBe(53);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });
});

describe('typed dates and times', () => {
  it('are read as people write them', () => {
    expect(readDate('23/11/2026')).toBe('2026-11-23');
    expect(readDate('3-1-27')).toBe('2027-01-03');
    expect(readDate('5.12', '2026-11-22')).toBe('2026-12-05');
    expect(readTime('8')).toBe('08:00');
    expect(readTime('8h30')).toBe('08:30');
    expect(readTime('0830')).toBe('08:30');
    expect(readTime('13:05')).toBe('13:05');
  });

  it('are refused when they are none', () => {
    expect(readDate('31/02/2026')).toBeNull();
    expect(readDate('mai')).toBeNull();
    expect(readTime('25:00')).toBeNull();
    expect(readTime('8:75')).toBeNull();
  });
});
