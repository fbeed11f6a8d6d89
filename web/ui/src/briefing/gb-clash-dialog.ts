import calendarX from 'lucide:calendar-x';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Override } from '../api/briefings';
import type { Clash } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { dayOf, sayDate, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import '../kit/gb-dialog';
import '../kit/gb-text';

/** Tells who is where at the same time; a secretary may schedule anyway. */
@customElement('gb-clash-dialog')
export class ClashDialog extends LightElement {
  @property({ attribute: false }) clashes: Clash[] = [];
  @property({ type: Boolean }) mayForce = false;

  @state() private reason = '';

  override render() {
    return html`<gb-dialog heading=${t('clash.title')} .open=${this.clashes.length > 0} @gb-close=${this.leave}>
      <div class="stack tight">
        <p>${t('clash.lead')}</p>
        <ul class="plain clash-list">${this.clashes.map((clash) => this.line(clash))}</ul>
        ${
          this.mayForce
            ? html`<gb-text label=${t('clash.reason')} hint=${t('clash.forceNote')} maxlength="500" .value=${this.reason}
              @gb-input=${(e: CustomEvent<string>) => (this.reason = e.detail)}></gb-text>`
            : nothing
        }
      </div>
      <div slot="actions" class="row wrap">
        ${this.mayForce ? html`<button class="btn danger" type="button" data-testid="clash-force" @click=${this.force}>${t('clash.force')}</button>` : nothing}
        <button class="btn primary" type="button" data-testid="clash-change" @click=${this.leave}>${t('clash.change')}</button>
      </div>
    </gb-dialog>`;
  }

  private line(clash: Clash) {
    const time = `${sayTime(clash.startsAt)}–${sayTime(clash.endsAt)}, ${sayDate(dayOf(clash.startsAt))}`;
    return html`<li data-testid="clash" data-who=${clash.who}>${icon(calendarX)}<span><strong>${clash.whoName || clash.who}</strong>
      <span class="muted">(${t(`clash.kind.${clash.kind}`)})</span><br>
      <a href="/briefings/${clash.briefing}" target="_blank" rel="noopener">${clash.title}</a>, <span class="num">${time}</span></span></li>`;
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }

  private force() {
    this.dispatchEvent(
      new CustomEvent<Override>('gb-force', { detail: { reason: this.reason.trim() }, cancelable: true }),
    );
  }
}
