import grip from 'lucide:move';
import plus from 'lucide:plus';
import radio from 'lucide:radio';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { CalendarDay, CalendarEvent } from '../api/calendar';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { navigate } from '../kit/navigate';
import { addDays, type Day, dayOf, minuteOfDay, sayDate, sayDayMonth, sayTime, sayWeekday } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import { endOf, lengthened, type Move, moveOf, STEP_MINUTES, sameMove, shifted, snapped } from './move';
import { sayOwnTime } from './own-time';
import { followDrag, holdStill } from './pointer-drag';
import { hoursShown, layDay, type Placed } from './week-layout';
import './gb-week.css';

export interface Moved {
  event: CalendarEvent;
  to: Move;
}

interface Lifted {
  event: CalendarEvent;
  to: Move;
  /** By keys it stays lifted until Enter or Escape. */
  by: 'pointer' | 'keys';
}

/**
 * The week from Monday to Sunday with an hour grid. Meetings that `movable` allows are dragged to
 * another time, by their lower edge made longer; by keys with Alt and the arrows. Fires `gb-move`
 * (`Moved`) when one is let go elsewhere, `gb-move-ask` (the event) for the form that does the same.
 */
@customElement('gb-week-grid')
export class WeekGrid extends LightElement {
  @property() monday: Day = '';
  @property({ attribute: false }) events: CalendarEvent[] = [];
  @property({ attribute: false }) days: CalendarDay[] = [];
  @property({ attribute: false }) now = new Date();
  @property({ attribute: false }) movable: (event: CalendarEvent) => boolean = () => false;
  @property({ type: Boolean }) mayCreate = false;
  @state() private lifted: Lifted | null = null;
  @state() private spoken = '';

  constructor() {
    super();
    holdStill(this, () => this.lifted?.by === 'pointer');
  }

  override render() {
    const days = Array.from({ length: 7 }, (_, n) => addDays(this.monday, n));
    const laid = days.map((day) => layDay(this.events, day));
    const hours = hoursShown(laid.flat());
    return html`
      <section class="week card" aria-label=${t('range', { from: sayDate(this.monday), to: sayDate(addDays(this.monday, 6)) })} ${cssVars({ '--first': hours.first, '--hours': hours.last - hours.first })}>
        <div class="week-head"><span></span>${days.map((day) => this.dayHead(day))}</div>
        <div class="week-body ${this.lifted ? 'lifting' : ''}">
          <div class="week-hours num" aria-hidden="true">
            ${Array.from({ length: hours.last - hours.first }, (_, n) => html`<span>${n === 0 ? '' : `${hours.first + n}:00`}</span>`)}
          </div>
          ${days.map((day, n) => this.dayColumn(day, laid[n]!, hours))}
        </div>
        <p class="sr-only" role="status">${this.spoken}</p>
      </section>`;
  }

  private dayHead(day: Day) {
    const today = day === dayOf(this.now);
    const about = this.days.find((one) => one.date === day);
    return html`<div class="week-day ${today ? 'today' : ''} ${about && !about.working ? 'off' : ''}" aria-current=${today ? 'date' : nothing}>
      <span>${sayWeekday(day)}</span>
      <span class="week-date"><b class="num">${sayDayMonth(day)}</b>${about ? html`<span class="lunar num" title=${t('lunar', { date: about.lunar })}>${about.lunar}</span>` : nothing}</span>
      ${about?.name ? html`<span class="feast" title=${about.name}>${about.name}</span>` : nothing}</div>`;
  }

  private dayColumn(day: Day, placed: Placed<CalendarEvent>[], hours: { first: number; last: number }) {
    const today = day === dayOf(this.now);
    const minute = minuteOfDay(this.now);
    const showNow = today && minute >= hours.first * 60 && minute < hours.last * 60;
    const off = this.days.find((one) => one.date === day)?.working === false;
    return html`<div class="week-column ${today ? 'today' : ''} ${off ? 'off' : ''}" role="group" data-day=${day} aria-label="${sayWeekday(day)} ${sayDate(day)}">
      ${this.mayCreate ? this.slots(day, hours) : nothing}
      ${repeat(
        placed,
        (one) => one.item.id,
        (one) => this.block(one),
      )}
      ${this.lifted && dayOf(this.lifted.to.startsAt) === day ? this.ghost(this.lifted) : nothing}
      ${showNow ? html`<i class="week-now" title=${t('now')} ${cssVars({ '--from': minute })}></i>` : nothing}
    </div>`;
  }

  /** Free half hours one can click; by keyboard the one primary button does the same. */
  private slots(day: Day, hours: { first: number; last: number }) {
    return Array.from({ length: (hours.last - hours.first) * 2 }, (_, n) => {
      const time = `${String(hours.first + Math.floor(n / 2)).padStart(2, '0')}:${n % 2 === 0 ? '00' : '30'}`;
      return html`<button class="week-slot" type="button" tabindex="-1" title=${t('createAt', { time: time.replace(/^0/, ''), day: sayWeekday(day) })}
        @click=${() => navigate(`/briefings/new?day=${day}&time=${time}`)}><span>${icon(plus)}${time.replace(/^0/, '')}</span></button>`;
    });
  }

  private block({ item, from, to, column, columns }: Placed<CalendarEvent>) {
    const movable = this.movable(item);
    const own = sayOwnTime(item.startsAt);
    const tight = columns > 1 || to - from < 50;
    return html`<div class="week-place ${columns > 1 ? 'narrow' : ''} ${this.lifted?.event.id === item.id ? 'lifted' : ''}"
      ${cssVars({ '--from': from, '--to': Math.max(to, from + 25), '--column': column, '--columns': columns })}>
      <a data-testid="week-block" data-briefing=${item.id} draggable="false" class="week-block ${item.state.toLowerCase()} ${to - from < 50 ? 'short' : ''} ${columns > 1 ? 'narrow' : ''} ${movable ? 'movable' : ''}" href="/briefings/${item.id}"
        title="${item.title}, ${sayTime(item.startsAt)}–${sayTime(item.endsAt)}${item.place ? `, ${item.place}` : ''}${own ? ` (${t('ownTime', { time: own })})` : ''}"
        aria-description=${movable ? t('move.keys') : nothing}
        @pointerdown=${movable ? (e: PointerEvent) => this.press(e, item) : nothing}
        @keydown=${movable ? (e: KeyboardEvent) => this.key(e, item) : nothing}
        @blur=${() => this.lifted?.by === 'keys' && this.giveUp()}>
        <span class="num time">${item.state === 'OPEN' ? icon(radio, t('state.OPEN')) : nothing}${sayTime(item.startsAt)}${tight ? '' : `–${sayTime(item.endsAt)}`}</span>
        <strong>${item.title}</strong>
        ${own && !tight ? html`<span class="own num">${t('ownTime', { time: own })}</span>` : nothing}
        <span class="more">${icon(users)}${t('units', { n: item.units })}</span>
        <span class="sr-only">${t(`state.${item.state}`)}</span>
        ${movable ? html`<span class="week-grip" aria-hidden="true"></span>` : nothing}</a>
      ${
        movable
          ? html`<button class="week-ask" type="button" data-testid="week-move" data-briefing=${item.id} aria-label=${t('move.ask', { title: item.title })} title=${t('move.title')}
            @click=${() => this.ask(item)}>${icon(grip)}</button>`
          : nothing
      }</div>`;
  }

  /** Where it will be when it is let go. */
  private ghost({ event, to }: Lifted) {
    const from = minuteOfDay(to.startsAt);
    return html`<div class="week-place ghost" data-testid="week-ghost" ${cssVars({ '--from': from, '--to': Math.min(from + Math.max(to.minutes, 25), 1440), '--column': 0, '--columns': 1 })}>
      <div class="week-block"><span class="num time">${sayTime(to.startsAt)}–${sayTime(endOf(to))}</span><strong>${event.title}</strong></div></div>`;
  }

  private press(press: PointerEvent, event: CalendarEvent) {
    const target = press.currentTarget as HTMLElement;
    const resize = (press.target as HTMLElement).closest('.week-grip') !== null;
    const columns = [...this.querySelectorAll<HTMLElement>('.week-column')];
    const here = target.closest<HTMLElement>('.week-column')!;
    const home = columns.indexOf(here);
    const hour = Number.parseFloat(getComputedStyle(here).getPropertyValue('--hour')) || 54;
    const start = moveOf(event);
    const top = press.clientY + window.scrollY;
    followDrag(press, target, {
      lifted: () => {
        this.lifted = { event, to: start, by: 'pointer' };
        navigator.vibrate?.(12);
      },
      moved: (at) => {
        const minutes = snapped(((at.clientY + window.scrollY - top) / hour) * 60);
        const over = columns.findIndex((one) => {
          const box = one.getBoundingClientRect();
          return at.clientX >= box.left && at.clientX < box.right;
        });
        const days = over < 0 ? 0 : over - home;
        this.lifted = {
          event,
          to: resize ? lengthened(start, minutes) : shifted(start, days, minutes),
          by: 'pointer',
        };
      },
      dropped: () => this.drop(),
      cancelled: () => this.giveUp(),
    });
  }

  private key(key: KeyboardEvent, event: CalendarEvent) {
    if (key.key === 'Escape' && this.lifted) {
      key.preventDefault();
      this.giveUp();
    } else if (key.key === 'Enter' && this.lifted) {
      key.preventDefault();
      this.drop();
    } else if (key.altKey && key.key.startsWith('Arrow')) {
      key.preventDefault();
      const base = this.lifted?.event.id === event.id ? this.lifted.to : moveOf(event);
      this.lifted = { event, to: stepped(base, key), by: 'keys' };
      const { to } = this.lifted;
      this.spoken = t('move.spoken', {
        day: sayWeekday(dayOf(to.startsAt)),
        date: sayDayMonth(dayOf(to.startsAt)),
        from: sayTime(to.startsAt),
        to: sayTime(endOf(to)),
      });
    } else if (key.key.toLowerCase() === 'm' && !key.ctrlKey && !key.metaKey && !key.altKey) {
      key.preventDefault();
      this.ask(event);
    }
  }

  private ask(event: CalendarEvent) {
    this.dispatchEvent(new CustomEvent<CalendarEvent>('gb-move-ask', { detail: event }));
  }

  private drop() {
    const lifted = this.lifted;
    this.lifted = null;
    this.spoken = '';
    if (!lifted || sameMove(lifted.to, moveOf(lifted.event))) return;
    this.dispatchEvent(new CustomEvent<Moved>('gb-move', { detail: { event: lifted.event, to: lifted.to } }));
  }

  private giveUp() {
    this.lifted = null;
    this.spoken = t('move.gaveUp');
  }
}

function stepped(from: Move, key: KeyboardEvent): Move {
  const sign = key.key === 'ArrowDown' || key.key === 'ArrowRight' ? 1 : -1;
  if (key.key === 'ArrowLeft' || key.key === 'ArrowRight') return shifted(from, sign, 0);
  return key.shiftKey ? lengthened(from, sign * STEP_MINUTES) : shifted(from, 0, sign * STEP_MINUTES);
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-week-grid': WeekGrid;
  }
}
