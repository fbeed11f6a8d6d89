import { expect, it } from 'vitest';
import { clock, isoMinutes, minutesOf, sayMinutes } from './duration';

it('reads and writes ISO 8601 durations', () => {
  expect(minutesOf('PT1H40M')).toBe(100);
  expect(minutesOf('PT90S')).toBe(1.5);
  expect(minutesOf('nonsense')).toBe(0);
  expect([100, 60, 15, 0].map(isoMinutes)).toEqual(['PT1H40M', 'PT1H', 'PT15M', 'PT0M']);
});

it('says minutes and shows clocks', () => {
  expect(sayMinutes(100)).toBe('1 giờ 40 phút');
  expect(sayMinutes(120)).toBe('2 giờ');
  expect(clock(134)).toBe('2:14');
  expect(clock(3734)).toBe('1:02:14');
});
