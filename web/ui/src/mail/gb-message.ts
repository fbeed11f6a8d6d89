import calendar from 'lucide:calendar';
import check from 'lucide:check';
import circleHelp from 'lucide:circle-question-mark';
import paperclip from 'lucide:paperclip';
import x from 'lucide:x';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type MailCalendar, type MailMessage, readMessage, replyTo } from '../api/mail';
import { sentence } from '../api/problem';
import type { Reply } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import { sayDay, sayTime, sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/mail';
import '../kit/gb-text';

const ANSWERS = [
  { partStat: 'ACCEPTED', word: 'accept', drawing: check, look: 'primary' },
  { partStat: 'TENTATIVE', word: 'tentative', drawing: circleHelp, look: 'quiet' },
  { partStat: 'DECLINED', word: 'decline', drawing: x, look: 'quiet' },
] as const satisfies readonly { partStat: Reply; word: string; drawing: string; look: string }[];

/** One message as a mail program shows it; an invitation can be answered, and the answer really goes by mail. */
@customElement('gb-message')
export class Message extends LightElement {
  @property() box = '';
  @property({ attribute: false }) message: string | number = '';
  @state() private comment = '';
  @state() private busy = false;
  private readonly loaded = new Load<MailMessage>(this);

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('message')) return;
    this.loaded.value = undefined;
    this.comment = '';
    const id = this.message;
    // Opening marks the message as read; the lists beside it should say so.
    void this.loaded
      .run(() => readMessage(id))
      .then(() => this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true })));
  }

  override render() {
    return this.loaded.render((one) => this.draw(one));
  }

  private draw(one: MailMessage) {
    return html`<article class="stack">
      <header class="message-head"><h2>${one.subject || t('noSubject')}</h2>
        <dl class="small"><dt>${t('from')}</dt><dd>${one.from}</dd><dt>${t('to')}</dt><dd>${one.to}</dd>
          ${one.date ? html`<dt>${t('date')}</dt><dd class="num">${sayWhen(one.date)}</dd>` : nothing}</dl></header>
      ${one.calendar ? this.invitation(one, one.calendar) : nothing}
      ${one.html ? html`<iframe class="message-html" title=${t('body')} sandbox="allow-popups allow-popups-to-escape-sandbox" .srcdoc=${framed(one.html)}></iframe>` : html`<pre class="message-text">${one.text ?? ''}</pre>`}
      ${
        one.attachments.length > 0
          ? html`<div><h3>${t('attachments')}</h3><ul class="plain">${one.attachments.map(
              (
                file,
              ) => html`<li class="row attachment">${icon(paperclip)}${file.href ? html`<a href=${file.href} target="_blank" rel="noopener">${file.name ?? file.mediaType}</a>` : html`<span>${file.name ?? file.mediaType}</span>`}
              <span class="muted small num">${Math.max(1, Math.round(file.size / 1024))} KB</span></li>`,
            )}</ul></div>`
          : nothing
      }
      ${one.raw ? html`<details><summary class="small">${t('raw')}</summary><pre class="message-raw">${one.raw}</pre></details>` : nothing}
    </article>`;
  }

  private invitation(one: MailMessage, event: MailCalendar) {
    const title =
      event.method === 'CANCEL'
        ? t('calendarCancel')
        : event.method === 'REPLY'
          ? t('calendarReply')
          : t('calendarTitle');
    return html`<section class="notice ok invitation">${icon(calendar)}<strong>${title}${event.summary ? `: ${event.summary}` : ''}</strong>
      ${event.startsAt ? html`<span class="num">${t('calendarWhen', { day: sayDay(event.startsAt), from: sayTime(event.startsAt), to: event.endsAt ? sayTime(event.endsAt) : '' })}</span>` : nothing}
      ${
        event.method === 'REQUEST'
          ? html`<gb-text label=${t('comment')} maxlength="500" .value=${this.comment} @gb-input=${(e: CustomEvent<string>) => (this.comment = e.detail)}></gb-text>
            <div class="row wrap">${ANSWERS.map(
              (a) =>
                html`<button class="btn ${a.look}" type="button" data-testid="mail-answer" data-answer=${a.partStat} ?disabled=${this.busy} @click=${() => this.answer(one, a.partStat)}>${icon(a.drawing)}${t(a.word)}</button>`,
            )}</div>`
          : nothing
      }</section>`;
  }

  private async answer(one: MailMessage, partStat: Reply) {
    this.busy = true;
    try {
      await replyTo(one.id, partStat, this.comment.trim());
      toast(t('replied', { box: this.box }));
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}

/** Mail is foreign: no scripts run in its frame, and its links open elsewhere. */
function framed(body: string): string {
  return `<base target="_blank">${body}`;
}
