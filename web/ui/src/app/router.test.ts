import { expect, it } from 'vitest';
import { placeOf } from './router';

it('finds the page an address names, with its parts', () => {
  expect(placeOf('/')?.route.section).toBe('calendar');
  expect(placeOf('/briefings/new')?.route.tag).toBe('gb-briefing-form');
  expect(placeOf('/briefings/0b5c/minutes')).toMatchObject({
    parts: { briefing: '0b5c' },
    route: { tag: 'gb-minutes' },
  });
  expect(placeOf('/mail', '?box=ubnd.haihau%40example.vn')?.parts).toEqual({ box: 'ubnd.haihau@example.vn' });
  expect(placeOf('/nothing/here')).toBeNull();
});
