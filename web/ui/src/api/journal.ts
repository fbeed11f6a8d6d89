import { get } from './http';
import type { JournalCheck, JournalEntry } from './types';

export function listJournal(briefing: string, after = 0): Promise<JournalEntry[]> {
  return get(`/api/briefings/${briefing}/journal${after > 0 ? `?after=${after}` : ''}`);
}

export function verifyJournal(briefing: string): Promise<JournalCheck> {
  return get(`/api/briefings/${briefing}/journal/verify`);
}

export interface Follower {
  entry(entry: JournalEntry): void;
  /** Whether entries are arriving; after a pause the browser asks again from the last one it had. */
  connected(on: boolean): void;
}

/** Follows the journal as it is written; returns how to stop. */
export function followJournal(briefing: string, after: number, follower: Follower): () => void {
  const source = new EventSource(`/api/briefings/${briefing}/journal?after=${after}`);
  source.addEventListener('entry', (event) => {
    follower.entry(JSON.parse((event as MessageEvent<string>).data) as JournalEntry);
  });
  source.addEventListener('open', () => follower.connected(true));
  source.addEventListener('error', () => follower.connected(false));
  return () => source.close();
}
