import { describe, expect, it } from 'vitest';
import { attendance, isHeard, shortName, standing } from './audibility';
import type { RoomEvent, RoomState } from './protocol';
import { EMPTY, reduce } from './state';

function room(...events: RoomEvent[]): RoomState {
  const join = (site: string, role: 'SITE' | 'CHAIR' | 'OBSERVER'): RoomEvent => ({
    type: 'SiteJoined',
    site,
    name: site,
    kind: role === 'SITE' ? 'UNIT' : 'PERSON',
    role,
  });
  return [join('A', 'SITE'), join('B', 'SITE'), join('C', 'CHAIR'), join('O', 'OBSERVER'), ...events].reduce(
    (state, event) => reduce(state, event, '2026-11-23T08:00:00Z'),
    EMPTY,
  );
}

describe('who is heard', () => {
  it('everyone whose microphone is on', () => {
    expect(isHeard(room(), 'A')).toBe(true);
    expect(isHeard(room({ type: 'MicrophoneTurned', site: 'A', on: false }), 'A')).toBe(false);
    expect(isHeard(room(), 'nobody')).toBe(false);
  });

  it('only the floor and the chair when the chair says so', () => {
    const state = room({ type: 'FloorOnlyTurned', on: true }, { type: 'FloorGiven', site: 'B' });

    expect(['A', 'B', 'C'].map((site) => isHeard(state, site))).toEqual([false, true, true]);
  });

  it('the floor is heard through the chair’s mute', () => {
    const state = room(
      { type: 'SiteMuted', site: 'A' },
      { type: 'FloorGiven', site: 'A' },
      { type: 'MicrophoneTurned', site: 'A', on: true },
    );

    expect(isHeard(state, 'A')).toBe(true);
  });
});

describe('what a site is told', () => {
  it('its own turn comes first, then its place in the queue, then whether it is heard', () => {
    const raise = (site: string): RoomEvent => ({ type: 'HandRaised', site });

    expect(standing(room(), 'A').kind).toBe('heard');
    expect(standing(room({ type: 'SiteMuted', site: 'A' }), 'A').kind).toBe('muted');
    expect(standing(room({ type: 'FloorOnlyTurned', on: true }), 'A').kind).toBe('floorOnly');
    expect(standing(room({ type: 'MicrophoneTurned', site: 'A', on: false }), 'A').kind).toBe('silent');
    expect(standing(room(raise('A'), raise('B')), 'A').kind).toBe('next');
    expect(standing(room(raise('A'), raise('B')), 'B')).toEqual({ kind: 'queued', position: 2 });
    expect(standing(room({ type: 'FloorGiven', site: 'A' }), 'A')).toEqual({ kind: 'floor', microphone: true });
    expect(standing(room(), 'O').kind).toBe('watching');
  });
});

it('attendance counts invited units only', () => {
  const state = room({ type: 'SiteMarked', site: 'A', presence: 'LATE', byHand: true });

  expect(attendance(state)).toEqual({ invited: 2, present: 1, online: 2 });
});

it('names on tiles drop what everyone knows', () => {
  expect(['UBND xã Hải Hậu', 'Ủy ban nhân dân xã Ý Yên', 'Sở Xây dựng'].map(shortName)).toEqual([
    'xã Hải Hậu',
    'xã Ý Yên',
    'Sở Xây dựng',
  ]);
});
