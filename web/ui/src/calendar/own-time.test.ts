import { afterEach, describe, expect, it } from 'vitest';
import { ownZone, sayOwnTime } from './own-time';

const zone = process.env.TZ;
const at = '2026-11-30T08:00:00+07:00';

describe('a reader elsewhere', () => {
  afterEach(() => {
    process.env.TZ = zone;
  });

  it('is told his own time too, with the day when it is another', () => {
    process.env.TZ = 'Europe/Paris';
    expect(ownZone(at)).toBe('Europe/Paris');
    expect(sayOwnTime(at)).toMatch(/^02:00$/);
    process.env.TZ = 'America/New_York';
    expect(sayOwnTime(at)).toMatch(/20:00/);
    expect(sayOwnTime(at)).toMatch(/CN|Chủ/);
  });

  it('is told nothing in a zone with the same clocks', () => {
    process.env.TZ = 'Asia/Bangkok';
    expect(ownZone(at)).toBeNull();
    expect(sayOwnTime(at)).toBeNull();
  });
});
