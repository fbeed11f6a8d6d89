import { expect, it } from 'vitest';
import { Backoff } from './backoff';

it('doubles up to its cap and begins anew after a success', () => {
  const backoff = new Backoff(300, 1000, () => 1);

  expect([backoff.next(), backoff.next(), backoff.next(), backoff.next()]).toEqual([300, 600, 1000, 1000]);
  backoff.reset();
  expect(backoff.next()).toBe(300);
});

it('spreads: never less than half a step, never more than it', () => {
  expect(new Backoff(1000, 1000, () => 0).next()).toBe(500);
  expect(new Backoff(1000, 1000, () => 0.5).next()).toBe(750);
});
