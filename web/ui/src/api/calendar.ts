import { del, get, post, query, send } from './http';
import type { BriefingState, Scope } from './types';

/** A briefing as the calendar draws it. */
export interface CalendarEvent {
  id: string;
  title: string;
  startsAt: string;
  endsAt: string;
  chair: string;
  chairName: string;
  state: BriefingState;
  units: number;
  published: boolean;
  /** Beside the online room; null: online only. */
  place: string | null;
}

export interface CalendarSpan {
  events: CalendarEvent[];
  /** There is more than the server gives at once. */
  more: boolean;
}

export interface CalendarDay {
  date: string;
  lunar: string;
  lunarYear: number;
  lunarMonth: number;
  lunarDay: number;
  leap: boolean;
  working: boolean;
  holiday: string | null;
  inLieu: boolean;
  name: string | null;
}

export interface EventFilter {
  unit?: string;
  leader?: string;
  site?: string;
}

export function listEvents(from: string, to: string, filter: EventFilter): Promise<CalendarSpan> {
  return get(`/api/calendar/events${query({ from, to, ...filter })}`);
}

export function listDays(from: string, to: string): Promise<CalendarDay[]> {
  return get(`/api/calendar/days${query({ from, to })}`);
}

export interface NotedDay {
  date: string;
  kind: 'OFF' | 'WORKING';
  name: string;
}

export interface YearPlan {
  year: number;
  tetDaysBefore: number;
  nationalDay: 'BEFORE' | 'AFTER' | null;
  days: NotedDay[];
}

/** A year and the tag that says which state of it was read. */
export interface ReadYear {
  plan: YearPlan;
  tag: string;
}

async function tagged(response: Response): Promise<ReadYear> {
  return { plan: (await response.json()) as YearPlan, tag: response.headers.get('etag') ?? '*' };
}

export async function readYear(year: number): Promise<ReadYear> {
  return tagged(await send('GET', `/api/calendar/days/${year}`));
}

export async function keepYear(plan: YearPlan, tag: string): Promise<ReadYear> {
  const { year, ...rest } = plan;
  return tagged(await send('PUT', `/api/calendar/days/${year}`, rest, { headers: { 'If-Match': tag } }));
}

export interface Feed {
  id: string;
  kind: 'ALL' | 'UNIT' | 'PERSON';
  target: string | null;
  name: string;
  createdAt: string;
  lastUsedAt: string | null;
}

/** Told once: whoever has the address reads the calendar. */
export interface MadeFeed {
  feed: Feed;
  token: string;
  url: string;
  webcal: string;
  caldav: string;
  username: string;
}

export function listFeeds(): Promise<Feed[]> {
  return get('/api/calendar/feeds');
}

export function makeFeed(kind: Feed['kind'], target: string, name: string): Promise<MadeFeed> {
  return post('/api/calendar/feeds', { kind, ...(target ? { target } : {}), ...(name ? { name } : {}) });
}

export function revokeFeed(id: string): Promise<void> {
  return del(`/api/calendar/feeds/${id}`);
}

export interface Programme {
  enabled: boolean;
  note: string;
  signerTitle: string;
  signerName: string;
  url: string;
}

export function readProgramme(): Promise<Programme> {
  return get('/api/calendar/programme');
}

export async function changeProgramme(changes: Partial<Programme>): Promise<Programme> {
  return (await send('PUT', '/api/calendar/programme', changes)).json() as Promise<Programme>;
}

export async function publish(briefing: string, published: boolean, scope: Scope = 'this'): Promise<void> {
  await send('PUT', `/api/briefings/${briefing}/publication${query(scope === 'this' ? {} : { scope })}`, { published });
}

/** Whether it stands in the week's public programme. */
export async function isPublished(briefing: string): Promise<boolean> {
  return (await get<{ published: boolean }>(`/api/briefings/${briefing}/publication`)).published;
}
