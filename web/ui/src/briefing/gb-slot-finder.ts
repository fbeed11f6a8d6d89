import check from 'lucide:circle-check';
import clock from 'lucide:clock';
import warn from 'lucide:triangle-alert';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import { findFreeSlots } from '../api/scheduling';
import type { FreeSlot } from '../api/types';
import { isoMinutes, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { emptyState, errorState, loadingState } from '../kit/states';
import { addDays, type Day, dayOf, instantAt, sayDay, sayTime, timeOf } from '../kit/vietnam-time';
import { t } from '../locale/scheduling';
import '../kit/gb-date-time';
import '../kit/gb-dialog';
import '../kit/gb-select';
import './scheduling.css';

/** Common free time as cards, the best first. Fires `gb-slot` with `{day, time}`. */
@customElement('gb-slot-finder')
export class SlotFinder extends LightElement {
  @property({ type: Boolean }) open = false;
  @property({ attribute: false }) units: ReadonlySet<string> = new Set();
  @property() chair = '';
  @property({ type: Number }) minutes = 60;
  @property() day: Day = '';
  @property() except = '';
  @property() hall = '';
  @state() private from: Day = '';
  @state() private to: Day = '';
  @state() private gap = 0;
  @state() private slots: FreeSlot[] | null = null;
  @state() private busy = false;
  @state() private problem = '';

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('open') || !this.open) return;
    const today = dayOf(new Date());
    this.from = this.day && this.day > today ? this.day : today;
    this.to = addDays(this.from, 13);
    void this.search();
  }

  private async search() {
    this.busy = true;
    this.problem = '';
    try {
      this.slots = await findFreeSlots({
        units: [...this.units],
        ...(this.chair ? { chair: this.chair } : {}),
        duration: isoMinutes(this.minutes),
        from: instantAt(this.from, '00:00'),
        to: instantAt(addDays(this.to, 1), '00:00'),
        ...(this.gap > 0 ? { gap: isoMinutes(this.gap) } : {}),
        ...(this.hall ? { halls: [this.hall] } : {}),
        ...(this.except ? { except: this.except } : {}),
      });
    } catch (thrown) {
      this.slots = null;
      this.problem = sentence(thrown);
    } finally {
      this.busy = false;
    }
  }

  override render() {
    return html`<gb-dialog wide heading=${t('slots.title')} .open=${this.open} @gb-close=${this.leave}>
      <div class="stack tight" data-testid="slots">
        <p class="muted">${t('slots.lead', { n: this.units.size, length: sayMinutes(this.minutes) })}</p>
        <div class="slot-search">
          <gb-date-time dateOnly label=${t('slots.from')} .day=${this.from} @gb-input=${(e: CustomEvent<{ day: Day }>) => (this.from = e.detail.day)}></gb-date-time>
          <gb-date-time dateOnly label=${t('slots.to')} .day=${this.to} @gb-input=${(e: CustomEvent<{ day: Day }>) => (this.to = e.detail.day)}></gb-date-time>
          <gb-select label=${t('slots.gap')} .value=${String(this.gap)} .choices=${[0, 15, 30, 60].map((n) => ({ value: String(n), label: n === 0 ? t('slots.gapNone') : sayMinutes(n) }))}
            @gb-input=${(e: CustomEvent<string>) => (this.gap = Number(e.detail))}></gb-select>
          <button class="btn quiet" type="button" data-testid="slots-search" @click=${() => void this.search()}>${t('slots.search')}</button>
        </div>
        ${this.busy ? loadingState(t('slots.searching')) : this.problem ? errorState(this.problem, () => void this.search()) : this.cards()}
      </div></gb-dialog>`;
  }

  private cards() {
    if (!this.slots) return nothing;
    if (this.slots.length === 0) return emptyState(t('slots.none'), t('slots.noneDetail'), nothing, clock);
    return html`<ul class="plain slot-cards">${this.slots.map((slot, at) => this.card(slot, at))}</ul>`;
  }

  private card(slot: FreeSlot, at: number) {
    return html`<li class="slot-card ${slot.free ? 'free' : 'partly'}" data-testid="slot" data-start=${slot.startsAt} data-free=${String(slot.free)}>
      <div class="slot-when num"><strong>${sayTime(slot.startsAt)}–${sayTime(slot.endsAt)}</strong><span>${sayDay(slot.startsAt)}</span></div>
      <div class="slot-why">
        <span class="slot-fit">${icon(slot.free ? check : warn)}${slot.reasons[0] ?? ''}${at === 0 && slot.free ? html` <span class="badge ok">${t('slots.best')}</span>` : nothing}</span>
        ${slot.reasons.slice(1, 4).map((reason) => html`<span class="muted small">${reason}</span>`)}
        ${
          slot.reasons.length > 4
            ? html`<details><summary class="small">${t('slots.blockers', { n: slot.missing.length })}</summary>
              ${slot.reasons.slice(4).map((reason) => html`<span class="muted small">${reason}</span>`)}</details>`
            : nothing
        }
      </div>
      <button class="btn ${at === 0 ? 'primary' : 'quiet'}" type="button" data-testid="slot-use" @click=${() => this.use(slot)}>${t('slots.use')}</button>
    </li>`;
  }

  private use(slot: FreeSlot) {
    this.dispatchEvent(
      new CustomEvent('gb-slot', { detail: { day: dayOf(slot.startsAt), time: timeOf(slot.startsAt) } }),
    );
    this.leave();
  }

  private leave() {
    this.dispatchEvent(new CustomEvent('gb-close'));
  }
}
