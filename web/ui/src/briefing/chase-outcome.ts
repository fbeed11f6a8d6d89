import type { ChaseOutcome } from '../api/attendance';
import { toast, toastError } from '../kit/toast';
import { a } from '../locale/attendance';

/** Names more than this would fill the screen; the call list has them all. */
const NAMED = 5;

/** Says what came of asking those who are silent. */
export function sayOutcome(outcome: ChaseOutcome): void {
  const asked = new Set([...outcome.mailed, ...outcome.texted]).size;
  if (asked > 0) toast(a('chase.done', { n: asked }));
  const call = outcome.missed.filter((one) => one.hindrance === 'TO_BE_CALLED');
  const recent = outcome.missed.length - call.length;
  if (call.length > 0) {
    const names = call.slice(0, NAMED).map((one) => one.name);
    if (call.length > NAMED) names.push('…');
    toastError(a('chase.missed', { n: call.length, names: names.join(', ') }));
  }
  if (recent > 0 && asked === 0) toast(a('chase.recent', { n: recent }));
}
