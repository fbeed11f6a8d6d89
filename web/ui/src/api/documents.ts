import { get, post } from './http';
import type { BriefingDocument, RecordLink } from './types';

export function listDocuments(briefing: string): Promise<BriefingDocument[]> {
  return get(`/api/briefings/${briefing}/documents`);
}

export function uploadDocument(
  briefing: string,
  file: File,
  details: { title?: string; agendaItem?: string } = {},
): Promise<BriefingDocument> {
  const form = new FormData();
  form.set('file', file);
  if (details.title) form.set('title', details.title);
  if (details.agendaItem) form.set('agendaItem', details.agendaItem);
  return post(`/api/briefings/${briefing}/documents`, form, { patient: true });
}

/** For a new tab: the browser shows what it can show by itself. */
export function contentPath(briefing: string, document: string): string {
  return `/api/briefings/${briefing}/documents/${document}/content?inline=true`;
}

/** Files the document in the register: it gets its number and notation. */
export function fileDocument(briefing: string, document: string): Promise<RecordLink> {
  return post(`/api/briefings/${briefing}/documents/${document}/record`, { system: 'register' });
}
