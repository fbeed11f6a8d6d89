/** Votes as a reader needs them; functions of the state. */
import type { RoomState, Vote } from './protocol';

/** How long a result stays before everybody's eyes when nobody puts it away. */
const SHOWN_MILLIS = 90_000;

export function runningVote(state: RoomState): Vote | undefined {
  return state.votes.find((vote) => vote.phase === 'RUNNING');
}

/** The last result while it is fresh; a vote that runs or was called off puts it away. */
export function freshResult(state: RoomState, nowMillis: number): Vote | undefined {
  const last = state.votes[state.votes.length - 1];
  if (last?.phase !== 'CLOSED' || last.closedAt === null) return undefined;
  return nowMillis - Date.parse(last.closedAt) < SHOWN_MILLIS ? last : undefined;
}

export interface Tally {
  option: string;
  count: number;
  /** Of all counted votes, 0..1. */
  share: number;
  most: boolean;
}

export function tally(vote: Vote): Tally[] {
  const sum = vote.counts.reduce((all, count) => all + count, 0);
  const most = Math.max(...vote.counts, 1);
  return vote.options.map((option, index) => {
    const count = vote.counts[index] ?? 0;
    return { option, count, share: sum > 0 ? count / sum : 0, most: count === most };
  });
}

/** Who may vote and has not yet. */
export function waiting(vote: Vote): string[] {
  return Object.keys(vote.weights).filter((site) => !vote.voted.includes(site));
}
