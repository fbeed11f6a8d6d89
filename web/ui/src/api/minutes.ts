import { post, send } from './http';

export type MinutesState = 'DRAFT' | 'APPROVED' | 'DISTRIBUTED';
export type Presence = 'PRESENT' | 'LATE' | 'ABSENT' | 'EXCUSED';
export const PRESENCES: readonly Presence[] = ['PRESENT', 'LATE', 'ABSENT', 'EXCUSED'];

export interface Signer {
  name: string;
  title: string;
}

export interface Attendance {
  site: string;
  name: string;
  presence: Presence;
  byHand: boolean;
  people: number;
  stays: { from: string | null; to: string | null }[];
  note: string;
}

export interface Proceeding {
  item: string | null;
  title: string;
  presenter: string;
  plannedSeconds: number;
  actualSeconds: number;
  startedAt: string | null;
  finishedAt: string | null;
  speeches: { site: string; name: string; seconds: number; turns: number }[];
  documents: string[];
  text: string;
}

export interface Decided {
  id: string;
  item: string | null;
  text: string;
  unit: string | null;
  unitName: string;
  due: string | null;
  /** Names of the units that are to help. */
  helpers: string[];
  /** Names of the units that said in the meeting that they had understood it. */
  acknowledged: string[];
}

export interface Voted {
  id: string;
  item: string | null;
  question: string;
  secret: boolean;
  options: { text: string; count: number }[];
  voters: number;
  ballots: number;
  byHand: number;
}

export interface MinutesBody {
  heading: { startedAt: string | null; endedAt: string | null; place: string; chair: Signer; secretary: Signer };
  opening: string;
  attendance: Attendance[];
  proceedings: Proceeding[];
  decisions: Decided[];
  closing: string;
  recipients: string[];
  votes: Voted[];
}

export interface Minutes {
  briefing: string;
  version: number;
  state: MinutesState;
  number: number | null;
  notation: string | null;
  date: string | null;
  title: string;
  body: MinutesBody;
  approvedBy: string | null;
  approvedByName: string | null;
  approvedAt: string | null;
  distributedAt: string | null;
}

/** Minutes with the tag that says which state of them was read. */
export interface Tagged {
  minutes: Minutes;
  tag: string;
}

async function tagged(response: Response): Promise<Tagged> {
  return { minutes: (await response.json()) as Minutes, tag: response.headers.get('ETag') ?? '' };
}

export async function readMinutes(briefing: string): Promise<Tagged> {
  return tagged(await send('GET', `/api/briefings/${briefing}/minutes`));
}

/** Refused with 412 when somebody else has written since the tag was read. */
export async function saveMinutes(briefing: string, tag: string, title: string, body: MinutesBody): Promise<Tagged> {
  const headers: Record<string, string> = tag ? { 'If-Match': tag } : {};
  return tagged(await send('PUT', `/api/briefings/${briefing}/minutes`, { title, body }, { headers }));
}

/** Refused with 412 when somebody has edited what was read: only what was read is approved. */
export function approveMinutes(briefing: string, tag: string): Promise<Minutes> {
  return post(`/api/briefings/${briefing}/minutes/approve`, undefined, { headers: tag ? { 'If-Match': tag } : {} });
}

export function distributeMinutes(briefing: string): Promise<unknown> {
  return post(`/api/briefings/${briefing}/minutes/distribute`);
}

export function pdfPath(briefing: string): string {
  return `/api/briefings/${briefing}/minutes.pdf`;
}
