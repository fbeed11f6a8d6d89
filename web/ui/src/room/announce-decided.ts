import { p } from '../locale/procedure';
import type { Announcement } from './announce';
import { concerned } from './decisions';
import type { RoomState } from './protocol';
import { runningVote, tally } from './votes';

/** A vote that is opened calls on those who vote; its result is told to all. */
export function ofVotes(before: RoomState, after: RoomState, me: string): Announcement[] {
  const said: Announcement[] = [];
  const now = runningVote(after);
  if (now && now.id !== runningVote(before)?.id) {
    const mine = now.weights[me] !== undefined;
    said.push({ text: p(mine ? 'say.vote' : 'say.voteOpened', { question: now.question }), urgent: mine });
  }
  for (const vote of after.votes) {
    const ended = before.votes.some((other) => other.id === vote.id && other.phase === 'RUNNING');
    if (!ended || vote.phase === 'RUNNING') continue;
    const result = tally(vote).map(({ option, count }) => p('say.optionCount', { option, n: count }));
    said.push({
      text: vote.phase === 'CLOSED' ? p('say.voteResult', { result: result.join(', ') }) : p('say.voteCancelled'),
      urgent: false,
    });
  }
  return said;
}

export function ofDecisions(before: RoomState, after: RoomState, me: string, conducting: boolean): Announcement[] {
  const said: Announcement[] = [];
  if (after.shownDecision !== null && after.shownDecision !== before.shownDecision) {
    const shown = after.decisions.find((decision) => decision.id === after.shownDecision);
    const mine = shown !== undefined && concerned(shown).includes(me);
    if (shown) said.push({ text: p(mine ? 'say.forYou' : 'say.shown', { text: shown.text }), urgent: mine });
  }
  if (conducting) {
    for (const decision of after.decisions) {
      const known = before.decisions.find((other) => other.id === decision.id)?.acknowledged ?? [];
      for (const site of decision.acknowledged.filter((other) => !known.includes(other))) {
        said.push({ text: p('say.acknowledged', { name: after.sites[site]?.name ?? site }), urgent: false });
      }
    }
  }
  return said;
}
