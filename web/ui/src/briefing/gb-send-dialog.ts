import eye from 'lucide:eye';
import mailX from 'lucide:mail-x';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Board } from '../api/attendance';
import { letterPath, sendInvitations } from '../api/invitations';
import { sentence } from '../api/problem';
import { listTroubles, type Trouble } from '../api/tracking';
import type { Briefing, BriefingDocument } from '../api/types';
import { minutesOf, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { t as k } from '../locale/tracking';
import '../kit/gb-dialog';
import '../kit/gb-text';

/** The last look before the invitations go out: a message to add, the letter, and what it will say. */
@customElement('gb-send-dialog')
export class SendDialog extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  @property({ attribute: false }) documents: BriefingDocument[] = [];
  @property({ attribute: false }) board: Board | null = null;
  @property({ type: Boolean }) open = false;
  @state() private troubles: Trouble[] = [];
  @state() private message = '';
  @state() private letter = true;
  @state() private busy = false;

  protected override willUpdate(changed: Map<string, unknown>) {
    // Without it the letters go out all the same; the board tells afterwards what came back.
    if (changed.has('open') && this.open)
      void listTroubles().then(
        (all) => (this.troubles = all),
        () => {},
      );
  }

  override render() {
    const count = this.briefing.units.length;
    return html`<gb-dialog wide heading=${t('inv.sendTo', { n: count })} .open=${this.open} @gb-close=${this.leave}>
      <div class="send-cols">
        <div class="stack">
          <p>${t('send.lead')}</p>
          ${this.addresses()}
          <gb-text label=${t('send.message')} rows="5" maxlength="2000" hint=${t('send.messageHint')} .value=${this.message}
            @gb-input=${(e: CustomEvent<string>) => (this.message = e.detail)}></gb-text>
          <label class="check"><input type="checkbox" .checked=${this.letter} @change=${(e: Event) => (this.letter = (e.target as HTMLInputElement).checked)}>
            <span>${t('send.letter')}</span></label>
          <p><a class="btn link" href=${letterPath(this.briefing.id, this.message)} target="_blank" rel="noopener" data-testid="letter-look">${icon(eye)}${t('inv.letter')}</a></p>
        </div>
        ${this.preview()}
      </div>
      <div slot="actions"><button class="btn primary" type="button" data-testid="send-confirm" aria-busy=${String(this.busy)} @click=${this.send}>${t('inv.sendTo', { n: count })}</button></div>
    </gb-dialog>`;
  }

  /** Whoever the mail will probably not reach. */
  private addresses() {
    const invited = new Set(this.briefing.units);
    const broken = this.troubles.filter((one) => invited.has(one.unit));
    const missing = (this.board?.rows ?? []).filter((row) => invited.has(row.unit) && !row.email);
    if (broken.length + missing.length === 0) return nothing;
    const link = (unit: string, name: string, why = '') =>
      html`<li><a href="/units?unit=${encodeURIComponent(unit)}&edit=email" target="_blank" rel="noopener">${name}</a>${why ? html` <span class="small">${why}</span>` : nothing}</li>`;
    return html`<section class="notice warn" data-testid="send-addresses" data-broken=${broken.length} data-missing=${missing.length}>${icon(mailX)}
      ${broken.length > 0 ? html`<div><strong>${k('brokenSend', { n: broken.length })}</strong><ul class="plain">${broken.map((one) => link(one.unit, one.name, `${one.address}: ${one.text}`))}</ul></div>` : nothing}
      ${missing.length > 0 ? html`<div><strong>${k('missingSend', { n: missing.length })}</strong><ul class="plain">${missing.slice(0, 10).map((row) => link(row.unit, row.name))}</ul></div>` : nothing}</section>`;
  }

  private preview() {
    const { title, startsAt, endsAt, chairName, chair, agenda, location, letterText } = this.briefing;
    const own = letterText.trim();
    const said = this.message.trim();
    const words = said.includes(own) ? said : [own, said].filter(Boolean).join('\n');
    return html`<article class="letter" aria-label=${t('send.preview')}>
      <h3>${t('letter.heading')}</h3>
      <p class="letter-to">${t('letter.subject', { unit: t('letter.eachUnit') })}<br>${t('letter.attend', { title })}</p>
      ${words ? html`<p class="letter-message">${words}</p>` : nothing}
      <p>${t('letter.when', { time: `${sayTime(startsAt)}–${sayTime(endsAt)}`, day: sayDay(startsAt) })}</p>
      <p>${t('letter.chair', { name: chairName ?? chair })}</p>
      <p>${location ? t('letter.whereHall', { place: location }) : t('letter.where')}</p>
      ${
        agenda.length > 0
          ? html`<p>${t('letter.agenda')}</p><ol>${agenda.map((item) => html`<li>${item.title} <span class="muted">(${sayMinutes(minutesOf(item.duration))})</span></li>`)}</ol>`
          : nothing
      }
      ${this.documents.length > 0 ? html`<p>${t('letter.documents', { names: this.documents.map((d) => d.fileName).join(', ') })}</p>` : nothing}
    </article>`;
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }

  private async send() {
    this.busy = true;
    try {
      const queued = await sendInvitations(this.briefing.id, this.message.trim(), this.letter);
      toast(t('send.queued', { n: queued.length || this.briefing.units.length }));
      this.message = '';
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
      this.leave();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}
