import { get, post } from './http';

/** A notice that was sent, with what became of its mails. */
export interface Notice {
  id: string;
  subject: string;
  text: string;
  recipients: string[];
  withoutAddress: string[];
  sentBy: string;
  sentAt: string;
  waiting: number;
  sent: number;
  failed: number;
}

export interface NoticeForm {
  /** Names the notice, so that pressing twice sends once. */
  id: string;
  subject: string;
  text: string;
  /** Codes; none: all who are invited. */
  units: string[];
}

export interface NoticeLook {
  shownTo: string;
  subject: string;
  text: string;
  html: string;
  recipients: number;
  /** Names of those that cannot be written to. */
  withoutAddress: string[];
}

export function listNotices(briefing: string): Promise<Notice[]> {
  return get(`/api/briefings/${briefing}/notices`);
}

export function lookAtNotice(briefing: string, form: NoticeForm): Promise<NoticeLook> {
  return post(`/api/briefings/${briefing}/notices/preview`, form);
}

export function sendNotice(briefing: string, form: NoticeForm): Promise<Notice> {
  return post(`/api/briefings/${briefing}/notices`, form);
}
