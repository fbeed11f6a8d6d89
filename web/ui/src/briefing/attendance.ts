import type { JournalEntry } from '../api/types';

/** Which sites have been in the room, read from the journal: joining, or being marked at the roll call, counts. */
export function attendance(before: ReadonlySet<string>, entry: JournalEntry): ReadonlySet<string> {
  const site = typeof entry.payload.site === 'string' ? entry.payload.site : null;
  if (site === null) return before;
  const next = new Set(before);
  if (entry.kind === 'SiteJoined') next.add(site);
  if (entry.kind === 'SiteMarked') {
    if (entry.payload.presence === 'PRESENT' || entry.payload.presence === 'LATE') next.add(site);
    else next.delete(site);
  }
  return next;
}
