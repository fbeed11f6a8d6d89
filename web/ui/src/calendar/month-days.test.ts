import { describe, expect, it } from 'vitest';
import { addMonths, firstOfMonth, monthGrid } from './month-days';

describe('the month', () => {
  it('is whole weeks from Monday that hold all its days', () => {
    const november = monthGrid('2026-11-28');
    expect([november[0], november.at(-1), november.length]).toEqual(['2026-10-26', '2026-12-06', 42]);
    const february = monthGrid('2027-02-10');
    expect([february[0], february.at(-1), february.length]).toEqual(['2027-02-01', '2027-02-28', 28]);
  });

  it('goes on and back over the turn of the year', () => {
    expect(addMonths('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-01-15', -1)).toBe('2025-12-01');
    expect(firstOfMonth('2026-11-28')).toBe('2026-11-01');
  });
});
