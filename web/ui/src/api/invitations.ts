import { get, post, query } from './http';
import type { Invitation, Reply } from './types';

export function listInvitations(briefing: string): Promise<Invitation[]> {
  return get(`/api/briefings/${briefing}/invitations`);
}

export function sendInvitations(briefing: string, message: string, letter: boolean): Promise<Invitation[]> {
  return post(`/api/briefings/${briefing}/invitations`, { ...(message ? { message } : {}), letter });
}

export interface Answer {
  partStat: Reply;
  comment?: string;
  delegate?: string;
}

/** Notes a unit's answer, by the desk on its behalf or by the unit's own account. */
export function answer(briefing: string, unit: string, reply: Answer): Promise<unknown> {
  return post(`/api/briefings/${briefing}/invitations/${unit}/reply`, reply);
}

/** The letter as it would be sent now, printed; for a new tab. */
export function letterPath(briefing: string, message = ''): string {
  return `/api/briefings/${briefing}/invitations/letter.pdf${query(message.trim() ? { message: message.trim() } : {})}`;
}
