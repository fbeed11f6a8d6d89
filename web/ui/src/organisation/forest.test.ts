import { describe, expect, it } from 'vitest';
import type { Level, Unit } from '../api/types';
import { crumbs, forestOf, linesOf, matching, wayTo } from './forest';

const unit = (code: string, name: string, level: Level, parent: string | null): Unit => ({
  code,
  name,
  level,
  parent,
  email: null,
  validFrom: null,
  validTo: null,
  successors: [],
});

const UNITS = [
  unit('37', 'Tỉnh Ninh Bình', 'PROVINCE', null),
  unit('37-SNV', 'Sở Nội vụ', 'DEPARTMENT', '37'),
  unit('37-CC', 'Chi cục Văn thư', 'DEPARTMENT', '37-SNV'),
  unit('14215', 'Xã Hải Hậu', 'COMMUNE', '37'),
  unit('80', 'Tỉnh Tây Ninh', 'PROVINCE', null),
  unit('25459', 'Phường Tân Ninh', 'COMMUNE', '80'),
  unit('X', 'Đơn vị mồ côi', 'DEPARTMENT', 'gone'),
];

describe('the forest of units', () => {
  const forest = forestOf(UNITS);

  it('shows the tops, and whoever has nobody above', () => {
    expect(linesOf(forest, new Set()).map((line) => line.id)).toEqual(['37', '80', 'X']);
  });

  it('gathers what stands below a province by sort, when there are several', () => {
    const open = new Set(['37', '37/DEPARTMENT', '37-SNV', '80']);

    expect(linesOf(forest, open).map((line) => [line.id, line.depth, line.count])).toEqual([
      ['37', 0, 2],
      ['37/DEPARTMENT', 1, 1],
      ['37-SNV', 2, 1],
      ['37-CC', 3, 0],
      ['37/COMMUNE', 1, 1],
      ['80', 0, 1],
      ['25459', 1, 0],
      ['X', 0, 0],
    ]);
  });

  it('finds without marks, by code too', () => {
    expect(matching(UNITS, 'hai hau').map((one) => one.code)).toEqual(['14215']);
    expect(matching(UNITS, '25459')).toHaveLength(1);
  });

  it('knows the way to a unit', () => {
    expect(linesOf(forest, new Set(wayTo(forest, '37-CC'))).some((line) => line.id === '37-CC')).toBe(true);
    expect(crumbs(forest, UNITS[2]!).map((one) => one.code)).toEqual(['37', '37-SNV']);
  });

  it('does not go round in a circle', () => {
    const round = forestOf([unit('A', 'A', 'DEPARTMENT', 'B'), unit('B', 'B', 'DEPARTMENT', 'A')]);

    expect(wayTo(round, 'A').length).toBeLessThan(6);
    expect(crumbs(round, round.byCode.get('A')!).length).toBeLessThan(3);
  });

  it('draws the lines of a whole country at once', () => {
    const country = Array.from({ length: 34 }, (_, p) => unit(`P${p}`, `Tỉnh ${p}`, 'PROVINCE', null)).concat(
      Array.from({ length: 3321 }, (_, n) => unit(`C${n}`, `Xã ${n}`, 'COMMUNE', `P${n % 34}`)),
    );

    expect(linesOf(forestOf(country), new Set(country.map((one) => one.code)))).toHaveLength(3355);
  });
});
