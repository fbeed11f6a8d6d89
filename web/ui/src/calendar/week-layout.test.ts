import { describe, expect, it } from 'vitest';
import { hoursShown, layDay } from './week-layout';

const at = (from: string, to: string, day = '2026-11-23') => ({
  startsAt: `${day}T${from}:00+07:00`,
  endsAt: `${day}T${to}:00+07:00`,
});
const places = (items: ReturnType<typeof at>[]) =>
  layDay(items, '2026-11-23').map((one) => `${one.column}/${one.columns}`);

describe('the week', () => {
  it('gives a meeting alone the whole width', () => {
    expect(places([at('08:00', '09:00'), at('09:00', '10:00')])).toEqual(['0/1', '0/1']);
  });

  it('puts overlapping meetings side by side and shares the width among them', () => {
    expect(places([at('08:00', '10:00'), at('09:00', '11:00'), at('10:00', '12:00'), at('14:00', '15:00')])).toEqual([
      '0/2',
      '1/2',
      '0/2',
      '0/1',
    ]);
    expect(places([at('08:00', '12:00'), at('08:30', '09:00'), at('08:45', '10:00')])).toEqual(['0/3', '1/3', '2/3']);
  });

  it('shows a meeting only on its own day', () => {
    expect(layDay([at('08:00', '09:00', '2026-11-24')], '2026-11-23')).toEqual([]);
    const untilMidnight = { startsAt: '2026-11-23T22:00:00+07:00', endsAt: '2026-11-24T00:00:00+07:00' };
    expect(layDay([untilMidnight], '2026-11-24')).toEqual([]);
    expect(layDay([untilMidnight], '2026-11-23')[0]).toMatchObject({ from: 1320, to: 1440 });
  });

  it('shows the office hours, and more when a meeting is outside them', () => {
    expect(hoursShown(layDay([at('08:00', '09:00')], '2026-11-23'))).toEqual({ first: 7, last: 18 });
    expect(hoursShown(layDay([at('05:30', '19:10')], '2026-11-23'))).toEqual({ first: 5, last: 20 });
  });
});
