import send from 'lucide:send';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { toast } from '../kit/toast';
import { sayTime } from '../kit/vietnam-time';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { PanelElement } from './panel-element';
import type { ChatMode, Command } from './protocol';
import './talk.css';

const ALL = '*';
const MODES: ChatMode[] = ['OFF', 'SECRETARY', 'ALL'];
const SHOWN = 50;

interface Line {
  site: string;
  text: string;
  at: string;
  /** Whom it is for when it is not for all: the secretariat, or a site. */
  only: string | null;
}

/** Lines to everybody and notes between sites and the secretariat, in one list. */
@customElement('gb-talk')
export class Talk extends PanelElement {
  @state() private text = '';
  /** All, the secretariat (empty), or one site. */
  @state() private to: string | null = null;

  override render() {
    const lines = this.lines();
    return html`<section class="talk" aria-label=${p('tab.talk')}>
      <div class="row"><h2 class="panel-title grow">${p('tab.talk')}</h2>${this.session.conducts ? this.mode() : nothing}</div>
      ${
        lines.length === 0
          ? html`<p class="muted small pad">${p('chat.empty')}</p>`
          : html`<ul class="plain notes" data-testid="notes">${lines.map((line) => this.line(line))}</ul>`
      }
      ${this.session.self.role === 'OBSERVER' ? nothing : this.form()}
    </section>`;
  }

  private lines(): Line[] {
    const { notes, messages } = this.session.state;
    return [
      ...messages.map((message) => ({ ...message, only: null })),
      ...notes.map(({ to, ...note }) => ({ ...note, only: to ?? '' })),
    ]
      .sort((one, other) => Date.parse(other.at) - Date.parse(one.at))
      .slice(0, SHOWN);
  }

  private name(site: string): string {
    return shortName(this.session.state.sites[site]?.name ?? site);
  }

  private line({ site, text, at, only }: Line) {
    const answerable = this.session.conducts && only === '' && site !== this.session.self.site;
    const whom = only === null ? '' : only === '' ? p('chat.private') : p('chat.toSite', { name: this.name(only) });
    return html`<li data-testid="note" data-site=${site}><div class="row small"><strong class="grow">${this.name(site)}</strong>
        ${whom ? html`<span class="muted">${whom}</span>` : nothing}<span class="muted num">${sayTime(at)}</span></div>
      <span>${text}</span>
      ${
        answerable
          ? html`<button class="btn link small" type="button" data-testid="note-answer" data-site=${site} @click=${() => {
              this.to = site;
              this.querySelector('input')?.focus();
            }}>${p('chat.answer')}</button>`
          : nothing
      }</li>`;
  }

  private mode() {
    return html`<select class="input chat-mode" data-testid="chat-mode" aria-label=${p('chat.mode')} @change=${(
      event: Event,
    ) => {
      void act(this.session, { type: 'SetChat', mode: (event.target as HTMLSelectElement).value as ChatMode });
    }}>${MODES.map((mode) => html`<option value=${mode} ?selected=${mode === this.session.state.chat}>${p(`chat.${mode}`)}</option>`)}</select>`;
  }

  /** To whom this seat may write just now; the first is chosen until the writer says otherwise. */
  private choices(): { value: string; word: string }[] {
    const { conducts, state } = this.session;
    const all = { value: ALL, word: p('chat.all') };
    const secretary = { value: '', word: p('chat.secretary') };
    if (!conducts) return state.chat === 'ALL' ? [secretary, all] : [secretary];
    const answered =
      this.to && this.to !== ALL ? [{ value: this.to, word: p('chat.toSite', { name: this.name(this.to) }) }] : [];
    return [...answered, secretary, all];
  }

  private form() {
    if (!this.session.conducts && this.session.state.chat === 'OFF')
      return html`<p class="muted small pad">${p('chat.off')}</p>`;
    const choices = this.choices();
    const to = choices.some(({ value }) => value === this.to) ? (this.to ?? '') : (choices[0]?.value ?? '');
    return html`<form class="note-form" @submit=${(event: SubmitEvent) => this.send(event, to)}>
      <div class="row">
        <select class="input" data-testid="note-to" aria-label=${p('chat.to')} @change=${(event: Event) => {
          this.to = (event.target as HTMLSelectElement).value;
        }}>${choices.map(({ value, word }) => html`<option value=${value} ?selected=${value === to}>${word}</option>`)}</select>
        <input class="input grow" data-testid="note-text" maxlength="1000" autocomplete="off" aria-label=${p('chat.text')}
          placeholder=${to === '' ? r('note.placeholder') : p('chat.text')} .value=${this.text} @input=${(
            event: InputEvent,
          ) => {
            this.text = (event.target as HTMLInputElement).value;
          }}>
        <button class="btn icon outlined" type="submit" data-testid="note-send" aria-label=${p('chat.send')} title=${p('chat.send')}>${icon(send)}</button>
      </div>
    </form>`;
  }

  private async send(event: SubmitEvent, to: string) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text) return;
    const command: Command =
      to === ALL
        ? { type: 'SendMessage', text }
        : to === ''
          ? { type: 'SendNote', text }
          : { type: 'SendNote', text, to };
    if (!(await act(this.session, command))) return;
    this.text = '';
    if (to === '' && !this.session.conducts) toast(r('note.sent'));
  }
}
