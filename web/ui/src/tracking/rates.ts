import type { Figures, TrackedUnit, Way } from '../api/tracking';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/tracking';

/** From 0 to 100; nothing when there is nothing to be measured. */
export function percent(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part / whole) * 100);
}

/** "4 giờ", "35 phút", "2 ngày". */
export function sayAnswerTime(minutes: number | null): string {
  if (minutes === null) return '–';
  if (minutes < 90) return t('minutes', { n: Math.max(1, minutes) });
  if (minutes < 36 * 60) return t('hours', { h: Math.round(minutes / 60) });
  return t('days', { d: Math.round(minutes / 60 / 24) });
}

/** The columns units can be ordered by; `worst` is the server's own order. */
export const ORDERS = ['worst', 'inTime', 'answerTime', 'came', 'missed', 'bounced', 'chases'] as const;
export type Order = (typeof ORDERS)[number];

/** The higher, the more it needs attention. */
const WEIGHT: Record<Exclude<Order, 'worst'>, (f: Figures) => number> = {
  inTime: (f) => 100 - (percent(f.inTime, f.invited) ?? 100),
  answerTime: (f) => f.answerMinutes ?? -1,
  came: (f) => 100 - (percent(f.came, f.held) ?? 100),
  missed: (f) => f.missedMinutes,
  bounced: (f) => f.bounced,
  chases: (f) => f.chases,
};

export function ordered(units: readonly TrackedUnit[], order: Order): TrackedUnit[] {
  if (order === 'worst') return [...units];
  const weight = WEIGHT[order];
  return [...units].sort((one, two) => weight(two.figures) - weight(one.figures));
}

export const STEPS = ['queued', 'sent', 'delivered', 'registered', 'opened', 'replied', 'present'] as const;
export type Step = (typeof STEPS)[number];
/** `passed`: nobody knows when, but something later has happened. */
export type StepState = { step: Step | 'bounced'; state: 'done' | 'bad' | 'passed' | 'todo'; at?: string };

type Known = Pick<
  Way,
  'status' | 'queuedAt' | 'sentAt' | 'deliveredAt' | 'bouncedAt' | 'registeredAt' | 'seenAt' | 'reply' | 'repliedAt'
> & { came: boolean };

/** The steps of one invitation, each with its moment; a mail that came back stands in place of the arrival. */
export function stepsOf(way: Omit<Known, 'status'> & { status?: Known['status'] }): StepState[] {
  const replied = way.reply !== 'NEEDS_ACTION';
  const known: { step: Step; done: boolean; at: string | undefined }[] = [
    { step: 'queued', done: way.status !== undefined, at: way.queuedAt },
    { step: 'sent', done: way.status !== undefined && way.status !== 'QUEUED', at: way.sentAt },
    { step: 'delivered', done: way.status === 'DELIVERED', at: way.deliveredAt },
    { step: 'registered', done: way.registeredAt !== undefined, at: way.registeredAt },
    { step: 'opened', done: way.seenAt !== undefined, at: way.seenAt },
    { step: 'replied', done: replied, at: replied ? way.repliedAt : undefined },
    { step: 'present', done: way.came, at: undefined },
  ];
  const furthest = known.slice(0, -1).reduce((last, one, at) => (one.done ? at : last), -1);
  const returned = way.status === 'BOUNCED' && furthest < 3;
  return known.map(({ step, done, at }, index): StepState => {
    const moment = at === undefined ? {} : { at };
    if (step === 'delivered' && returned)
      return { step: 'bounced', state: 'bad', ...(way.bouncedAt ? { at: way.bouncedAt } : {}) };
    if (done) return { step, state: 'done', ...moment };
    if (step === 'present' || index > furthest) return { step, state: 'todo' };
    return { step, state: 'passed' };
  });
}

export function sayStep({ step, state, at }: StepState): string {
  const name = t(`step.${step}`);
  if (state === 'todo') return t('stepNot', { step: name });
  return t('stepAt', { step: name, when: at ? sayWhen(at) : t('invitee.unknown') });
}
