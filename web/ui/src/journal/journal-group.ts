export type Group = 'all' | 'plan' | 'mail' | 'paper' | 'room';

export const GROUPS: readonly Group[] = ['all', 'plan', 'mail', 'paper', 'room'];

/** Which part of the briefing's life a kind of entry belongs to. */
export function groupOf(kind: string): Exclude<Group, 'all'> {
  if (/^(Briefing|Clash)/.test(kind)) return 'plan';
  if (/^(Invitation|Reminder)/.test(kind)) return 'mail';
  return /^(Document|Minutes)/.test(kind) ? 'paper' : 'room';
}
