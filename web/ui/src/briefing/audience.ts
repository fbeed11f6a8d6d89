import type { BoardRow } from '../api/attendance';

/** Whom a notice can be for. */
export const AUDIENCES = ['all', 'coming', 'silent', 'away'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Codes of those it is for. Only who was told of the briefing can have answered. */
export function audience(rows: readonly BoardRow[], name: Audience): string[] {
  return rows.filter((row) => belongs(row, name)).map((row) => row.unit);
}

function belongs(row: BoardRow, name: Audience): boolean {
  switch (name) {
    case 'all':
      return true;
    case 'coming':
      return row.reply === 'ACCEPTED' || row.reply === 'TENTATIVE' || row.reply === 'DELEGATED';
    case 'silent':
      return row.status !== undefined && row.reply === 'NEEDS_ACTION';
    case 'away':
      return row.reply === 'DECLINED';
  }
}
