import type { Briefing, Invitation } from '../api/types';
import { t } from '../locale/briefing';

/** The way of one invitation, left to right. */
export const STEPS = ['queued', 'sent', 'delivered', 'opened', 'replied', 'present'] as const;
export type Step = (typeof STEPS)[number];
export type StepState = 'done' | 'bad' | 'todo';

/** One line of the table: a unit of the briefing or its chair, its invitation when there is one, and whether it has come. */
export interface Invitee {
  unit: string;
  name: string;
  invitation: Invitation | null;
  present: boolean;
}

export function invitees(
  briefing: Briefing,
  invitations: readonly Invitation[],
  present: ReadonlySet<string>,
): Invitee[] {
  const current = invitations.filter((one) => one.method !== 'CANCEL' || briefing.units.includes(one.unit));
  const byUnit = new Map(current.map((one) => [one.unit, one]));
  const units = [...new Set([...briefing.units, ...byUnit.keys()])];
  return units.map((unit) => {
    const invitation = byUnit.get(unit) ?? null;
    return {
      unit,
      name: invitation?.name || briefing.unitNames[unit] || unit,
      invitation: invitation?.status ? invitation : null,
      present: present.has(unit),
    };
  });
}

export function replied(invitation: Invitation | null): boolean {
  return invitation?.reply != null && invitation.reply !== 'NEEDS_ACTION';
}

/** A later step proves the earlier ones: who has answered has read, and what was read was delivered. */
export function stepStates({ invitation, present }: Invitee): StepState[] {
  if (!invitation) return STEPS.map((step) => (step === 'present' && present ? 'done' : 'todo'));
  const bounced = invitation.status === 'BOUNCED';
  let furthest = 0;
  if (invitation.status === 'SENT' || bounced) furthest = 1;
  if (invitation.status === 'DELIVERED') furthest = 2;
  if (invitation.seenAt) furthest = 3;
  if (replied(invitation)) furthest = 4;
  return STEPS.map((step, at) => {
    if (step === 'present') return present ? 'done' : 'todo';
    if (bounced && step === 'delivered' && furthest < 2) return 'bad';
    return at <= furthest ? 'done' : 'todo';
  });
}

export type Filter = 'sent' | 'delivered' | 'bounced' | 'opened' | 'accepted' | 'delegated' | 'declined' | 'waiting';

const FILTERS: Record<Filter, (invitee: Invitee) => boolean> = {
  sent: ({ invitation }) => invitation !== null && invitation.status !== 'QUEUED',
  delivered: (one) => stepStates(one)[2] === 'done',
  bounced: ({ invitation }) => invitation?.status === 'BOUNCED',
  opened: (one) => stepStates(one)[3] === 'done',
  accepted: ({ invitation }) => invitation?.reply === 'ACCEPTED',
  delegated: ({ invitation }) => invitation?.reply === 'DELEGATED',
  declined: ({ invitation }) => invitation?.reply === 'DECLINED',
  waiting: ({ invitation }) => invitation !== null && !replied(invitation),
};

export const FILTER_NAMES = Object.keys(FILTERS) as Filter[];

export function filterBy(all: readonly Invitee[], filter: Filter | null): Invitee[] {
  return filter === null ? [...all] : all.filter(FILTERS[filter]);
}

export interface Standing {
  look: 'ok' | 'swap' | 'wait' | 'bad' | 'no';
  text: string;
}

/** Where the unit stands now, in words. */
export function standing({ invitation, present }: Invitee): Standing {
  if (present) return { look: 'ok', text: t('now.present') };
  if (!invitation) return { look: 'no', text: t('now.unsent') };
  switch (invitation.reply) {
    case 'ACCEPTED':
      return { look: 'ok', text: t('now.accepted') };
    case 'TENTATIVE':
      return { look: 'wait', text: t('now.tentative') };
    case 'DECLINED':
      return {
        look: 'no',
        text: invitation.comment ? t('now.declinedWhy', { why: invitation.comment }) : t('now.declined'),
      };
    case 'DELEGATED':
      return {
        look: 'swap',
        text: invitation.delegate ? t('now.delegatedTo', { who: invitation.delegate }) : t('now.delegated'),
      };
    default:
      return delivery(invitation);
  }
}

function delivery(invitation: Invitation): Standing {
  if (invitation.status === 'BOUNCED') {
    const why = invitation.error || invitation.statusText;
    return { look: 'bad', text: why ? t('now.bouncedWhy', { why }) : t('now.bounced') };
  }
  if (invitation.status === 'QUEUED') {
    return { look: 'wait', text: invitation.error ? t('now.deferred') : t('now.queued') };
  }
  if (invitation.seenAt) return { look: 'wait', text: t('now.opened') };
  return { look: 'wait', text: t(invitation.status === 'DELIVERED' ? 'now.delivered' : 'now.sent') };
}
