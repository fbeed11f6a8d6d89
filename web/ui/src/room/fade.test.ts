import { expect, it } from 'vitest';
import { loudness } from './fade';

const T0 = '2026-11-23T08:00:00Z';
const at = (millis: number): number => Date.parse(T0) + millis;
const floor = { site: 'A', since: T0, limitSeconds: 60, fadingSince: T0 };

it('only the voice that has the floor fades, and only while it is let fade', () => {
  expect(loudness(floor, 'A', at(0))).toBe(1);
  expect(loudness(floor, 'A', at(2500))).toBe(0.5);
  expect(loudness(floor, 'A', at(9000))).toBe(0);
  expect(loudness(floor, 'B', at(2500))).toBe(1);
  expect(loudness({ ...floor, fadingSince: null }, 'A', at(2500))).toBe(1);
  expect(loudness(null, 'A', at(2500))).toBe(1);
});
