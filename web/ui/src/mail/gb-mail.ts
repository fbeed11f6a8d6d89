import inbox from 'lucide:inbox';
import mailOpen from 'lucide:mail-open';
import refresh from 'lucide:refresh-cw';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { listBoxes, listMessages, type MailBox, type MailLine } from '../api/mail';
import { ApiError } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/mail';
import { mailTabs } from './mail-tabs';
import './gb-mail.css';
import './gb-message';
import './tray.css';

/** Mail is looked at again this often while the page is open. */
const LOOK_AGAIN_MS = 5000;

/** The embedded mail server's boxes: which, what is in one, and one message. */
@customElement('gb-mail')
export class MailPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private query = '';
  /** Mail goes through another server; there are no boxes to look into. */
  @state() private off = false;
  @state() private message: string | number | null = null;
  private readonly boxes = new Load<MailBox[]>(this);
  private readonly lines = new Load<MailLine[]>(this);
  #box: string | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.boxes.run(() =>
      listBoxes().catch((thrown) => {
        if (!(thrown instanceof ApiError && thrown.status === 404)) throw thrown;
        this.off = true;
        return [];
      }),
    );
    this.#timer = setInterval(() => void this.look(), LOOK_AGAIN_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('parts') || this.parts.box === this.#box) return;
    this.#box = this.parts.box;
    this.message = null;
    this.lines.value = undefined;
    const box = this.#box;
    if (box) void this.lines.run(() => listMessages(box));
  }

  private async look() {
    if (document.hidden || this.off) return;
    await this.boxes.again();
    if (this.#box) await this.lines.again();
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><h1>${t('title')}</h1><p class="muted">${t('lead')}</p></div>
        <button class="btn quiet" type="button" @click=${() => void this.look()}>${icon(refresh)}${t('refresh')}</button></header>
      ${mailTabs('/mail/boxes')}
      ${
        this.off
          ? html`<section class="card">${emptyState(t('off'), t('offDetail'), nothing, inbox)}</section>`
          : nothing
      }
      ${
        this.off
          ? nothing
          : this.boxes.render((boxes) =>
              boxes.length === 0
                ? html`<section class="card">${emptyState(t('empty'), t('emptyDetail'), nothing, inbox)}</section>`
                : html`<div class="mail ${this.message !== null ? 'reading' : ''} ${this.#box ? 'in-box' : ''}">
              ${this.boxList(boxes)}${this.lineList(boxes)}
              <section class="card mail-read">${
                this.message === null
                  ? emptyState(t('chooseMessage'), '', nothing, mailOpen)
                  : html`<button class="btn link mail-back" type="button" @click=${() => (this.message = null)}>${t('back')}</button>
                    <gb-message .box=${this.#box ?? ''} .message=${this.message} @gb-changed=${() => void this.look()}></gb-message>`
              }</section>
            </div>`,
            )
      }`;
  }

  private boxList(boxes: MailBox[]) {
    const shown = boxes.filter((one) => matches(`${one.name ?? ''} ${one.address}`, this.query));
    return html`<nav class="card mail-boxes" aria-label=${t('boxes')}>
      <input class="input" type="search" placeholder=${t('search')} aria-label=${t('search')} @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
      <ul class="plain mail-scroll">${repeat(
        shown,
        (one) => one.address,
        (
          one,
        ) => html`<li><a data-testid="mail-box" data-address=${one.address} class="mail-box ${one.address === this.#box ? 'on' : ''}" href="/mail/boxes?box=${encodeURIComponent(one.address)}" aria-current=${one.address === this.#box ? 'page' : nothing}>
          <span class="grow"><strong>${one.name || one.address}</strong>${one.name ? html`<span class="muted small">${one.address}</span>` : nothing}</span>
          ${one.unseen > 0 ? html`<span class="badge ok num" title=${t('unread', { n: one.unseen })}>${one.unseen}</span>` : html`<span class="muted small num">${one.messages}</span>`}</a></li>`,
      )}</ul>
      ${shown.length === 0 ? html`<p class="muted small">${t('none')}</p>` : nothing}
    </nav>`;
  }

  private lineList(boxes: MailBox[]) {
    const box = boxes.find((one) => one.address === this.#box);
    return html`<section class="card mail-lines" aria-label=${t('messages', { box: box?.name ?? this.#box ?? '' })}>
      ${
        this.#box
          ? html`<a class="btn link mail-back" href="/mail/boxes">${t('back')}</a><h2>${box?.name || this.#box}</h2>${this.lines.render(
              (lines) =>
                lines.length === 0
                  ? emptyState(t('boxEmpty'), '', nothing, inbox)
                  : html`<ul class="plain mail-scroll">${lines.map((line) => this.line(line))}</ul>`,
            )}`
          : emptyState(t('chooseBox'), '', nothing, inbox)
      }</section>`;
  }

  private line(line: MailLine) {
    return html`<li><button data-testid="mail-line" data-id=${line.id} class="mail-line ${line.id === this.message ? 'on' : ''} ${line.seen ? '' : 'unseen'}" type="button" aria-pressed=${String(line.id === this.message)}
      @click=${() => (this.message = line.id)}><strong>${line.subject || t('noSubject')}</strong><span class="muted small num">${line.from}${line.date ? html` · ${sayWhen(line.date)}` : nothing}</span></button></li>`;
  }
}
