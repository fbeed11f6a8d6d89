import plus from 'lucide:plus';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CalendarDay, CalendarEvent } from '../api/calendar';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { type Day, dayOf, sayDate, sayTime, sayWeekday } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import type { Moved } from './gb-week-grid';
import { monthGrid } from './month-days';
import { moveOf, onDay, sameMove } from './move';
import { sayOwnTime } from './own-time';
import { followDrag, holdStill } from './pointer-drag';
import './gb-month.css';

/** So many meetings fit into a day; the rest is counted. */
const SHOWN = 3;

/**
 * The weeks of a month. A meeting is dragged to another day at the same time. Fires `gb-move`
 * (`Moved`), and `gb-day` (the day) when a reader wants all of a day.
 */
@customElement('gb-month-grid')
export class MonthGrid extends LightElement {
  @property() month: Day = '';
  @property({ attribute: false }) events: CalendarEvent[] = [];
  @property({ attribute: false }) days: CalendarDay[] = [];
  @property({ attribute: false }) now = new Date();
  @property({ attribute: false }) movable: (event: CalendarEvent) => boolean = () => false;
  @property({ type: Boolean }) mayCreate = false;
  @state() private over: Day | null = null;
  @state() private lifted = '';

  constructor() {
    super();
    holdStill(this, () => this.lifted !== '');
  }

  override render() {
    const days = monthGrid(this.month);
    return html`<section class="month card" aria-label=${t('monthOf', { month: monthNumber(this.month), year: this.month.slice(0, 4) })}>
      <div class="month-head" aria-hidden="true">${days.slice(0, 7).map((day) => html`<span><span class="long">${sayWeekday(day)}</span><span class="short">${sayWeekday(day, 'short')}</span></span>`)}</div>
      <div class="month-body">${days.map((day) => this.day(day))}</div>
    </section>`;
  }

  private day(day: Day) {
    const about = this.days.find((one) => one.date === day);
    const here = this.events.filter((event) => dayOf(event.startsAt) === day);
    const shown = here.length > SHOWN + 1 ? here.slice(0, SHOWN) : here;
    const today = day === dayOf(this.now);
    const marks = [
      today ? 'today' : '',
      day.slice(0, 7) === this.month.slice(0, 7) ? '' : 'outside',
      about && !about.working ? 'off' : '',
      this.over === day ? 'over' : '',
    ].join(' ');
    return html`<div class="month-day ${marks}" data-day=${day} role="group" aria-label="${sayWeekday(day)} ${sayDate(day)}${about?.name ? `, ${about.name}` : ''}">
      <div class="month-top">
        <button class="month-number num" type="button" data-testid="month-day" aria-current=${today ? 'date' : nothing} aria-label=${t('openDay', { day: sayDate(day), n: here.length })} @click=${() => this.open(day)}>${Number(day.slice(8))}</button>
        ${about ? html`<span class="lunar num" title=${t('lunar', { date: about.lunar })}>${about.lunarDay === 1 || day.endsWith('-01') ? about.lunar : about.lunarDay}</span>` : nothing}
        <span class="grow"></span>
        ${this.mayCreate ? html`<a class="month-add" href="/briefings/new?day=${day}&time=08:00" tabindex="-1" aria-label=${t('createOn', { day: sayDate(day) })}>${icon(plus)}</a>` : nothing}
      </div>
      ${about?.name ? html`<span class="feast" title=${about.name}>${about.name}</span>` : nothing}
      <div class="month-events">${repeat(
        shown,
        (one) => one.id,
        (one) => this.chip(one),
      )}</div>
      ${here.length > shown.length ? html`<button class="month-more" type="button" @click=${() => this.open(day)}>${t('more', { n: here.length - shown.length })}</button>` : nothing}
      ${here.length > 0 ? html`<span class="month-count num" aria-hidden="true">${here.length}</span>` : nothing}
    </div>`;
  }

  private chip(event: CalendarEvent) {
    const movable = this.movable(event);
    const own = sayOwnTime(event.startsAt);
    return html`<a class="month-chip ${event.state.toLowerCase()} ${this.lifted === event.id ? 'lifted' : ''}" data-testid="month-chip" data-briefing=${event.id} draggable="false" href="/briefings/${event.id}"
      title="${event.title}, ${sayTime(event.startsAt)}–${sayTime(event.endsAt)}${own ? ` (${t('ownTime', { time: own })})` : ''}"
      @pointerdown=${movable ? (e: PointerEvent) => this.press(e, event) : nothing}
      @keydown=${movable ? (e: KeyboardEvent) => this.key(e, event) : nothing}><span class="num">${sayTime(event.startsAt)}</span> ${event.title}<span class="sr-only">, ${t(`state.${event.state}`)}</span></a>`;
  }

  private press(press: PointerEvent, event: CalendarEvent) {
    followDrag(press, press.currentTarget as HTMLElement, {
      lifted: () => {
        this.lifted = event.id;
        navigator.vibrate?.(12);
      },
      moved: (at) => {
        const day = document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>('.month-day');
        this.over = day?.dataset.day ?? null;
      },
      dropped: () => {
        const to = this.over ? onDay(moveOf(event), this.over) : null;
        this.rest();
        if (to && !sameMove(to, moveOf(event))) {
          this.dispatchEvent(new CustomEvent<Moved>('gb-move', { detail: { event, to } }));
        }
      },
      cancelled: () => this.rest(),
    });
  }

  private key(key: KeyboardEvent, event: CalendarEvent) {
    if (key.key.toLowerCase() !== 'm' || key.ctrlKey || key.metaKey || key.altKey) return;
    key.preventDefault();
    this.dispatchEvent(new CustomEvent<CalendarEvent>('gb-move-ask', { detail: event }));
  }

  private rest() {
    this.over = null;
    this.lifted = '';
  }

  private open(day: Day) {
    this.dispatchEvent(new CustomEvent<Day>('gb-day', { detail: day }));
  }
}

export function monthNumber(day: Day): number {
  return Number(day.slice(5, 7));
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-month-grid': MonthGrid;
  }
}
