import { get } from './http';

/** A note of one's own on a meeting's papers. */
export interface PrivateNote {
  document: string | null;
  page: number | null;
  agendaItem: string | null;
  text: string;
}

export function myNotes(briefing: string): Promise<PrivateNote[]> {
  return get(`/api/briefings/${briefing}/notes`);
}
