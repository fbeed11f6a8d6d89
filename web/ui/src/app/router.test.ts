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
  expect(placeOf('/units/14215')).toMatchObject({ parts: { unit: '14215' }, route: { tag: 'gb-units' } });
  expect(placeOf('/units/import')?.route.tag).toBe('gb-unit-import');
  expect(placeOf('/units', '?unit=SO.XD&edit=email')?.parts).toEqual({ unit: 'SO.XD', edit: 'email' });
  expect(placeOf('/nothing/here')).toBeNull();
});
