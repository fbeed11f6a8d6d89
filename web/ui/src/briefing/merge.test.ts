import { describe, expect, it } from 'vitest';
import type { Briefing, ChangedMeanwhile } from '../api/types';
import { emptyForm } from './form-model';
import { joined, merged, sides, touched } from './merge';

const begun = { ...emptyForm('2026-11-30', '08:00'), title: 'Giao ban', chair: 'an', units: new Set(['a', 'b']) };

const current = {
  title: 'Giao ban tuần 48',
  startsAt: '2026-11-30T08:00:00+07:00',
  duration: 'PT1H30M',
  chair: 'an',
  units: ['a', 'b', 'c'],
  agenda: [],
  leadTimes: { invitationDays: null, documentDays: null },
  reminders: [],
  letterText: '',
  roomPolicy: { microphones: null, quorum: '2/3', layout: null },
} as unknown as Briefing;

describe('what was typed', () => {
  it('is only what differs from the beginning', () => {
    expect(touched(begun, { ...begun })).toEqual({});
    expect(touched(begun, { ...begun, title: 'Khác', minutes: 60 })).toEqual({ title: 'Khác', duration: 'PT1H' });
  });
});

describe('a merge', () => {
  it('takes theirs where only they wrote and keeps what was typed here', () => {
    const form = merged(current, begun, { ...begun, minutes: 60 }, {});
    expect(form.title).toBe('Giao ban tuần 48');
    expect(form.minutes).toBe(60);
    expect([...form.units]).toEqual(['a', 'b', 'c']);
  });

  it('obeys the choice where both wrote', () => {
    const mine = { ...begun, title: 'Giao ban tháng' };
    expect(merged(current, begun, mine, { title: 'mine' }).title).toBe('Giao ban tháng');
    expect(merged(current, begun, mine, { title: 'theirs' }).title).toBe('Giao ban tuần 48');
  });

  it('keeps what was arranged here beside what they arranged', () => {
    const mine = { ...begun, arrangement: { ...begun.arrangement, letterText: 'Mang theo số liệu' } };
    const form = merged(current, begun, mine, {});
    expect(form.arrangement).toMatchObject({ quorum: '2/3', letterText: 'Mang theo số liệu' });
  });

  it('puts lists of units together', () => {
    expect([...joined(new Set(['a', 'b']), new Set(['a', 'b', 'c']), new Set(['a', 'd']))].sort()).toEqual([
      'a',
      'c',
      'd',
    ]);
  });

  it('writes anew an agenda item that was removed meanwhile', () => {
    const mine = { ...begun, agenda: [{ key: 1, id: 'gone', title: 'Vụ đông', minutes: 10, presenter: '' }] };
    expect(merged(current, begun, mine, { agenda: 'mine' }).agenda[0]).not.toHaveProperty('id');
  });
});

it('offers the side that loses least first', () => {
  const both = { field: 'units', conflict: true } as ChangedMeanwhile;
  expect(sides(both)[0]).toBe('both');
  expect(sides({ ...both, field: 'title' })[0]).toBe('mine');
  expect(sides({ ...both, conflict: false })).toEqual(['theirs']);
});
