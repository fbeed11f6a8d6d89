import { expect, it } from 'vitest';
import type { WallTile } from '../api/readiness';
import { readiness as en } from '../locale/en/readiness';
import { readiness as vi } from '../locale/vi/readiness';
import { count, keepSame, sayFinding, shown } from './wall-model';

function tile(site: string, name: string, level: WallTile['level']): WallTile {
  return { site, name, level, causes: [], ready: false, here: false, duty: { name: null, phone: null } };
}

const TILES = [tile('1', 'Xã Hải Hậu', 'red'), tile('2', 'Phường Hoa Lư', 'green'), tile('3', 'Xã Giao Thủy', 'red')];

it('counts tiles by colour', () => {
  expect(count(TILES)).toEqual({ red: 2, amber: 0, green: 1, none: 0 });
});

it('filters by colour and by name without marks', () => {
  expect(shown(TILES, 'red', '').map((one) => one.site)).toEqual(['1', '3']);
  expect(shown(TILES, '', 'hoa lu').map((one) => one.site)).toEqual(['2']);
  expect(shown(TILES, 'green', 'hai hau')).toEqual([]);
});

it('keeps the tiles that say the same, so that they are not drawn again', () => {
  const next = keepSame(TILES, [tile('1', 'Xã Hải Hậu', 'green'), tile('2', 'Phường Hoa Lư', 'green')]);
  expect(next[1]).toBe(TILES[1]);
  expect(next[0]).not.toBe(TILES[0]);
  expect(next[0]?.level).toBe('green');
});

it('says a cause with its figure', () => {
  expect(sayFinding({ cause: 'loss', value: 2 })).toBe('Mất 2 % gói tin');
  expect(sayFinding({ cause: 'udp-blocked' })).toBe('UDP bị chặn');
});

it('has words for every cause the server knows, in both languages', () => {
  const causes = [
    'not-here no-click no-media microphone-denied microphone-missing microphone-busy loss-high uplink-too-slow',
    'line-poor line-fair udp-blocked loss delay uplink-slow downlink-slow microphone-silent speaker-unheard',
    'camera-missing pc-slow not-checked not-asked declined',
  ].flatMap((line) => line.split(' '));
  for (const cause of causes) {
    expect(Object.keys(vi)).toContain(`cause.${cause}`);
    expect(Object.keys(en)).toContain(`cause.${cause}`);
  }
});
