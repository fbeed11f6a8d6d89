import { del, get, type Options, patch, post, put, send } from './http';

export type Urgency = 'SOON' | 'TODAY' | 'LATE';

export interface Warning {
  kind:
    | 'INVITATIONS_UNSENT'
    | 'ITEM_WITHOUT_DOCUMENT'
    | 'NO_DOCUMENTS'
    | 'REQUEST_OPEN'
    | 'CHECKLIST_LATE'
    | 'SPEAKERS_WAITING';
  urgency: Urgency;
  deadline: string | null;
  items: number[];
  units: string[];
  unitNames: string[];
  request: string | null;
  count: number;
}

export interface ChecklistItem {
  id: string;
  key: string | null;
  text: string;
  owner: string;
  due: string | null;
  done: boolean;
  doneAt: string | null;
  doneBy: string | null;
  bySystem: boolean;
}

export interface DocumentRequest {
  id: string;
  unit: string;
  unitName: string;
  agendaItem: string | null;
  what: string;
  due: string;
  state: 'ASKED' | 'SENT_IN' | 'LATE' | 'WAIVED';
  late: boolean;
  askedAt: string;
  chases: number;
  chasedAt: string | null;
  mailError: string | null;
  answeredAt: string | null;
  waiveReason: string | null;
  documents: string[];
}

export interface SpeakerRegistration {
  id: string;
  agendaItem: string;
  unit: string;
  unitName: string;
  name: string;
  title: string;
  minutes: number;
  summary: string;
  state: 'ASKED' | 'ACCEPTED' | 'REFUSED' | 'WITHDRAWN';
  reason: string;
  position: number;
}

export interface Preparation {
  deadlines: {
    invitationDays: number;
    documentDays: number;
    invitations: string | null;
    documents: string | null;
  };
  warnings: Warning[];
  checklist: ChecklistItem[];
  requests: DocumentRequest[];
  speakers: SpeakerRegistration[];
}

export function readPreparation(briefing: string): Promise<Preparation> {
  return get(`/api/briefings/${briefing}/preparation`);
}

export interface ItemChange {
  text?: string;
  owner?: string;
  due?: string;
  done?: boolean;
}

export function addItem(briefing: string, item: ItemChange): Promise<ChecklistItem> {
  return post(`/api/briefings/${briefing}/preparation/checklist`, item);
}

export function changeItem(briefing: string, id: string, change: ItemChange): Promise<ChecklistItem> {
  return patch(`/api/briefings/${briefing}/preparation/checklist/${id}`, change);
}

export function removeItem(briefing: string, id: string): Promise<void> {
  return del(`/api/briefings/${briefing}/preparation/checklist/${id}`);
}

export interface Asking {
  units: string[];
  agendaItem?: string;
  what: string;
  due?: string;
}

export function askDocuments(briefing: string, asking: Asking): Promise<DocumentRequest[]> {
  return post(`/api/briefings/${briefing}/document-requests`, asking);
}

export function chaseDocument(briefing: string, request: string): Promise<{ chased: number }> {
  return post(`/api/briefings/${briefing}/document-requests/${request}/chase`);
}

export function waiveDocument(briefing: string, request: string, reason: string): Promise<DocumentRequest> {
  return post(`/api/briefings/${briefing}/document-requests/${request}/waive`, { reason });
}

/** Hands a paper in, by link (`options` carry its token) or account. */
export function handIn(briefing: string, request: string, file: File, options: Options): Promise<DocumentRequest> {
  const form = new FormData();
  form.set('file', file);
  return post(`/api/briefings/${briefing}/document-requests/${request}/documents`, form, { ...options, patient: true });
}

export interface SpeakerDraft {
  unit?: string;
  agendaItem: string;
  name: string;
  title: string;
  minutes: number;
  summary: string;
}

export function registerSpeaker(
  briefing: string,
  draft: SpeakerDraft,
  options: Options = {},
): Promise<SpeakerRegistration> {
  return post(`/api/briefings/${briefing}/speakers`, draft, options);
}

export function decideSpeaker(
  briefing: string,
  speaker: string,
  decision: { state: 'ACCEPTED' | 'REFUSED'; minutes?: number; reason?: string },
): Promise<SpeakerRegistration> {
  return patch(`/api/briefings/${briefing}/speakers/${speaker}`, decision);
}

export function orderSpeakers(briefing: string, speakers: string[]): Promise<SpeakerRegistration[]> {
  return put(`/api/briefings/${briefing}/speakers/order`, { speakers });
}

export async function withdrawSpeaker(briefing: string, speaker: string, options: Options): Promise<void> {
  await send('DELETE', `/api/briefings/${briefing}/speakers/${speaker}`, undefined, options);
}
