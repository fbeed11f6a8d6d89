import { html } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { CalendarEvent } from '../api/calendar';
import { sayMinutes } from '../kit/duration';
import { LightElement } from '../kit/light-element';
import { type Day, dayOf, instantAt, sayTime, timeOf } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import type { Moved } from './gb-week-grid';
import { endOf, type Move, moveOf } from './move';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-select';

const LENGTHS = [15, 30, 45, 60, 75, 90, 100, 105, 120, 150, 180, 210, 240, 300, 360, 480];

/** The same as dragging, by form: another time, another length. Fires `gb-move` (`Moved`) or `gb-close`. */
@customElement('gb-move-dialog')
export class MoveDialog extends LightElement {
  @property({ attribute: false }) event: CalendarEvent | null = null;
  @state() private day: Day = '';
  @state() private time = '';
  @state() private minutes = 0;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('event') || !this.event) return;
    this.day = dayOf(this.event.startsAt);
    this.time = timeOf(this.event.startsAt);
    this.minutes = moveOf(this.event).minutes;
  }

  override render() {
    const lengths = [...new Set([...LENGTHS, this.minutes])].sort((a, b) => a - b);
    return html`<gb-dialog heading=${t('move.title')} .open=${this.event !== null} @gb-close=${this.leave}>
      <form class="stack tight" id="move-form" @submit=${this.submit}>
        <p><strong>${this.event?.title ?? ''}</strong></p>
        <gb-date-time label=${t('move.start')} .day=${this.day} .time=${this.time}
          @gb-input=${(e: CustomEvent<{ day: Day; time: string }>) => {
            this.day = e.detail.day;
            this.time = e.detail.time;
          }}></gb-date-time>
        <gb-select label=${t('move.length')} .value=${String(this.minutes)} .choices=${lengths.map((n) => ({ value: String(n), label: sayMinutes(n) }))}
          @gb-input=${(e: CustomEvent<string>) => (this.minutes = Number(e.detail))}></gb-select>
        <p class="muted">${t('move.until', { time: sayTime(endOf(this.wanted())) })}</p>
      </form>
      <div slot="actions" class="row wrap">
        <button class="btn quiet" type="button" @click=${this.leave}>${t('move.leave')}</button>
        <button class="btn primary" type="submit" form="move-form" data-testid="move-submit">${t('move.submit')}</button>
      </div>
    </gb-dialog>`;
  }

  private wanted(): Move {
    return { startsAt: instantAt(this.day || '2026-01-01', this.time || '08:00'), minutes: this.minutes };
  }

  private submit(event: Event) {
    event.preventDefault();
    if (!this.event) return;
    this.dispatchEvent(new CustomEvent<Moved>('gb-move', { detail: { event: this.event, to: this.wanted() } }));
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }
}
