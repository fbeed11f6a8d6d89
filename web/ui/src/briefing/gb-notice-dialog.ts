import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { BoardRow } from '../api/attendance';
import { listNotices, lookAtNotice, type Notice, type NoticeForm, type NoticeLook, sendNotice } from '../api/notices';
import { ApiError, sentence } from '../api/problem';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { uuid } from '../kit/uuid';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/notice';
import { AUDIENCES, type Audience, audience } from './audience';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';
import './notice-dialog.css';

/** The preview follows the writing after this pause. */
const LOOK_AFTER_MS = 350;

/** Names shown of those without an address. */
const NAMES = 5;

/** The office writes a notice, sees the letter as its first recipient will, and sends it. */
@customElement('gb-notice-dialog')
export class NoticeDialog extends LightElement {
  @property() briefing = '';
  @property({ attribute: false }) rows: readonly BoardRow[] = [];
  @state() private whom: Audience = 'all';
  @state() private subject = '';
  @state() private text = '';
  @state() private look: NoticeLook | null = null;
  @state() private faults: Record<string, string> = {};
  @state() private past: Notice[] = [];
  @state() private busy = false;
  readonly #id = uuid();
  #timer: ReturnType<typeof setTimeout> | undefined;
  #turn = 0;

  override connectedCallback() {
    super.connectedCallback();
    void listNotices(this.briefing).then(
      (past) => (this.past = past),
      (thrown: unknown) => toastError(sentence(thrown)),
    );
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  override render() {
    const n = this.look?.recipients ?? audience(this.rows, this.whom).length;
    return html`<gb-dialog wide open heading=${t('title')} @gb-close=${this.leave}>
      <div class="send-cols">
        <div class="stack">
          <p>${t('lead')}</p>
          <gb-select label=${t('audience')} data-testid="notice-audience" .value=${this.whom} .choices=${this.choices()}
            @gb-input=${(e: CustomEvent<Audience>) => this.write({ whom: e.detail })}></gb-select>
          <gb-text label=${t('subject')} maxlength="200" data-testid="notice-subject" .value=${this.subject} .fault=${this.faults.subject ?? ''}
            @gb-input=${(e: CustomEvent<string>) => this.write({ subject: e.detail })}></gb-text>
          <gb-text label=${t('text')} rows="7" maxlength="5000" data-testid="notice-text" hint=${t('textHint')} .value=${this.text} .fault=${this.faults.text ?? ''}
            @gb-input=${(e: CustomEvent<string>) => this.write({ text: e.detail })}></gb-text>
          ${this.missing()}
          ${this.pastOnes()}
        </div>
        ${this.preview()}
      </div>
      <div slot="actions"><button class="btn quiet" type="button" @click=${this.leave}>${t('cancel')}</button>
        <button class="btn primary" type="button" data-testid="notice-send" aria-busy=${String(this.busy)} ?disabled=${this.busy || !this.ready()} @click=${this.send}>${t('send', { n })}</button></div>
    </gb-dialog>`;
  }

  private choices() {
    return AUDIENCES.map((name) => ({
      value: name,
      label: t(`audience.${name}`, { n: audience(this.rows, name).length }),
    }));
  }

  private missing() {
    const names = this.look?.withoutAddress ?? [];
    if (names.length === 0) return nothing;
    const shown = names.slice(0, NAMES).join(', ') + (names.length > NAMES ? ', …' : '');
    return html`<p class="notice warn" data-testid="notice-without">${t('without', { n: names.length, names: shown })}</p>`;
  }

  private pastOnes() {
    if (this.past.length === 0) return nothing;
    return html`<details class="notice-past"><summary>${t('past')} (${this.past.length})</summary><ul class="plain stack tight">${this.past.map(
      (one) => html`<li data-testid="notice-past"><strong>${one.subject}</strong><br>
        <span class="muted small num">${t('past.line', { when: sayWhen(one.sentAt), sent: one.sent, all: one.recipients.length })}${
          one.waiting > 0 ? html` · ${t('past.waiting', { n: one.waiting })}` : nothing
        }${one.failed > 0 ? html` · <span class="bad">${t('past.failed', { n: one.failed })}</span>` : nothing}</span></li>`,
    )}</ul></details>`;
  }

  private preview() {
    const { look } = this;
    return html`<section class="stack notice-look" aria-label=${t('preview')}>
      ${
        look
          ? html`<p class="muted small">${t('previewOf', { name: look.shownTo })}</p><strong data-testid="notice-look-subject">${look.subject}</strong>
            <iframe data-testid="notice-look" title=${t('preview')} sandbox="" .srcdoc=${look.html}></iframe>`
          : html`<p class="muted">${t('previewEmpty')}</p>`
      }</section>`;
  }

  private ready(): boolean {
    return this.subject.trim() !== '' && this.text.trim() !== '' && audience(this.rows, this.whom).length > 0;
  }

  private form(): NoticeForm {
    const units = this.whom === 'all' ? [] : audience(this.rows, this.whom);
    return { id: this.#id, subject: this.subject.trim(), text: this.text.trim(), units };
  }

  private write(change: { whom?: Audience; subject?: string; text?: string }) {
    if (change.whom !== undefined) this.whom = change.whom;
    if (change.subject !== undefined) this.subject = change.subject;
    if (change.text !== undefined) this.text = change.text;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.refresh(), LOOK_AFTER_MS);
  }

  private async refresh() {
    const turn = ++this.#turn;
    if (!this.ready()) return;
    try {
      const look = await lookAtNotice(this.briefing, this.form());
      if (turn !== this.#turn) return;
      this.look = look;
      this.faults = {};
    } catch (thrown) {
      if (turn === this.#turn) this.faults = faultsOf(thrown);
    }
  }

  private readonly leave = () => {
    this.dispatchEvent(new CustomEvent('gb-close'));
  };

  private readonly send = async () => {
    this.busy = true;
    try {
      const sent = await sendNotice(this.briefing, this.form());
      toast(t('queued', { n: sent.recipients.length }));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      this.faults = faultsOf(thrown);
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  };
}

function faultsOf(thrown: unknown): Record<string, string> {
  if (!(thrown instanceof ApiError)) return {};
  return Object.fromEntries((thrown.problem?.errors ?? []).map((one) => [one.field, one.message]));
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-notice-dialog': NoticeDialog;
  }
}
