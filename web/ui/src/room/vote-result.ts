import lock from 'lucide:lock';
import ballot from 'lucide:vote';
import { html, nothing, type TemplateResult } from 'lit';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { p } from '../locale/procedure';
import { shortName } from './audibility';
import type { RoomState, Vote } from './protocol';
import { tally } from './votes';
import './act-card.css';

/** The result as all see it, large. */
export function resultCard(state: RoomState, vote: Vote, hide: () => void) {
  return html`<section class="act-card vote" data-testid="vote-result" data-vote=${vote.id} aria-labelledby="vote-question">
    <div class="row"><span class="tag ${vote.secret ? 'gold' : ''}">${icon(vote.secret ? lock : ballot)}${p(
      vote.secret ? 'vote.resultSecret' : 'vote.result',
    )}</span><span class="grow"></span>
      <button class="btn quiet" type="button" data-testid="vote-hide" @click=${hide}>${p('vote.hide')}</button></div>
    <h2 id="vote-question">${vote.question}</h2>
    ${bars(vote)} ${whoChose(state, vote)}
  </section>`;
}

/** One bar an option, with its count in words for those who do not see bars. */
export function bars(vote: Vote): TemplateResult {
  const { weights, voted } = vote;
  return html`<dl class="tally">${tally(vote).map(
    ({
      option,
      count,
      share,
      most,
    }) => html`<div class=${most ? 'most' : ''} data-testid="vote-count" data-count=${count}>
      <dt>${option}</dt><dd class="num"><strong>${p('vote.count', { n: count })}</strong> <span class="muted">${Math.round(share * 100)} %</span></dd>
      <div class="bar" aria-hidden="true"><b ${cssVars({ '--share': share })}></b></div></div>`,
  )}</dl>
  <p class="muted small num">${p('vote.ballots', { n: voted.length, of: Object.keys(weights).length })}</p>`;
}

function whoChose(state: RoomState, vote: Vote) {
  const sites = Object.entries(vote.choices);
  if (sites.length === 0) return nothing;
  return html`<details><summary>${p('vote.whoChose')}</summary>${vote.options.map((option, index) => {
    const names = sites.filter(([, choice]) => choice === index).map(([id]) => name(state, vote, id));
    return names.length === 0
      ? nothing
      : html`<p class="names small"><strong>${option}:</strong> ${names.join(' · ')}</p>`;
  })}</details>`;
}

function name(state: RoomState, vote: Vote, id: string): string {
  const short = shortName(state.sites[id]?.name ?? id);
  return vote.byHand.includes(id) ? `${short} (${p('vote.byHandMark')})` : short;
}

/** The votes so far, in the panel. */
export function pastVotes(state: RoomState) {
  const past = state.votes.filter((vote) => vote.phase !== 'RUNNING');
  if (past.length === 0) return nothing;
  return html`<h2 class="panel-title">${p('vote.past')}</h2>
    <ol class="plain past-votes" data-testid="past-votes">${past.map(
      (vote) => html`<li data-vote=${vote.id}><strong>${vote.question}</strong>
        ${vote.phase === 'CANCELLED' ? html`<p class="muted small">${p('vote.cancelled')}</p>` : bars(vote)}</li>`,
    )}</ol>`;
}
