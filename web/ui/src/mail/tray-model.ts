import type { TrayAnswer, TrayItem } from '../api/mail';
import { matches } from '../kit/plain-text';

/** What the list is narrowed to by one click. */
export const MARKS = ['hinted', 'counter', 'papers', 'unverified', 'machine'] as const;
export type Mark = (typeof MARKS)[number];

const MARKED: Record<Mark, (item: TrayItem) => boolean> = {
  hinted: (item) => hint(item) !== null,
  counter: (item) => item.proposedStart !== null,
  papers: (item) => item.attachments.length > 0,
  unverified: (item) => item.verified === 'FAILED',
  machine: (item) => item.automatic,
};

export function marked(item: TrayItem, mark: Mark): boolean {
  return MARKED[mark](item);
}

export interface TrayFilter {
  mark: Mark | '';
  reason: string;
  /** A briefing's id; `none`: mails of which it is not known. */
  briefing: string;
  words: string;
}

export const EVERYTHING: TrayFilter = { mark: '', reason: '', briefing: '', words: '' };

export function filtered(items: readonly TrayItem[], filter: TrayFilter): TrayItem[] {
  return items.filter(
    (item) =>
      (filter.mark === '' || marked(item, filter.mark)) &&
      (filter.reason === '' || item.reason === filter.reason) &&
      (filter.briefing === '' || (filter.briefing === 'none' ? !item.briefing : item.briefing === filter.briefing)) &&
      matches(
        [item.subject, item.from, item.fromName, item.unitName, item.briefingTitle, item.text]
          .filter(Boolean)
          .join(' '),
        filter.words,
      ),
  );
}

/** The answer that one click takes: what a person's words seem to say, else what a calendar says; null: nobody can tell. */
export function hint(item: TrayItem): TrayAnswer | null {
  const { briefing, unit, suggestion } = item;
  if (!briefing || !unit) return null;
  if (suggestion) {
    return {
      briefing,
      unit,
      partStat: suggestion.partStat,
      ...(suggestion.comment ? { comment: suggestion.comment } : {}),
      ...(suggestion.partStat === 'DELEGATED' && suggestion.name
        ? { substitute: { name: suggestion.name, title: suggestion.title } }
        : {}),
    };
  }
  return item.partStat && item.partStat !== 'NEEDS_ACTION' ? { briefing, unit, partStat: item.partStat } : null;
}

/** The mail below, or above where there is none, once `id` has left the list. */
export function nextAfter(items: readonly TrayItem[], id: string): string {
  const at = items.findIndex((item) => item.id === id);
  return (items[at + 1] ?? items[at - 1])?.id ?? '';
}

/** Reasons with how many mails have them, the most frequent first. */
export function reasonsOf(items: readonly TrayItem[]): { reason: string; text: string; count: number }[] {
  const found = new Map<string, { reason: string; text: string; count: number }>();
  for (const { reason, reasonText } of items) {
    const one = found.get(reason) ?? { reason, text: reasonText, count: 0 };
    one.count++;
    found.set(reason, one);
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

/** Briefings the mails are about, by title. */
export function briefingsOf(items: readonly TrayItem[]): { id: string; title: string }[] {
  const found = new Map<string, string>();
  for (const { briefing, briefingTitle } of items) if (briefing) found.set(briefing, briefingTitle ?? briefing);
  return [...found].map(([id, title]) => ({ id, title })).sort((a, b) => a.title.localeCompare(b.title, 'vi'));
}
