import right from 'lucide:chevron-right';
import grip from 'lucide:move';
import { html, nothing } from 'lit';
import type { CalendarDay, CalendarEvent } from '../api/calendar';
import { icon } from '../kit/icon';
import { type Day, dayOf, sayDayMonth, sayTime, sayWeekday } from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import { sayOwnTime } from './own-time';
import { layDay } from './week-layout';

export interface DayListOptions {
  now: Date;
  about: readonly CalendarDay[];
  /** Days without meetings are shown too. */
  empty: boolean;
  movable(event: CalendarEvent): boolean;
  ask(event: CalendarEvent): void;
}

/** Meetings under their days, one below the other: the week on a telephone, and the list. */
export function dayList(days: readonly Day[], events: readonly CalendarEvent[], options: DayListOptions) {
  return days.map((day) => {
    const placed = layDay(events, day);
    const about = options.about.find((one) => one.date === day);
    if (placed.length === 0 && !options.empty && !about?.name) return nothing;
    const today = day === dayOf(options.now);
    return html`<section class="week-list-day ${today ? 'today' : ''} ${about && !about.working ? 'off' : ''}" data-day=${day}>
      <h2>${sayWeekday(day)} <span class="muted num">${sayDayMonth(day)}</span>
        ${about ? html`<span class="lunar num">${t('lunar', { date: about.lunar })}</span>` : nothing}
        ${about?.name ? html`<span class="feast">${about.name}</span>` : nothing}</h2>
      ${placed.length === 0 ? html`<p class="muted small">${t('emptyDay')}</p>` : placed.map(({ item }) => line(item, options))}
    </section>`;
  });
}

function line(item: CalendarEvent, options: DayListOptions) {
  const own = sayOwnTime(item.startsAt);
  return html`<div class="week-row"><a class="week-line ${item.state.toLowerCase()}" data-testid="day-line" data-briefing=${item.id} href="/briefings/${item.id}">
      <span class="num when">${sayTime(item.startsAt)}<span class="muted small">${sayTime(item.endsAt)}</span></span>
      <span class="grow"><strong>${item.title}</strong>
        <span class="muted small">${t('chair', { name: item.chairName })} · ${item.place ? html`${item.place} · ` : nothing}${t('units', { n: item.units })} · ${t(`state.${item.state}`)}</span>
        ${own ? html`<span class="muted small num">${t('ownTime', { time: own })}</span>` : nothing}</span>${icon(right)}</a>
    ${
      options.movable(item)
        ? html`<button class="btn icon quiet" type="button" data-testid="line-move" aria-label=${t('move.ask', { title: item.title })} title=${t('move.title')} @click=${() => options.ask(item)}>${icon(grip)}</button>`
        : nothing
    }</div>`;
}
