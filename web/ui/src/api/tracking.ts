import { get, post, query } from './http';
import type { DeliveryStatus, Reply } from './types';

export interface Figures {
  invited: number;
  sent: number;
  bounced: number;
  opened: number;
  answered: number;
  inTime: number;
  answerMinutes: number | null;
  held: number;
  came: number;
  declined: number;
  substituted: number;
  missedMinutes: number;
  chases: number;
}

/** Why a unit's address cannot be relied on. */
export interface Trouble {
  unit: string;
  name: string;
  address: string;
  reason: string;
  text: string;
  todo: string;
  error: string;
  since: string;
  bounces: number;
}

export interface TrackedUnit {
  unit: string;
  name: string;
  level: string;
  parent?: string;
  parentName?: string;
  figures: Figures;
  trouble?: Trouble;
}

export interface Tracking {
  from: string;
  to: string;
  units: TrackedUnit[];
}

/** One invitation of a unit; what is unknown is left out. */
export interface Way {
  briefing: string;
  title: string;
  startsAt: string;
  state: string;
  address?: string;
  status: DeliveryStatus;
  error?: string;
  queuedAt?: string;
  sentAt?: string;
  deliveredAt?: string;
  bouncedAt?: string;
  registeredAt?: string;
  seenAt?: string;
  reply: Reply;
  repliedAt?: string;
  inTime: boolean;
  delegate?: string;
  chases: number;
  counted: boolean;
  came: boolean;
  presentMinutes: number;
  meetingMinutes: number;
}

export interface Returned {
  at: string;
  address: string;
  briefingTitle: string;
  reason: string;
  text: string;
  error: string;
  open: boolean;
}

export interface UnitTracking {
  unit: string;
  name: string;
  from: string;
  to: string;
  figures: Figures;
  trouble?: Trouble;
  ways: Way[];
  bounces: Returned[];
}

export type Span = { from?: string; to?: string; parent?: string };

export function readTracking(span: Span): Promise<Tracking> {
  return get(`/api/tracking/units${query(span)}`);
}

export function trackingFile(kind: 'csv' | 'xlsx', span: Span): string {
  return `/api/tracking/units.${kind}${query(span)}`;
}

export function readUnitTracking(code: string, span: Span): Promise<UnitTracking> {
  return get(`/api/tracking/units/${encodeURIComponent(code)}${query(span)}`);
}

export function unitTrackingFile(code: string, kind: 'csv' | 'xlsx', span: Span): string {
  return `/api/tracking/units/${encodeURIComponent(code)}/ways.${kind}${query(span)}`;
}

export function listTroubles(): Promise<Trouble[]> {
  return get('/api/tracking/addresses');
}

/** Somebody has looked: the address is right. */
export function addressWorks(address: string): Promise<void> {
  return post('/api/tracking/addresses/works', { address });
}
