import { del, get, patch, post, query } from './http';
import type { Briefing, BriefingDraft, RoomToken } from './types';

export function listBriefings(filter: { from?: string; to?: string; unit?: string; q?: string }): Promise<Briefing[]> {
  return get(`/api/briefings${query(filter)}`);
}

export function readBriefing(id: string): Promise<Briefing> {
  return get(`/api/briefings/${id}`);
}

/** With `force` a clash is overridden and written into the journal. */
export function createBriefing(draft: BriefingDraft, force = false): Promise<Briefing> {
  return post(`/api/briefings${force ? '?force=true' : ''}`, draft);
}

export function changeBriefing(id: string, changes: Partial<BriefingDraft>, force = false): Promise<Briefing> {
  return patch(`/api/briefings/${id}${force ? '?force=true' : ''}`, changes);
}

export function cancelBriefing(id: string, reason: string): Promise<void> {
  return del(`/api/briefings/${id}${query({ reason })}`);
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
