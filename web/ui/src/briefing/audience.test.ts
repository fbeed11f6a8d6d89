import { expect, test } from 'vitest';
import type { BoardRow } from '../api/attendance';
import { audience } from './audience';

const row = (unit: string, reply: BoardRow['reply'], status: BoardRow['status'] = 'SENT') =>
  ({ unit, reply, status }) as BoardRow;

const rows = [
  row('a', 'ACCEPTED'),
  row('b', 'DELEGATED'),
  row('c', 'NEEDS_ACTION'),
  row('d', 'DECLINED'),
  { unit: 'e', reply: 'NEEDS_ACTION' } as BoardRow,
];

test('a notice is for those who come, who are silent, who stay away, or for all', () => {
  expect(audience(rows, 'all')).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(audience(rows, 'coming')).toEqual(['a', 'b']);
  expect(audience(rows, 'away')).toEqual(['d']);
});

test('who was not invited yet is not silent', () => {
  expect(audience(rows, 'silent')).toEqual(['c']);
});
