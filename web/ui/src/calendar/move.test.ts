import { describe, expect, it } from 'vitest';
import { endOf, lengthened, moveOf, onDay, sameMove, shifted, snapped } from './move';

const briefing = { startsAt: '2026-11-30T08:00:00+07:00', endsAt: '2026-11-30T09:40:00+07:00' };
const here = moveOf(briefing);

describe('moving a meeting', () => {
  it('keeps its length and moves by days and minutes of Vietnam', () => {
    const there = shifted(here, 2, 45);
    expect(there).toEqual({ startsAt: '2026-12-02T08:45:00+07:00', minutes: 100 });
    expect(endOf(there)).toBe('2026-12-02T10:25:00+07:00');
    expect(onDay(here, '2027-01-04').startsAt).toBe('2027-01-04T08:00:00+07:00');
  });

  it('stays within its day', () => {
    expect(shifted(here, 0, -900).startsAt).toBe('2026-11-30T00:00:00+07:00');
    expect(shifted(here, 0, 5000).startsAt).toBe('2026-11-30T23:45:00+07:00');
  });

  it('is never shorter than a quarter of an hour nor longer than a day', () => {
    expect(lengthened(here, 20).minutes).toBe(120);
    expect(lengthened(here, -600).minutes).toBe(15);
    expect(lengthened(here, 6000).minutes).toBe(1440);
  });

  it('goes by quarters of an hour', () => {
    expect([snapped(7), snapped(8), snapped(-22), snapped(-23)]).toEqual([0, 15, -15, -30]);
  });

  it('is the same when the moment is the same, however it is written', () => {
    expect(sameMove(here, { startsAt: '2026-11-30T01:00:00Z', minutes: 100 })).toBe(true);
    expect(sameMove(here, shifted(here, 0, 15))).toBe(false);
  });
});
