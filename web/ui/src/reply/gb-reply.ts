import doorOpen from 'lucide:door-open';
import fileText from 'lucide:file-text';
import languages from 'lucide:languages';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ask, gate, type Invitation } from '../join/invitation';
import { type Stop, stopScreen } from '../join/stops';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { loadingState } from '../kit/states';
import { toastError } from '../kit/toast';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import { k } from '../locale/kit';
import { language, setLanguage } from '../locale/language';
import { r } from '../locale/room';
import { openInTab } from '../room/documents';
import './gb-answer';

/** Nobody answered: worth asking again. */
const AGAIN_MS = 4000;

/** The page behind the link of an invitation: answering it without an account. */
@customElement('gb-reply')
export class ReplyPage extends LightElement {
  @state() private invitation: Invitation | null = null;
  @state() private stop: Stop | null = null;
  readonly #token = decodeURIComponent(/^\/reply\/([^/]+)/.exec(location.pathname)?.[1] ?? '');
  #next: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.ask();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#next);
  }

  private async ask() {
    clearTimeout(this.#next);
    const answer = await ask(this.#token, language());
    switch (answer.kind) {
      case 'refused':
        this.stop = answer.revoked ? 'revoked' : 'expired';
        return;
      case 'down':
        this.stop = 'down';
        this.#next = setTimeout(() => void this.ask(), AGAIN_MS);
        return;
      case 'invited':
        this.stop = null;
        this.invitation = answer.invitation;
        document.title = answer.invitation.briefing.title;
    }
  }

  override render() {
    if (this.stop) return stopScreen(this.stop, this.invitation, () => void this.ask());
    if (!this.invitation) return loadingState();
    const { briefing, self, documents, duty } = this.invitation;
    const other = language() === 'vi' ? 'en' : 'vi';
    const open = gate(this.invitation);
    return html`<main class="reply">
      <div class="row head"><strong class="mark grow">${k('app.name')}</strong>
        <button class="btn link" type="button" lang=${other} @click=${() => setLanguage(other)}>${icon(languages)}${other === 'vi' ? 'Tiếng Việt' : 'English'}</button></div>
      <header>
        <p class="muted">${a('answer.to', { name: self.name })}</p>
        <h1>${briefing.title}</h1>
        <p class="num lead">${sayTime(briefing.startsAt)}, ${sayDay(briefing.startsAt)}${briefing.chairName ? html`<br><span class="muted">${a('answer.chair', { name: briefing.chairName })}</span>` : nothing}</p>
      </header>
      <gb-answer .briefing=${briefing.id} .token=${this.#token}></gb-answer>
      ${
        documents.length > 0
          ? html`<section class="card stack tight"><h2>${a('answer.read')}</h2><ul class="plain">${documents.map(
              (one) =>
                html`<li><button class="btn link left" type="button" data-testid="reply-document" @click=${() => this.open(one.id)}>${icon(fileText)}<span>${one.title || one.fileName}</span></button></li>`,
            )}</ul></section>`
          : nothing
      }
      ${open === 'wait' || open === 'open' ? html`<a class="btn quiet" href="/join/${encodeURIComponent(this.#token)}" data-testid="to-room">${icon(doorOpen)}${a('answer.room')}</a>` : nothing}
      ${duty?.phone ? html`<p class="muted small">${r('join.help', { phone: duty.phone })}</p>` : nothing}
    </main>`;
  }

  private open(document: string) {
    const briefing = this.invitation?.briefing.id ?? '';
    void openInTab({ briefing, token: this.#token }, document).catch(() => toastError(r('document.failed')));
  }
}
