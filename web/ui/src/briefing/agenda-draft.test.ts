import { describe, expect, it } from 'vitest';
import { draftOf, moved, newRow, rowsOf, totals } from './agenda-draft';

const agenda = [
  { id: 'a', title: 'Kinh tế', duration: 'PT20M', presenter: null, presenterName: null },
  { id: 'b', title: 'Bão', duration: 'PT30M', presenter: '37-S1', presenterName: 'Sở Nông nghiệp và Môi trường' },
];

describe('the agenda while it is edited', () => {
  it('counts its items against the length of the meeting', () => {
    expect(totals(rowsOf(agenda), 90)).toEqual({ total: 50, spare: 40 });
    expect(totals([...rowsOf(agenda), newRow(50)], 90).spare).toBe(-10);
    expect(totals([], 90)).toEqual({ total: 0, spare: 90 });
  });

  it('moves an item and leaves the rest in order', () => {
    const rows = [...rowsOf(agenda), { ...newRow(), title: 'Kết luận' }];
    expect(moved(rows, 2, 0).map((row) => row.title)).toEqual(['Kết luận', 'Kinh tế', 'Bão']);
    expect(moved(rows, 0, -1)).toEqual(rows);
    expect(moved(rows, 2, 3)).toEqual(rows);
  });

  it('goes back to the server as it came', () => {
    expect(draftOf(rowsOf(agenda))).toEqual([
      { id: 'a', title: 'Kinh tế', duration: 'PT20M' },
      { id: 'b', title: 'Bão', duration: 'PT30M', presenter: '37-S1' },
    ]);
  });
});
