import { get, post } from './http';
import type { Reply } from './types';

export interface MailBox {
  address: string;
  name: string | null;
  messages: number;
  unseen: number;
}

export interface MailLine {
  id: string | number;
  from: string;
  subject: string;
  date: string | null;
  seen: boolean;
}

export interface MailCalendar {
  method: string;
  summary: string | null;
  startsAt: string | null;
  endsAt: string | null;
  location: string | null;
}

export interface MailAttachment {
  name: string | null;
  mediaType: string;
  size: number;
  href?: string | null;
}

export interface MailMessage extends MailLine {
  to: string;
  text: string | null;
  html: string | null;
  calendar: MailCalendar | null;
  attachments: MailAttachment[];
  raw: string | null;
}

export function listBoxes(): Promise<MailBox[]> {
  return get('/api/mail/boxes');
}

export function listMessages(box: string): Promise<MailLine[]> {
  return get(`/api/mail/boxes/${encodeURIComponent(box)}`);
}

export function readMessage(id: string | number): Promise<MailMessage> {
  return get(`/api/mail/messages/${id}`);
}

/** Sends a true calendar reply from that mailbox, as its mail program would. */
export function replyTo(id: string | number, partStat: Reply, comment: string): Promise<void> {
  return post(`/api/mail/messages/${id}/reply`, { partStat, ...(comment ? { comment } : {}) });
}

/** Mail to the office that the program did not understand, or would not decide alone. */
export interface TrayItem {
  id: string;
  receivedAt: string;
  kind: string;
  reason: string;
  reasonText: string;
  from: string | null;
  fromName: string | null;
  subject: string;
  text: string;
  quoted: string;
  verified: 'PASSED' | 'FAILED' | 'UNKNOWN';
  automatic: boolean;
  briefing: string | null;
  briefingTitle: string | null;
  unit: string | null;
  unitName: string | null;
  partStat: Reply | null;
  suggestion: {
    partStat: Reply;
    name: string | null;
    title: string;
    comment: string;
    sentence: string;
    certain: boolean;
    text: string;
  } | null;
  proposedStart: string | null;
  proposedEnd: string | null;
  attachments: { index: number; fileName: string; mediaType: string; size: number; href: string }[];
  settled: { action: string; text: string; by: string; at: string } | null;
}

export interface TrayAnswer {
  briefing: string;
  unit: string;
  partStat: Reply;
  comment?: string;
  substitute?: { name: string; title: string };
}

const tray = (id: string) => `/api/mail/inbox/${id}`;

export function listTray(settled = false): Promise<TrayItem[]> {
  return get(`/api/mail/inbox${settled ? '?settled=true' : ''}`);
}

/** Tells the number in the tray at once and whenever the tray changes; returns how to stop. */
export function followTray(told: (waiting: number) => void): () => void {
  const source = new EventSource('/api/mail/inbox');
  source.addEventListener('tray', (event) =>
    told((JSON.parse((event as MessageEvent<string>).data) as { waiting: number }).waiting),
  );
  return () => source.close();
}

/** Taken as the unit's answer; tells how the rule on substitutes sees whoever was named. */
export function takeAnswer(
  id: string,
  as: TrayAnswer,
): Promise<{ unit: string; name: string; partStat: Reply; substitute: 'APPROVED' | 'WAITING' | null }> {
  return post(`${tray(id)}/settle`, as);
}

export function layBy(id: string): Promise<void> {
  return post(`${tray(id)}/settle`);
}

export function assignMail(id: string, briefing: string, unit: string): Promise<TrayItem> {
  return post(`${tray(id)}/assign`, { briefing, ...(unit ? { unit } : {}) });
}

export function decideTime(
  id: string,
  how: { take: boolean; force?: boolean; reason?: string; message?: string },
): Promise<TrayItem> {
  return post(`${tray(id)}/time`, how);
}

export function filePapers(
  id: string,
  where: { briefing: string; request?: string; agendaItem?: string; attachments: number[] },
): Promise<TrayItem> {
  return post(`${tray(id)}/file`, where, { patient: true });
}

export function writeBack(id: string, text: string): Promise<TrayItem> {
  return post(`${tray(id)}/answer`, { text });
}

export function undoMail(id: string): Promise<{ item: TrayItem; left: 'LETTER' | 'DOCUMENTS' | null }> {
  return post(`${tray(id)}/undo`);
}

export function trayRawPath(id: string): string {
  return `${tray(id)}/raw`;
}
