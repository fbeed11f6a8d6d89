import { del, get, getTagged, patch, post, query } from './http';
import type { Briefing, BriefingDraft, RoomToken, Scope } from './types';

export function listBriefings(filter: { from?: string; to?: string; unit?: string; q?: string }): Promise<Briefing[]> {
  return get(`/api/briefings${query(filter)}`);
}

export function readBriefing(id: string): Promise<Briefing> {
  return get(`/api/briefings/${id}`);
}

/** The briefing and the name of what was read, to be given back when it is changed. */
export async function editBriefing(id: string): Promise<{ briefing: Briefing; etag: string }> {
  const { value, etag } = await getTagged<Briefing>(`/api/briefings/${id}`);
  return { briefing: value, etag };
}

/** Why a clash is accepted; it is written into the journal. Without it a clash is refused. */
export interface Override {
  reason: string;
}

/** A meeting of a kind that says the rest. */
export type UrgentDraft = Pick<BriefingDraft, 'title' | 'startsAt' | 'chair' | 'units'> & Partial<BriefingDraft>;

function forced(override: Override | null): string {
  return override ? query({ force: 'true', reason: override.reason }) : '';
}

export function createBriefing(
  draft: BriefingDraft | UrgentDraft,
  override: Override | null = null,
): Promise<Briefing> {
  return post(`/api/briefings${forced(override)}`, draft);
}

export function changeBriefing(
  id: string,
  changes: Partial<BriefingDraft>,
  override: Override | null = null,
  etag = '',
  scope: Scope = 'this',
): Promise<Briefing> {
  const asked = query({
    ...(override ? { force: 'true', reason: override.reason } : {}),
    ...(scope === 'this' ? {} : { scope }),
  });
  return patch(`/api/briefings/${id}${asked}`, changes, etag ? { headers: { 'If-Match': etag } } : {});
}

export function cancelBriefing(id: string, reason: string, scope: Scope = 'this'): Promise<void> {
  return del(`/api/briefings/${id}${query({ reason, ...(scope === 'this' ? {} : { scope }) })}`);
}

export function openRoom(id: string): Promise<Briefing> {
  return post(`/api/briefings/${id}/open`);
}

export function closeRoom(id: string): Promise<Briefing> {
  return post(`/api/briefings/${id}/close`);
}

export function issueToken(id: string, who: { unit?: string; name?: string; role: string }): Promise<RoomToken> {
  return post(`/api/briefings/${id}/room/tokens`, who);
}
