import check from 'lucide:circle-check';
import lock from 'lucide:lock';
import phone from 'lucide:phone';
import ballot from 'lucide:vote';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { p } from '../locale/procedure';
import { act } from './act';
import { shortName } from './audibility';
import { PanelElement } from './panel-element';
import type { Vote } from './protocol';
import { waiting } from './votes';
import './act-card.css';

/** The vote that runs: the ballot for those who vote, progress for all, closing for those who conduct. */
@customElement('gb-vote-card')
export class VoteCard extends PanelElement {
  @property({ attribute: false }) vote!: Vote;
  @state() private chosen: number | null = null;
  @state() private busy = false;
  @state() private handSite = '';
  @state() private handChoice = 0;

  override render() {
    const { vote, session } = this;
    const voters = Object.keys(vote.weights).length;
    const mine = vote.weights[session.self.site] !== undefined;
    return html`<section class="act-card vote" data-testid="vote-card" data-vote=${vote.id} aria-labelledby="vote-question">
      <div class="row">
        <span class="tag ${vote.secret ? 'gold' : ''}">${icon(vote.secret ? lock : ballot)}${p(vote.secret ? 'vote.kindSecret' : 'vote.kindOpen')}</span>
        <span class="grow"></span>
        <span class="num muted" data-testid="vote-progress">${p('vote.progress', { n: vote.voted.length, of: voters })}</span>
      </div>
      <h2 id="vote-question">${vote.question}</h2>
      ${mine ? this.ballot() : session.conducts ? nothing : html`<p class="muted">${p('vote.notYours')}</p>`}
      ${session.conducts ? this.conducting() : nothing}
    </section>`;
  }

  private ballot() {
    const { vote, session } = this;
    const voted = vote.voted.includes(session.self.site);
    if (vote.secret && voted) {
      return html`<p class="done" data-testid="vote-done">${icon(check)}<strong>${p('vote.taken')}</strong></p>`;
    }
    const own = vote.choices[session.self.site];
    const picked = vote.secret ? this.chosen : (own ?? null);
    return html`<p class="muted">${p(vote.secret ? 'vote.chooseSecret' : 'vote.choose')}</p>
      <div class="options">${vote.options.map(
        (
          option,
          index,
        ) => html`<button class="btn option ${picked === index ? 'picked' : ''}" type="button" data-testid="vote-option"
          aria-pressed=${picked === index} ?disabled=${this.busy} @click=${() => this.pick(index)}>${
            picked === index ? icon(check) : nothing
          }<span>${option}</span></button>`,
      )}</div>
      ${
        vote.secret
          ? html`<button class="btn primary wide" type="button" data-testid="vote-cast" ?disabled=${this.chosen === null || this.busy}
              @click=${() => this.chosen !== null && this.cast(this.chosen)}>${icon(lock)}${p('vote.cast')}</button>`
          : own === undefined
            ? nothing
            : html`<p class="done" data-testid="vote-done">${icon(check)}<strong>${p('vote.yours', { option: vote.options[own] ?? '' })}</strong></p>`
      }`;
  }

  private pick(index: number) {
    if (this.vote.secret) this.chosen = index;
    else void this.cast(index);
  }

  private async cast(choice: number) {
    this.busy = true;
    await act(this.session, { type: 'CastVote', vote: this.vote.id, choice });
    this.busy = false;
    this.chosen = null;
  }

  private conducting() {
    const { vote, session } = this;
    const missing = waiting(vote);
    return html`${
      missing.length === 0
        ? nothing
        : html`<details><summary>${p('vote.waiting', { n: missing.length })}</summary>
            <p class="names small">${missing.map((id) => shortName(session.state.sites[id]?.name ?? id)).join(' · ')}</p></details>`
    }
      ${vote.secret ? nothing : this.byHand()}
      <div class="row acts">
        <button class="btn quiet" type="button" data-testid="vote-cancel"
          @click=${() => act(session, { type: 'CancelVote', vote: vote.id })}>${p('vote.cancel')}</button>
        <button class="btn primary grow" type="button" data-testid="vote-close"
          @click=${() => act(session, { type: 'CloseVote', vote: vote.id })}>${p('vote.close')}</button>
      </div>`;
  }

  /** A site that is not in the room may be on the telephone. */
  private byHand() {
    const { vote, session } = this;
    const away = Object.keys(vote.weights).filter(
      (id) => !session.state.sites[id]?.online && (!vote.voted.includes(id) || vote.byHand.includes(id)),
    );
    if (away.length === 0) return nothing;
    const site = away.includes(this.handSite) ? this.handSite : (away[0] ?? '');
    return html`<details data-testid="vote-by-hand"><summary>${icon(phone)}${p('vote.byHand')}</summary>
      <div class="row by-hand">
        <select class="input grow" aria-label=${p('vote.byHandSite')} @change=${(event: Event) => {
          this.handSite = (event.target as HTMLSelectElement).value;
        }}>${away.map(
          (id) =>
            html`<option value=${id} ?selected=${id === site}>${shortName(session.state.sites[id]?.name ?? id)}</option>`,
        )}</select>
        <select class="input grow" aria-label=${p('vote.byHandOption')} @change=${(event: Event) => {
          this.handChoice = Number((event.target as HTMLSelectElement).value);
        }}>${vote.options.map((option, index) => html`<option value=${index} ?selected=${index === this.handChoice}>${option}</option>`)}</select>
        <button class="btn quiet" type="button" data-testid="vote-by-hand-do"
          @click=${() => act(session, { type: 'CastVote', vote: vote.id, choice: this.handChoice, site })}>${p('vote.byHandDo')}</button>
      </div></details>`;
  }
}
