import { describe, expect, it } from 'vitest';
import { SlotTable, sessionId } from './slots';

const slots = (site: string) => [
  { mid: '2', role: 'voice' as const, site: 'B' },
  { mid: '5', role: 'stage' as const, site },
  { mid: '6', role: 'thumbnail' as const, site: 'B' },
  { mid: '7', role: 'thumbnail' as const, site: null },
];

describe('slots', () => {
  it('tell who is in which section', () => {
    const table = new SlotTable();
    table.begin('s1');
    table.apply({ session: 's1', slots: slots('A') });

    expect(table.site('5')).toBe('A');
    expect(table.site('7')).toBeNull();
    expect(table.midOf('B')).toBe('6');
    expect(table.midOf('C')).toBeNull();
    expect(table.voices()).toEqual(['B']);
  });

  it('told before the session’s id is known are kept for it', () => {
    const table = new SlotTable();

    expect(table.apply({ session: 's1', slots: slots('A') })).toBe(false);
    expect(table.begin('s1')).toBe(true);
    expect(table.site('5')).toBe('A');
  });

  it('of another session do not mix in', () => {
    const table = new SlotTable();
    table.begin('s2');
    table.apply({ session: 's2', slots: slots('A') });
    table.apply({ session: 's1', slots: slots('C') });

    expect(table.site('5')).toBe('A');
  });

  it('are empty once the session has ended', () => {
    const table = new SlotTable();
    table.begin('s1');
    table.apply({ session: 's1', slots: slots('A') });
    table.end();

    expect(table.slots).toEqual([]);
  });

  it('a session is named by the end of its address', () => {
    expect(sessionId('http://localhost:8080/api/briefings/x/room/sessions/abc?y=1')).toBe('abc');
  });
});
