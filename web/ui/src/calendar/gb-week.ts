import left from 'lucide:chevron-left';
import right from 'lucide:chevron-right';
import plus from 'lucide:plus';
import radio from 'lucide:radio';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { listBriefings } from '../api/briefings';
import { mayArrange } from '../api/session';
import type { Briefing } from '../api/types';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { navigate } from '../kit/navigate';
import {
  addDays,
  type Day,
  dayOf,
  instantAt,
  minuteOfDay,
  mondayOf,
  sayDate,
  sayDayMonth,
  sayTime,
  sayWeekday,
  weekNumber,
} from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import { hoursShown, layDay, type Placed } from './week-layout';
import './gb-week.css';

const MINUTE_MS = 60_000;

/** The week from Monday to Sunday with an hour grid; on a phone the same week as a list. */
@customElement('gb-week')
export class Week extends LightElement {
  @state() private monday: Day = mondayOf(new URLSearchParams(location.search).get('week') ?? dayOf(new Date()));
  @state() private now = new Date();
  private readonly briefings = new Load<Briefing[]>(this);
  #clock?: ReturnType<typeof setInterval>;

  override connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => (this.now = new Date()), MINUTE_MS);
    this.load();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
  }

  private load() {
    const from = instantAt(this.monday, '00:00');
    const to = instantAt(addDays(this.monday, 7), '00:00');
    void this.briefings.run(() => listBriefings({ from, to }));
  }

  private go(monday: Day) {
    this.monday = monday;
    const here = monday === mondayOf(dayOf(new Date()));
    history.replaceState(null, '', here ? '/' : `/?week=${monday}`);
    this.load();
  }

  override render() {
    return html`
      <header class="page-head">
        <div class="grow">
          <h1 aria-live="polite">${t('title', { week: weekNumber(this.monday) })}</h1>
          <div class="muted num">${t('range', { from: sayDate(this.monday), to: sayDate(addDays(this.monday, 6)) })}</div>
        </div>
        <div class="row week-steps">
          <button class="btn quiet icon" type="button" aria-label=${t('previous')} @click=${() => this.go(addDays(this.monday, -7))}>${icon(left)}</button>
          <button class="btn quiet" type="button" @click=${() => this.go(mondayOf(dayOf(new Date())))}>${t('today')}</button>
          <button class="btn quiet icon" type="button" aria-label=${t('next')} @click=${() => this.go(addDays(this.monday, 7))}>${icon(right)}</button>
        </div>
        ${mayArrange() ? html`<a class="btn primary" data-testid="new-briefing" href="/briefings/new">${icon(plus)}${t('create')}</a>` : nothing}
      </header>
      ${this.briefings.render((all) => this.week(all.filter((one) => one.state !== 'CANCELLED')))}`;
  }

  private week(all: Briefing[]) {
    const days = Array.from({ length: 7 }, (_, n) => addDays(this.monday, n));
    const laid = days.map((day) => layDay(all, day));
    const hours = hoursShown(laid.flat());
    return html`
      <section class="week card" aria-label=${t('title', { week: weekNumber(this.monday) })} ${cssVars({ '--first': hours.first, '--hours': hours.last - hours.first })}>
        <div class="week-head">
          <span></span>
          ${days.map((day) => this.dayHead(day))}
        </div>
        <div class="week-body">
          <div class="week-hours num" aria-hidden="true">
            ${Array.from({ length: hours.last - hours.first }, (_, n) => html`<span>${n === 0 ? '' : `${hours.first + n}:00`}</span>`)}
          </div>
          ${days.map((day, n) => this.dayColumn(day, laid[n]!, hours))}
        </div>
      </section>
      <div class="week-list">${days.map((day, n) => this.dayList(day, laid[n]!))}</div>
      ${all.length === 0 ? html`<p class="week-empty muted">${t('emptyTitle')}. ${mayArrange() ? t('emptyDetail') : ''}</p>` : nothing}`;
  }

  private dayHead(day: Day) {
    const today = day === dayOf(this.now);
    return html`<div class="week-day ${today ? 'today' : ''}" aria-current=${today ? 'date' : nothing}>
      <span>${sayWeekday(day)}</span><b class="num">${sayDayMonth(day)}</b></div>`;
  }

  private dayColumn(day: Day, placed: Placed<Briefing>[], hours: { first: number; last: number }) {
    const today = day === dayOf(this.now);
    const minute = minuteOfDay(this.now);
    const showNow = today && minute >= hours.first * 60 && minute < hours.last * 60;
    return html`<div class="week-column ${today ? 'today' : ''}" role="group" aria-label="${sayWeekday(day)} ${sayDate(day)}">
      ${mayArrange() ? this.slots(day, hours) : nothing}
      ${placed.map((one) => this.block(one))}
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

  private block({ item, from, to, column, columns }: Placed<Briefing>) {
    return html`<a data-testid="week-block" data-briefing=${item.id} class="week-block ${item.state.toLowerCase()} ${to - from < 50 ? 'short' : ''} ${columns > 1 ? 'narrow' : ''}" href="/briefings/${item.id}"
      ${cssVars({ '--from': from, '--to': Math.max(to, from + 25), '--column': column, '--columns': columns })}
      title="${item.title}, ${sayTime(item.startsAt)}–${sayTime(item.endsAt)}">
      <span class="num time">${item.state === 'OPEN' ? icon(radio, t('state.OPEN')) : nothing}${sayTime(item.startsAt)}${columns > 1 || to - from < 50 ? '' : `–${sayTime(item.endsAt)}`}</span>
      <strong>${item.title}</strong>
      <span class="more">${icon(users)}${t('units', { n: item.units.length })}</span>
      <span class="sr-only">${t(`state.${item.state}`)}</span></a>`;
  }

  private dayList(day: Day, placed: Placed<Briefing>[]) {
    return html`<section class="week-list-day ${day === dayOf(this.now) ? 'today' : ''}">
      <h2>${sayWeekday(day)} <span class="muted num">${sayDayMonth(day)}</span></h2>
      ${
        placed.length === 0
          ? html`<p class="muted small">${t('emptyDay')}</p>`
          : placed.map(
              ({ item }) => html`<a class="week-line ${item.state.toLowerCase()}" href="/briefings/${item.id}">
              <span class="num">${sayTime(item.startsAt)}</span>
              <span class="grow"><strong>${item.title}</strong>
                <span class="muted small">${t('units', { n: item.units.length })} · ${t(`state.${item.state}`)}</span></span>${icon(right)}</a>`,
            )
      }
    </section>`;
  }
}
