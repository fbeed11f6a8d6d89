import { describe, expect, it } from 'vitest';
import type { Figures, TrackedUnit } from '../api/tracking';
import { ordered, percent, sayAnswerTime, stepsOf } from './rates';

const AT = '2026-11-20T08:00:00+07:00';

function unit(name: string, change: Partial<Figures>): TrackedUnit {
  const figures: Figures = {
    invited: 10,
    sent: 10,
    bounced: 0,
    opened: 10,
    answered: 10,
    inTime: 10,
    answerMinutes: 60,
    held: 10,
    came: 10,
    declined: 0,
    substituted: 0,
    missedMinutes: 0,
    chases: 0,
    ...change,
  };
  return { unit: name, name, level: 'COMMUNE', figures };
}

describe('rates', () => {
  it('say nothing where there is nothing to measure', () => {
    expect(percent(0, 0)).toBeNull();
    expect(percent(1, 3)).toBe(33);
    expect(sayAnswerTime(null)).toBe('–');
    expect(sayAnswerTime(35)).toBe('35 phút');
    expect(sayAnswerTime(240)).toBe('4 giờ');
    expect(sayAnswerTime(60 * 72)).toBe('3 ngày');
  });

  it('put the worst of a column first, and leave the order of the server alone', () => {
    const units = [unit('a', {}), unit('b', { came: 4 }), unit('c', { bounced: 3 })];
    expect(ordered(units, 'worst').map((one) => one.unit)).toEqual(['a', 'b', 'c']);
    expect(ordered(units, 'came')[0]?.unit).toBe('b');
    expect(ordered(units, 'bounced')[0]?.unit).toBe('c');
  });

  it('do not blame a unit for meetings that were not held', () => {
    expect(ordered([unit('a', { held: 0, came: 0 }), unit('b', { came: 9 })], 'came')[0]?.unit).toBe('b');
  });
});

describe('the steps of an invitation', () => {
  const way = (change: object) =>
    stepsOf({ reply: 'NEEDS_ACTION', came: false, ...change }).map((one) => `${one.step}:${one.state}`);

  it('are told from the outbox to the seat', () => {
    expect(way({})[0]).toBe('queued:todo');
    expect(way({ status: 'QUEUED', queuedAt: AT }).slice(0, 2)).toEqual(['queued:done', 'sent:todo']);
    expect(way({ status: 'DELIVERED', reply: 'ACCEPTED', came: true })).toEqual([
      'queued:done',
      'sent:done',
      'delivered:done',
      'registered:passed',
      'opened:passed',
      'replied:done',
      'present:done',
    ]);
  });

  it('break off where the mail came back, unless the unit got to know otherwise', () => {
    expect(way({ status: 'BOUNCED', bouncedAt: AT })[2]).toBe('bounced:bad');
    expect(way({ status: 'BOUNCED', seenAt: AT })[2]).toBe('delivered:passed');
  });
});
