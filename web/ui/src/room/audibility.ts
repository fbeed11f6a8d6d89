/** Who is heard, by the server's rule, so that a site can be told in one sentence. */
import { plain } from '../kit/plain-text';
import type { Role, RoomState } from './protocol';

export function conducts(role: Role): boolean {
  return role === 'CHAIR' || role === 'SECRETARY';
}

export function isHeard(state: RoomState, id: string): boolean {
  const site = state.sites[id];
  if (!site || state.phase === 'CLOSED') return false;
  const floor = state.floor?.site === id;
  if (!site.microphone || (site.mutedByChair && !floor)) return false;
  return !state.policy.floorOnly || floor || site.role === 'CHAIR';
}

/** What a site must know at a glance, most urgent first. */
export type Standing =
  | { kind: 'floor'; microphone: boolean }
  | { kind: 'next' }
  | { kind: 'queued'; position: number }
  | { kind: 'heard' }
  | { kind: 'muted' }
  | { kind: 'floorOnly' }
  | { kind: 'silent' }
  | { kind: 'watching' };

export function standing(state: RoomState, id: string): Standing {
  const site = state.sites[id];
  if (!site || site.role === 'OBSERVER') return { kind: 'watching' };
  if (state.floor?.site === id) return { kind: 'floor', microphone: site.microphone };
  const position = state.queue.findIndex((hand) => hand.site === id);
  if (position === 0) return { kind: 'next' };
  if (position > 0) return { kind: 'queued', position: position + 1 };
  if (isHeard(state, id)) return { kind: 'heard' };
  if (site.mutedByChair) return { kind: 'muted' };
  if (state.policy.floorOnly && site.role !== 'CHAIR') return { kind: 'floorOnly' };
  return { kind: 'silent' };
}

const COMMITTEE = ['ubnd', 'uy ban nhan dan'];

/** The name without "UBND": on tiles every letter counts, and everyone knows. */
export function shortName(name: string): string {
  const whole = name.normalize('NFC');
  const prefix = COMMITTEE.find(
    (words) => plain(whole.slice(0, words.length + 1)) === words && whole[words.length] === ' ',
  );
  return prefix ? whole.slice(prefix.length + 1) : whole;
}

export interface Attendance {
  /** Invited units. */
  invited: number;
  present: number;
  online: number;
}

export function attendance(state: RoomState): Attendance {
  const units = Object.values(state.sites).filter((site) => site.kind === 'UNIT');
  return {
    invited: units.length,
    present: units.filter((site) => site.presence === 'PRESENT' || site.presence === 'LATE').length,
    online: units.filter((site) => site.online).length,
  };
}
