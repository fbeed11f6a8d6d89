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
  reasonText: string;
  from: string | null;
  fromName: string | null;
  subject: string;
  text: string;
  briefing: string | null;
  briefingTitle: string | null;
  unit: string | null;
  unitName: string | null;
  partStat: Reply | null;
}

export function listTray(): Promise<TrayItem[]> {
  return get('/api/mail/inbox');
}

/** Taken as the unit's answer, or, without one, laid by. */
export function settle(id: string, as: { briefing: string; unit: string; partStat: Reply } | null): Promise<void> {
  return post(`/api/mail/inbox/${id}/settle`, as ?? undefined);
}

export function trayRawPath(id: string): string {
  return `/api/mail/inbox/${id}/raw`;
}
