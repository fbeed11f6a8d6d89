import { describe, expect, it } from 'vitest';
import { arrange, capacityOf, FOLLOWING, gridSites, shapeOf } from './arrangement';
import type { RoomState, Site } from './protocol';
import { EMPTY } from './state';

function site(more: Partial<Site> = {}): Site {
  return {
    name: 'Xã',
    kind: 'UNIT',
    role: 'SITE',
    online: true,
    presence: 'PRESENT',
    firstJoinedAt: null,
    microphone: false,
    mutedByChair: false,
    people: 0,
    spokeSeconds: 0,
    floorSeconds: 0,
    stays: [],
    byHand: false,
    note: null,
    ...more,
  };
}

const room = (more: Partial<RoomState> = {}): RoomState => ({
  ...EMPTY,
  sites: {
    a: site(),
    b: site(),
    away: site({ online: false }),
    khach: site({ kind: 'PERSON', role: 'OBSERVER' }),
    thuky: site({ kind: 'PERSON', role: 'SECRETARY' }),
    chutich: site({ kind: 'PERSON', role: 'CHAIR' }),
  },
  ...more,
});

describe('a screen', () => {
  it('follows the chair until its reader chooses, and again afterwards', () => {
    const state = room({ layout: { kind: 'GRID', sites: [] } });
    expect(arrange(state, FOLLOWING, [], 9)).toMatchObject({ kind: 'GRID', own: false });
    expect(arrange(state, { ...FOLLOWING, layout: 'STAGE' }, [], 9)).toMatchObject({ kind: 'STAGE', own: true });
    expect(arrange(state, { ...FOLLOWING, site: 'a' }, [], 9)).toMatchObject({ kind: 'STAGE', site: 'a', own: true });
    expect(arrange(state, { ...FOLLOWING, site: 'away' }, [], 9)).toMatchObject({ kind: 'GRID', own: false });
  });

  it('shows the speaker when there is no page, or nobody for a pair', () => {
    expect(arrange(room(), { ...FOLLOWING, layout: 'DOCUMENT' }, [], 9).kind).toBe('STAGE');
    const alone = room({ sites: { a: site() } });
    expect(arrange(alone, { ...FOLLOWING, layout: 'PAIR' }, ['a'], 9).kind).toBe('STAGE');
  });

  it('pairs whom the chair names, else the speaker and who spoke before, else the chair', () => {
    const pair = (state: RoomState, spoke: string[]) => arrange(state, FOLLOWING, spoke, 9).pair;
    expect(pair(room({ layout: { kind: 'PAIR', sites: ['b', 'thuky'] } }), ['a'])).toEqual(['b', 'thuky']);
    const floor = { site: 'a', since: '', limitSeconds: null, fadingSince: null };
    expect(pair(room({ floor }), ['a', 'b'])).toEqual(['a', 'b']);
    expect(pair(room({ floor }), [])).toEqual(['a', 'chutich']);
    expect(pair(room(), ['away', 'b', 'a'])).toEqual(['b', 'a']);
  });
});

describe('the grid', () => {
  it('has everybody who can be seen, the chair first, then the units in their order', () => {
    expect(gridSites(room())).toEqual(['chutich', 'a', 'b', 'thuky']);
  });

  it('turns its pages and stays within them when sites go', () => {
    const turned = { ...FOLLOWING, page: 7 };
    expect(arrange(room(), turned, [], 3)).toMatchObject({ grid: ['thuky'], page: 1, pages: 2 });
    expect(arrange(room(), turned, [], 9)).toMatchObject({ page: 0, pages: 1 });
  });

  it('takes the shape in which pictures are largest', () => {
    expect(shapeOf(25, { width: 1880, height: 900 })).toEqual({ columns: 5, rows: 5 });
    expect(shapeOf(6, { width: 390, height: 500 })).toEqual({ columns: 2, rows: 3 });
    expect(shapeOf(2, { width: 390, height: 500 })).toEqual({ columns: 1, rows: 2 });
    expect(shapeOf(0, { width: 390, height: 500 })).toEqual({ columns: 1, rows: 1 });
  });

  it('holds only as many as can be read', () => {
    expect(capacityOf(25, { width: 966, height: 540 })).toBe(25);
    expect(capacityOf(25, { width: 390, height: 420 })).toBe(8);
    expect(capacityOf(7, { width: 390, height: 420 })).toBe(6);
    expect(capacityOf(6, { width: 1880, height: 900 })).toBe(6);
    expect(capacityOf(25, { width: 0, height: 0 })).toBe(1);
  });
});
