import type { Time, Vote, VoteEvent } from './protocol';

/** The votes after one event, by the server's rules. */
export function voted(votes: Vote[], event: VoteEvent, at: Time): Vote[] {
  const change = (to: (vote: Vote) => Vote): Vote[] => votes.map((vote) => (vote.id === event.vote ? to(vote) : vote));
  switch (event.type) {
    case 'VoteOpened':
      return [
        ...votes,
        {
          id: event.vote,
          question: event.question,
          options: event.options,
          secret: event.secret,
          item: event.item ?? null,
          weights: event.weights,
          phase: 'RUNNING',
          voted: [],
          byHand: [],
          choices: {},
          counts: [],
          openedAt: at,
          closedAt: null,
        },
      ];
    case 'BallotTaken':
      return change((vote) =>
        vote.voted.includes(event.site)
          ? vote
          : {
              ...vote,
              voted: [...vote.voted, event.site],
              byHand: event.byHand ? [...vote.byHand, event.site] : vote.byHand,
            },
      );
    case 'VoteCast':
      return change((vote) => ({ ...vote, choices: { ...vote.choices, [event.site]: event.choice } }));
    case 'VoteClosed':
      return change((vote) => ({
        ...vote,
        phase: 'CLOSED',
        counts: event.counts,
        choices: event.choices,
        closedAt: at,
      }));
    case 'VoteCancelled':
      return change((vote) => cancelled(vote, at));
  }
}

/** The room was closed over a vote; the server counts before, so this is one that could not be. */
export function over(vote: Vote, at: Time): Vote {
  return vote.phase === 'RUNNING' ? cancelled(vote, at) : vote;
}

function cancelled(vote: Vote, at: Time): Vote {
  return { ...vote, phase: 'CANCELLED', choices: {}, counts: [], closedAt: at };
}
