import { get, type Options, post, put } from './http';
import type { DocumentRequest, SpeakerRegistration } from './preparation';
import type { DeliveryStatus, Reply } from './types';

export type SubstituteState = 'APPROVED' | 'WAITING' | 'REFUSED';

/** One invitee, from the letter to the seat; what is unknown is left out. */
export interface BoardRow {
  unit: string;
  name: string;
  /** A district's code, or `PROVINCE DEPARTMENT COMMUNE DISTRICT PERSON`. */
  group: string;
  post?: string;
  holder?: string;
  email?: string;
  phone?: string;
  status?: DeliveryStatus;
  error?: string;
  outdated: boolean;
  sentAt?: string;
  registeredAt?: string;
  registeredNumber?: string;
  seenAt?: string;
  opens: number;
  reply: Reply;
  repliedAt?: string;
  via?: string;
  comment?: string;
  delegate?: string;
  substitute?: SubstituteState;
  substituteReason?: string;
  downloads: number;
  chases: number;
  chasedAt?: string;
  present: boolean;
  chair: boolean;
  queuedAt?: string;
  deliveredAt?: string;
  bouncedAt?: string;
  /** Why the mail came back, as a stable word. */
  bounce?: string;
  /** What to do about it. */
  todo?: string;
  presentMinutes: number;
  meetingMinutes: number;
  /** Whether nobody vouches for the sender of the answer. */
  unverified: boolean;
}

/** Who had to be called the day before. */
export interface CallList {
  at: string;
  units: string[];
}

/** Everything about one invitee. */
export interface Invitee {
  row: BoardRow;
  sent: {
    id: string;
    kind: string;
    channel: 'MAIL' | 'SMS';
    address: string;
    subject: string;
    state: 'WAITING' | 'SENDING' | 'SENT' | 'FAILED';
    createdAt: string;
    finishedAt?: string;
    tries: number;
    nextTryAt?: string;
    reason?: string;
    error?: string;
    messageId: string;
  }[];
  received: { id: string; at: string; kind: string; state: string; from: string | null; subject: string }[];
  bounces: { at: string; address: string; reason: string; text: string; todo: string; error: string }[];
}

export interface AttendanceRule {
  /** `1/2`, or `>1/2` for more than. */
  quorum: string;
  leastRank: number | null;
  strict: boolean;
}

export interface Forecast {
  invited: number;
  expected: number;
  open: number;
  needed: number;
  outlook: 'ENOUGH' | 'UNCERTAIN' | 'SHORT';
}

export interface BoardGroup {
  key: string;
  /** Empty but for districts. */
  name: string;
  invited: number;
  expected: number;
  declined: number;
  silent: number;
}

export interface Board {
  forecast: Forecast;
  rule: AttendanceRule;
  groups: BoardGroup[];
  sms: boolean;
  callList?: CallList;
  rows: BoardRow[];
}

export interface Overlap {
  who: string;
  whoName: string;
  role: string;
  other: string;
  otherTitle: string;
  otherStartsAt: string;
  otherEndsAt: string;
  otherBy: string;
  substitute: string | null;
  slot: string | null;
}

export interface BoardWatcher {
  board(board: Board): void;
  /** Whether changes are arriving. */
  connected(on: boolean): void;
}

export function readBoard(briefing: string): Promise<Board> {
  return get(`/api/briefings/${briefing}/attendance`);
}

export function readInvitee(briefing: string, unit: string): Promise<Invitee> {
  return get(`/api/briefings/${briefing}/attendance/units/${encodeURIComponent(unit)}`);
}

/** The rows that changed, put into the board known before; rows keep their places. */
export function merged(before: Board, news: Board): Board {
  const changed = new Map(news.rows.map((row) => [row.unit, row]));
  const rows = before.rows.map((row) => changed.get(row.unit) ?? row);
  const known = new Set(before.rows.map((row) => row.unit));
  return { ...news, rows: [...rows, ...news.rows.filter((row) => !known.has(row.unit))] };
}

/** Follows the board; returns how to stop. */
export function followBoard(briefing: string, watcher: BoardWatcher): () => void {
  const source = new EventSource(`/api/briefings/${briefing}/attendance`);
  let known: Board | null = null;
  const told = (board: Board) => {
    known = board;
    watcher.board(board);
  };
  source.addEventListener('board', (event) => told(JSON.parse((event as MessageEvent<string>).data) as Board));
  source.addEventListener('changes', (event) => {
    const news = JSON.parse((event as MessageEvent<string>).data) as Board;
    told(known ? merged(known, news) : news);
  });
  source.addEventListener('open', () => watcher.connected(true));
  source.addEventListener('error', () => watcher.connected(false));
  return () => source.close();
}

export function listOverlaps(briefing: string): Promise<Overlap[]> {
  return get(`/api/briefings/${briefing}/attendance/overlaps`);
}

export interface ChaseOutcome {
  mailed: string[];
  texted: string[];
  missed: { unit: string; name: string; hindrance: 'JUST_ASKED' | 'TO_BE_CALLED' }[];
}

export function chaseSilent(
  briefing: string,
  what: { units?: string[]; channels: string[]; message?: string },
): Promise<ChaseOutcome> {
  return post(`/api/briefings/${briefing}/attendance/chase`, what);
}

export function setRule(briefing: string, rule: AttendanceRule): Promise<AttendanceRule> {
  return put(`/api/briefings/${briefing}/attendance/rule`, rule);
}

export function decideSubstitute(briefing: string, unit: string, approve: boolean, reason = ''): Promise<unknown> {
  return post(`/api/briefings/${briefing}/invitations/${encodeURIComponent(unit)}/substitute`, { approve, reason });
}

export function noteRegistered(briefing: string, unit: string, number: string): Promise<unknown> {
  return post(`/api/briefings/${briefing}/invitations/${encodeURIComponent(unit)}/registered`, { number });
}

export interface UnitPost {
  id: string;
  title: string;
  holder: string | null;
  rank: number;
  allowed: boolean;
}

/** What an invitee sees of its own invitation. */
export interface OwnReply {
  briefing: {
    id: string;
    title: string;
    startsAt: string;
    endsAt: string;
    chairName: string;
    state: string;
    agenda: { id: string; title: string; minutes: number }[];
  };
  unit: string;
  name: string;
  mayAnswer: boolean;
  reply: Reply;
  repliedAt: string | null;
  comment: string | null;
  substitute: {
    name: string;
    title: string;
    phone: string;
    state: SubstituteState;
    reason: string | null;
  } | null;
  registeredNumber: string | null;
  rule: { leastRank: number | null; strict: boolean };
  posts: UnitPost[];
  requests: DocumentRequest[];
  speakers: SpeakerRegistration[];
}

export interface OwnAnswer {
  partStat: Reply;
  comment?: string;
  substitute?: { name: string; title: string; phone: string; post?: string };
  registeredNumber?: string;
}

/** By whom one answers: the holder of a link says its token, an account its session. */
export function door(token: string | null): Options {
  return token === null ? {} : { headers: { Authorization: `Bearer ${token}` } };
}

export function readReply(briefing: string, token: string | null): Promise<OwnReply> {
  return get(`/api/briefings/${briefing}/reply`, door(token));
}

export function giveReply(briefing: string, token: string | null, answer: OwnAnswer): Promise<OwnReply> {
  return put(`/api/briefings/${briefing}/reply`, answer, door(token));
}
