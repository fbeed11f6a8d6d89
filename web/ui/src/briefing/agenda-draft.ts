import type { AgendaItem, BriefingDraft } from '../api/types';
import { isoMinutes, minutesOf } from '../kit/duration';

/** One row of the agenda while it is edited. `key` only tells rows apart on the page. */
export interface AgendaRow {
  key: number;
  id?: string;
  title: string;
  minutes: number;
  presenter: string;
}

let serial = 0;

export function newRow(minutes = 15): AgendaRow {
  return { key: ++serial, title: '', minutes, presenter: '' };
}

export function rowsOf(agenda: readonly AgendaItem[]): AgendaRow[] {
  return agenda.map((item) => ({
    key: ++serial,
    id: item.id,
    title: item.title,
    minutes: Math.round(minutesOf(item.duration)),
    presenter: item.presenter ?? '',
  }));
}

export function draftOf(rows: readonly AgendaRow[]): BriefingDraft['agenda'] {
  return rows.map((row) => ({
    ...(row.id ? { id: row.id } : {}),
    title: row.title.trim(),
    duration: isoMinutes(row.minutes),
    ...(row.presenter ? { presenter: row.presenter } : {}),
  }));
}

export function moved(rows: readonly AgendaRow[], from: number, to: number): AgendaRow[] {
  if (to < 0 || to >= rows.length || from === to) return [...rows];
  const next = [...rows];
  const [row] = next.splice(from, 1);
  next.splice(to, 0, row!);
  return next;
}

export interface Totals {
  total: number;
  /** Minutes of the meeting not given to an item; negative when the agenda is too long. */
  spare: number;
}

export function totals(rows: readonly AgendaRow[], meetingMinutes: number): Totals {
  const total = rows.reduce((sum, row) => sum + (Number.isFinite(row.minutes) ? row.minutes : 0), 0);
  return { total, spare: meetingMinutes - total };
}
