import doorOpen from 'lucide:door-open';
import radio from 'lucide:radio';
import tv from 'lucide:tv';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { closeRoom, openRoom } from '../api/briefings';
import { sentence } from '../api/problem';
import { mayPreside } from '../api/session';
import type { Briefing } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { v } from '../locale/tv';
import { enterRoom } from './enter-room';
import { stateBadge } from './state-badge';
import '../kit/gb-dialog';

/** The room: when it opens, who is there, opening, entering and closing it. */
@customElement('gb-room-card')
export class RoomCard extends LightElement {
  @property({ attribute: false }) briefing!: Briefing;
  /** Sites that have come; not told to units. */
  @property({ attribute: false }) present: number | null = null;
  @state() private closing = false;
  @state() private pairing = false;
  @state() private busy = false;

  override render() {
    const { state } = this.briefing;
    return html`<section class="card stack tight" aria-labelledby="room-title">
      <div class="row"><h2 id="room-title">${t('room.title')}</h2><span class="grow"></span>${stateBadge(state)}</div>
      <p class="muted num">${this.sentence()}</p>
      ${(state === 'SCHEDULED' || state === 'OPEN') && mayPreside() ? this.acts() : nothing}
      ${this.pairing ? html`<gb-dialog open heading=${v('pair.title')} @gb-close=${() => (this.pairing = false)}><gb-pair .briefing=${this.briefing.id}></gb-pair></gb-dialog>` : nothing}
      <gb-dialog heading=${t('room.closeTitle')} .open=${this.closing} @gb-close=${() => (this.closing = false)}>
        <p>${t('room.closeLead')}</p>
        <button slot="actions" class="btn danger" type="button" data-testid="room-close-confirm" aria-busy=${String(this.busy)} @click=${this.close}>${t('room.close')}</button>
      </gb-dialog>
    </section>`;
  }

  private sentence() {
    const { state, room } = this.briefing;
    const present = this.present === null ? nothing : html` · ${t('room.present', { n: this.present })}`;
    if (state === 'OPEN' && room?.openedAt) {
      return html`${t('room.openSince', { when: sayWhen(room.openedAt) })}${present}`;
    }
    if (state === 'CLOSED') {
      return html`${room?.closedAt ? t('room.closedAt', { when: sayWhen(room.closedAt) }) : nothing}${present}`;
    }
    return room?.opensAt && state === 'SCHEDULED' ? t('room.opensAt', { when: sayWhen(room.opensAt) }) : nothing;
  }

  private acts() {
    const open = this.briefing.state === 'OPEN';
    return html`<div class="row wrap">
      <button class="btn ${open ? 'primary' : 'quiet'}" type="button" data-testid="room-enter" @click=${() => enterRoom(this.briefing)}>${icon(doorOpen)}${t('room.enter')}</button>
      ${!open ? html`<button class="btn quiet" type="button" data-testid="room-open" aria-busy=${String(this.busy)} @click=${this.open}>${icon(radio)}${t('room.open')}</button>` : nothing}
      <button class="btn quiet" type="button" data-testid="pair-screen" @click=${this.pair}>${icon(tv)}${v('pair.button')}</button>
      ${open ? html`<button class="btn danger" type="button" data-testid="room-close" @click=${() => (this.closing = true)}>${t('room.close')}</button>` : nothing}
    </div>`;
  }

  private readonly pair = () => {
    void import('../tv/gb-pair');
    this.pairing = true;
  };

  private open() {
    return this.act(() => openRoom(this.briefing.id), t('room.opened'));
  }

  private close() {
    return this.act(() => closeRoom(this.briefing.id), t('room.closed'));
  }

  private async act(change: () => Promise<Briefing>, done: string) {
    this.busy = true;
    try {
      await change();
      toast(done);
      this.closing = false;
      this.dispatchEvent(new CustomEvent('gb-changed', { bubbles: true }));
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}
