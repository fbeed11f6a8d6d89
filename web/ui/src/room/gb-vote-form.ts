import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { p } from '../locale/procedure';
import { act } from './act';
import { shortName } from './audibility';
import { PanelElement } from './panel-element';
import './vote-form.css';

/** Opens a vote: ready to be opened as it stands, the question taken from the running item. */
@customElement('gb-vote-form')
export class VoteForm extends PanelElement {
  @state() private question: string | null = null;
  /** Null: the usual ones. */
  @state() private options: string | null = null;
  @state() private secret = false;
  @state() private weights: Record<string, number> = {};
  @state() private busy = false;

  private get proposed(): string {
    const { agenda, currentItem } = this.session.state;
    const title = agenda.find((point) => point.id === currentItem)?.title;
    return this.question ?? (title ? p('vote.usualQuestion', { title }) : '');
  }

  private get lines(): string[] {
    return (this.options ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
  }

  override render() {
    const own = this.options !== null;
    const wrong = this.proposed.trim() === '' || (own && (this.lines.length < 2 || this.lines.length > 10));
    return html`<form class="vote-form" @submit=${this.submitted}>
      <label class="label" for="vote-question-text">${p('vote.question')}</label>
      <textarea class="input" id="vote-question-text" data-testid="vote-question" rows="2" maxlength="500" required .value=${this.proposed}
        @input=${(event: InputEvent) => {
          this.question = (event.target as HTMLTextAreaElement).value;
        }}></textarea>
      <div class="row">
        <div class="grow"><strong>${p('vote.options')}</strong>${own ? nothing : html`<div class="muted small">${p('vote.usual')}</div>`}</div>
        <button class="btn link" type="button" data-testid="vote-own-options" aria-expanded=${own} @click=${() => {
          this.options = own ? null : '';
        }}>${p(own ? 'vote.usualOptions' : 'vote.ownOptions')}</button>
      </div>
      ${
        own
          ? html`<textarea class="input" data-testid="vote-options" rows="4" aria-label=${p('vote.options')} placeholder=${p('vote.optionsHint')}
              .value=${this.options ?? ''} @input=${(event: InputEvent) => {
                this.options = (event.target as HTMLTextAreaElement).value;
              }}></textarea>`
          : nothing
      }
      <div class="row">
        <div class="grow" id="vote-secret"><strong>${p('vote.secret')}</strong><div class="muted small">${p('vote.secretHint')}</div></div>
        <button class="switch" type="button" role="switch" aria-checked=${this.secret} aria-labelledby="vote-secret" data-testid="vote-secret"
          @click=${() => {
            this.secret = !this.secret;
          }}></button>
      </div>
      ${this.secret ? nothing : this.weighted()}
      <button class="btn primary" type="submit" data-testid="vote-open" ?disabled=${wrong || this.busy}>${p('vote.open')}</button>
    </form>`;
  }

  private weighted() {
    const units = Object.entries(this.session.state.sites).filter(
      ([, site]) => site.kind === 'UNIT' && site.role !== 'OBSERVER',
    );
    return html`<details><summary>${p('vote.weights')}</summary>
      <p class="muted small">${p('vote.weightsHint')}</p>
      <ul class="plain weights">${units.map(([id, site]) => {
        const name = shortName(site.name);
        return html`<li class="row"><span class="grow">${name}</span>
          <input class="input num" type="number" min="0" max="1000" step="1" data-testid="vote-weight" data-site=${id}
            aria-label=${p('vote.weightOf', { name })} .value=${String(this.weights[id] ?? 1)} @change=${(
              event: Event,
            ) => {
              const weight = Math.trunc(Number((event.target as HTMLInputElement).value));
              this.weights = { ...this.weights, [id]: Math.min(1000, Math.max(0, weight || 0)) };
            }}></li>`;
      })}</ul></details>`;
  }

  private async submitted(event: SubmitEvent) {
    event.preventDefault();
    this.busy = true;
    const done = await act(this.session, {
      type: 'OpenVote',
      question: this.proposed.trim(),
      secret: this.secret,
      ...(this.options === null ? {} : { options: this.lines }),
      ...(this.secret || Object.keys(this.weights).length === 0 ? {} : { weights: this.weights }),
    });
    this.busy = false;
    if (done) this.dispatchEvent(new CustomEvent('gb-opened'));
  }
}
