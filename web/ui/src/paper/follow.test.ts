import { describe, expect, it } from 'vitest';
import type { Stage } from '../room/protocol';
import { Following } from './follow';

const shown = (by: string, page: number, more: Partial<Stage> = {}): Stage => ({
  site: null,
  document: 'd',
  page,
  shown: { by },
  ...more,
});
const half = { x: 0, y: 0.5, width: 1, height: 0.5 };
const told = { x: 0, y: 5000, width: 10_000, height: 5000 };

describe('following a document', () => {
  it('goes where the presenter goes, with page and zoom', () => {
    const me = new Following('me');
    me.staged(shown('chair', 3));
    expect(me.look).toEqual({ page: 3, region: null });
    me.staged(shown('chair', 4, { shown: { by: 'chair', region: told } }));
    expect(me.look).toEqual({ page: 4, region: half });
  });

  it('looks around alone, whatever the presenter does, and returns', () => {
    const me = new Following('me');
    me.staged(shown('chair', 3));
    me.looked({ page: 9, region: null }, shown('chair', 3), false);
    me.staged(shown('chair', 4));
    expect(me.alone).toBe(true);
    expect(me.look.page).toBe(9);
    expect(me.unsent).toBeNull();

    me.back(shown('chair', 4));
    expect(me.alone).toBe(false);
    expect(me.look.page).toBe(4);
  });

  it('another document ends looking around', () => {
    const me = new Following('me');
    me.staged(shown('chair', 3));
    me.looked({ page: 9, region: null }, shown('chair', 3), false);
    me.staged(shown('chair', 1, { document: 'other' }));
    expect(me.alone).toBe(false);
    expect(me.look.page).toBe(1);
  });

  it('a presenter who turns fast is not thrown back by their own earlier page', () => {
    const me = new Following('me');
    me.staged(shown('me', 1));
    me.looked({ page: 2, region: null }, shown('me', 1), true);
    me.looked({ page: 3, region: null }, shown('me', 1), true);
    me.staged(shown('me', 2));
    expect(me.look.page).toBe(3);

    me.settled(me.unsent ?? me.look);
    me.staged(shown('me', 3));
    expect(me.look.page).toBe(3);
  });

  it('a presenter whom another takes over follows', () => {
    const me = new Following('me');
    me.staged(shown('me', 1));
    me.staged(shown('chair', 5));
    expect(me.look.page).toBe(5);
  });

  it('a presenter who has lost the right looks around alone', () => {
    const me = new Following('me');
    me.staged(shown('me', 1));
    me.looked({ page: 2, region: null }, shown('me', 1), false);
    expect(me.alone).toBe(true);
    expect(me.unsent).toBeNull();
  });

  it('whoever looks around may make it everybody’s page', () => {
    const me = new Following('me');
    me.staged(shown('chair', 3));
    me.looked({ page: 9, region: half }, shown('chair', 3), true);
    me.present();
    expect(me.alone).toBe(false);
    expect(me.unsent).toEqual({ page: 9, region: half });
  });
});
