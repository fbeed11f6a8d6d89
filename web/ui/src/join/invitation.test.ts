import { describe, expect, it } from 'vitest';
import { askAgainMillis, gate, type Invitation, tokenIn } from './invitation';
import { median } from './line-check';

const OPENS = Date.parse('2026-11-23T07:30:00+07:00');

const invitation = (state: Invitation['briefing']['state']) =>
  ({
    briefing: { state, startsAt: '2026-11-23T08:00:00+07:00', room: { opensAt: '2026-11-23T07:30:00+07:00' } },
  }) as Invitation;

describe('an invitation', () => {
  it('lets in when the room is open, else says why not', () => {
    expect((['SCHEDULED', 'OPEN', 'CLOSED', 'CANCELLED'] as const).map((state) => gate(invitation(state)))).toEqual([
      'wait',
      'open',
      'closed',
      'cancelled',
    ]);
  });

  it('is asked about seldom while the room is far from opening, often when it is near', () => {
    const ask = (millisAfterOpening: number, waiting: boolean, random: number) =>
      askAgainMillis(invitation('SCHEDULED'), OPENS + millisAfterOpening, waiting, () => random);

    expect([ask(-3_600_000, false, 0), ask(-70_000, false, 0)]).toEqual([30_000, 30_000]);
    expect(ask(-3_600_000, true, 0)).toBe(5000);
    expect([ask(-5_000, false, 0), ask(5_000, true, 1)]).toEqual([2000, 4000]);
  });

  it('has its token in the address', () => {
    expect([tokenIn('/join/abc-_1'), tokenIn('/join/abc/'), tokenIn('/')]).toEqual(['abc-_1', 'abc', '']);
  });
});

it('the line is judged by the median answer', () => {
  expect(median([10, 900, 12])).toBe(12);
  expect(median([400, 500, 420])).toBe(420);
  expect(median([])).toBeNull();
});
