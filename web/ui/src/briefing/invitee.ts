import type { BoardRow } from '../api/attendance';
import { a } from '../locale/attendance';
import { t } from '../locale/briefing';

/** The way of one invitation, left to right. */
export const STEPS = ['sent', 'delivered', 'registered', 'opened', 'replied', 'present'] as const;
export type Step = (typeof STEPS)[number];
/** `passed`: not known, but something later is. */
export type StepState = 'done' | 'bad' | 'passed' | 'todo';

export function replied(row: BoardRow): boolean {
  return row.reply !== 'NEEDS_ACTION';
}

/** Asked, and has not answered. Whoever chairs is told, not asked. */
export function silent(row: BoardRow): boolean {
  return row.status !== undefined && !replied(row) && !row.chair;
}

/** A later step proves the earlier ones, but for the register of the receiving office. */
export function stepStates(row: BoardRow): StepState[] {
  const known: boolean[] = [
    row.status !== undefined && row.status !== 'QUEUED',
    row.status === 'DELIVERED',
    row.registeredAt !== undefined,
    row.seenAt !== undefined,
    replied(row),
  ];
  const furthest = known.lastIndexOf(true);
  return STEPS.map((step, at) => {
    if (step === 'present') return row.present ? 'done' : 'todo';
    if (row.status === 'BOUNCED' && step === 'delivered' && furthest < 2) return 'bad';
    if (known[at]) return 'done';
    if (at > furthest) return 'todo';
    return step === 'registered' ? 'passed' : 'done';
  });
}

export type Filter =
  | 'sent'
  | 'delivered'
  | 'bounced'
  | 'opened'
  | 'accepted'
  | 'delegated'
  | 'declined'
  | 'waiting'
  | 'present';

const FILTERS: Record<Filter, (row: BoardRow) => boolean> = {
  sent: (row) => row.status !== undefined && row.status !== 'QUEUED',
  delivered: (row) => stepStates(row)[1] === 'done',
  bounced: (row) => row.status === 'BOUNCED',
  opened: (row) => stepStates(row)[3] === 'done',
  accepted: (row) => row.reply === 'ACCEPTED',
  delegated: (row) => row.reply === 'DELEGATED',
  declined: (row) => row.reply === 'DECLINED',
  waiting: silent,
  present: (row) => row.present,
};

/** Those with a number above the table. */
export const FILTER_NAMES: Filter[] = [
  'sent',
  'delivered',
  'bounced',
  'opened',
  'accepted',
  'delegated',
  'declined',
  'waiting',
];

export function filterBy(all: readonly BoardRow[], filter: Filter | null): BoardRow[] {
  return filter === null ? [...all] : all.filter(FILTERS[filter]);
}

export interface Standing {
  look: 'ok' | 'swap' | 'wait' | 'bad' | 'no';
  text: string;
}

/** Where the unit stands now, in words. */
export function standing(row: BoardRow): Standing {
  if (row.present)
    return { look: 'ok', text: row.delegate ? a('now.presentBy', { who: row.delegate }) : t('now.present') };
  switch (row.reply) {
    case 'ACCEPTED':
      return { look: 'ok', text: t('now.accepted') };
    case 'TENTATIVE':
      return { look: 'wait', text: t('now.tentative') };
    case 'DECLINED':
      return { look: 'no', text: row.comment ? t('now.declinedWhy', { why: row.comment }) : t('now.declined') };
    case 'DELEGATED': {
      const text = row.delegate ? t('now.delegatedTo', { who: row.delegate }) : t('now.delegated');
      return row.substitute === 'WAITING'
        ? { look: 'wait', text: a('now.substituteWaiting', { text }) }
        : { look: 'swap', text };
    }
    default:
      return delivery(row);
  }
}

function delivery(row: BoardRow): Standing {
  if (row.substitute === 'REFUSED') return { look: 'wait', text: a('now.substituteRefused') };
  switch (row.status) {
    case undefined:
      return { look: 'no', text: t('now.unsent') };
    case 'BOUNCED':
      return { look: 'bad', text: row.error ? t('now.bouncedWhy', { why: row.error }) : t('now.bounced') };
    case 'QUEUED':
      return { look: 'wait', text: row.error ? t('now.deferred') : t('now.queued') };
    default: {
      const text = row.seenAt
        ? row.opens > 1
          ? a('now.openedTimes', { n: row.opens })
          : t('now.opened')
        : t(row.status === 'DELIVERED' ? 'now.delivered' : 'now.sent');
      return { look: 'wait', text: row.chases > 0 ? a('now.chased', { text, n: row.chases }) : text };
    }
  }
}

/** What is invited: the post, and whoever is in it. */
export function invitedPerson(row: BoardRow): string {
  return [row.post, row.holder].filter(Boolean).join(' · ');
}
