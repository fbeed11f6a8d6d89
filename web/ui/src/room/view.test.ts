import { describe, expect, it } from 'vitest';
import type { Section } from '../media/peer';
import type { Arrangement } from './arrangement';
import { uses, wishes, worthSending } from './view';

const section = (mid: string, role: Section['role']): Section => ({ mid, role, stream: {} as MediaStream });
const sections = [section('v', 'voice'), section('s', 'stage'), section('1', 'thumbnail'), section('2', 'thumbnail')];
const PLENTY = { strip: 1, pictures: 9, height: 1080, framerate: Number.POSITIVE_INFINITY };

function arrangement(more: Partial<Arrangement>): Arrangement {
  return { kind: 'STAGE', site: null, pair: [], grid: [], page: 0, pages: 1, own: false, ...more };
}

function planned(more: Partial<Arrangement>, shown: Record<string, string> = {}, means = PLENTY) {
  const site = (mid: string) => shown[mid] ?? null;
  return uses(arrangement(more), { sections, site, self: 'me', first: ['c'], asked: (mid) => mid === 's' }, means);
}

describe('the sections of a screen', () => {
  it('are a stage and a filmstrip, and nothing that is not shown', () => {
    expect(planned({})).toEqual([
      { mid: 's', site: null, place: 'stage' },
      { mid: '1', site: null, place: 'tile' },
      { mid: '2', site: null, place: null },
    ]);
  });

  it('show on stage whom the reader wants to see', () => {
    expect(planned({ site: 'b' })[0]).toEqual({ mid: 's', site: 'b', place: 'stage' });
  });

  it('show the page of the grid, each where it is received already, oneself not', () => {
    expect(planned({ kind: 'GRID', grid: ['a', 'me', 'b', 'c'] }, { '2': 'a' })).toEqual([
      { mid: 's', site: 'c', place: 'tile' },
      { mid: '1', site: 'b', place: 'tile' },
      { mid: '2', site: 'a', place: 'tile' },
    ]);
  });

  it('receive nobody who is on another page', () => {
    const [stage] = planned({ kind: 'GRID', grid: ['a'] }, { s: 'x' });
    expect(stage).toEqual({ mid: 's', site: 'a', place: null });
  });

  it('show two, and the filmstrip in what is left', () => {
    expect(planned({ kind: 'PAIR', pair: ['a', 'me'] }, { '1': 'a' })).toEqual([
      { mid: 's', site: null, place: null },
      { mid: '1', site: 'a', place: 'pair' },
      { mid: '2', site: null, place: 'tile' },
    ]);
  });

  it('are no more than a machine can bear', () => {
    expect(planned({}, {}, { strip: 4, pictures: 1, height: 270, framerate: 10 }).map((use) => use.place)).toEqual([
      'stage',
      null,
      null,
    ]);
    expect(
      planned({}, {}, { strip: 4, pictures: 0, height: 0, framerate: 10 }).every((use) => use.place === null),
    ).toBe(true);
    const grid = planned(
      { kind: 'GRID', grid: ['a', 'b', 'c'] },
      {},
      { strip: 0, pictures: 1, height: 270, framerate: 10 },
    );
    expect(grid.filter((use) => use.place).map((use) => use.site)).toEqual(['c']);
  });
});

describe('the heights asked for', () => {
  const pixels = { stage: 500, pair: 0, tile: 88 };

  it('are those of what is drawn', () => {
    expect(wishes(planned({}), pixels, PLENTY)).toEqual([
      { mid: 's', maxHeight: 540 },
      { mid: '1', maxHeight: 90 },
      { mid: '2', maxHeight: 0 },
    ]);
    expect(wishes(planned({}), pixels, { height: 180, framerate: 10 })).toEqual([
      { mid: 's', maxHeight: 180, maxFrameRate: 10 },
      { mid: '1', maxHeight: 90, maxFrameRate: 10 },
      { mid: '2', maxHeight: 0 },
    ]);
  });

  it('come in steps', () => {
    expect(worthSending(0)).toBe(0);
    expect(worthSending(95)).toBe(90);
    expect(worthSending(4000)).toBe(1080);
  });
});
