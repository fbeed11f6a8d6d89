import left from 'lucide:chevron-left';
import right from 'lucide:chevron-right';
import globe from 'lucide:globe';
import plus from 'lucide:plus';
import rss from 'lucide:rss';
import sun from 'lucide:sun';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { changeBriefing, editBriefing, type Override } from '../api/briefings';
import {
  type CalendarDay,
  type CalendarEvent,
  type CalendarSpan,
  type EventFilter,
  listDays,
  listEvents,
} from '../api/calendar';
import { ApiError, sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import type { Clash } from '../api/types';
import { isoMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { toast, toastError } from '../kit/toast';
import {
  addDays,
  type Day,
  dayOf,
  mondayOf,
  sayDate,
  sayDayMonth,
  sayTime,
  sayWeekday,
  weekNumber,
} from '../kit/vietnam-time';
import { t } from '../locale/calendar';
import { dayList } from './day-list';
import { monthNumber } from './gb-month-grid';
import type { Moved } from './gb-week-grid';
import { addMonths, firstOfMonth, monthGrid } from './month-days';
import { endOf, type Move, moveOf, sameMove } from './move';
import { ownZone } from './own-time';
import './calendar.css';
import './gb-calendar-filters';
import './gb-month-grid';
import './gb-move-dialog';
import './gb-week-grid';
import '../briefing/gb-clash-dialog';

const MINUTE_MS = 60_000;
const VIEWS = ['week', 'month', 'list'] as const;
type View = (typeof VIEWS)[number];

interface Shown extends CalendarSpan {
  days: CalendarDay[];
}

interface Clashing {
  moved: Moved;
  clashes: Clash[];
}

/** The calendar: week, month or list, of everybody, one unit or one leader. What it shows is in its address. */
@customElement('gb-calendar')
export class CalendarPage extends LightElement {
  @state() private view: View = 'week';
  @state() private day: Day = dayOf(new Date());
  @state() private filter: EventFilter = {};
  @state() private now = new Date();
  @state() private clashing: Clashing | null = null;
  @state() private asked: CalendarEvent | null = null;
  @state() private dialog: 'feeds' | 'holidays' | null = null;
  private readonly shown = new Load<Shown>(this);
  #clock?: ReturnType<typeof setInterval>;

  override connectedCallback() {
    super.connectedCallback();
    this.#clock = setInterval(() => (this.now = new Date()), MINUTE_MS);
    window.addEventListener('popstate', this.arrive);
    this.arrive();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#clock);
    window.removeEventListener('popstate', this.arrive);
  }

  private readonly arrive = () => {
    if (location.pathname !== '/') return;
    const asked = new URLSearchParams(location.search);
    this.view = VIEWS.find((view) => view === asked.get('view')) ?? 'week';
    this.day = readDay(asked.get('date') ?? asked.get('week')) ?? dayOf(new Date());
    this.filter = {
      ...(asked.get('unit') ? { unit: asked.get('unit')! } : {}),
      ...(asked.get('leader') ? { leader: asked.get('leader')! } : {}),
      ...(asked.get('site') ? { site: asked.get('site')! } : {}),
    };
    this.load();
  };

  private span(): Day[] {
    if (this.view === 'week') return Array.from({ length: 7 }, (_, n) => addDays(mondayOf(this.day), n));
    if (this.view === 'month') return monthGrid(this.day);
    const first = firstOfMonth(this.day);
    return monthGrid(first).filter((day) => day.slice(0, 7) === first.slice(0, 7));
  }

  private load() {
    const days = this.span();
    const from = days[0]!;
    const to = days.at(-1)!;
    const { filter } = this;
    void this.shown.run(async () => {
      const [span, about] = await Promise.all([listEvents(from, to, filter), listDays(from, to)]);
      return { ...span, days: about };
    });
  }

  private go(change: { view?: View; day?: Day; filter?: EventFilter }) {
    if (change.view) this.view = change.view;
    if (change.day) this.day = change.day;
    if (change.filter) this.filter = change.filter;
    const address = new URLSearchParams();
    if (this.view !== 'week') address.set('view', this.view);
    if (!this.span().includes(dayOf(new Date())) || this.view === 'list') {
      if (this.day !== dayOf(new Date())) address.set('date', this.day);
    }
    for (const [name, value] of Object.entries(this.filter)) address.set(name, value);
    const search = address.toString();
    history.replaceState(null, '', search ? `/?${search}` : '/');
    this.load();
  }

  private step(by: number) {
    this.go({ day: this.view === 'week' ? addDays(this.day, by * 7) : addMonths(this.day, by) });
  }

  override render() {
    const days = this.span();
    const zone = ownZone(this.now);
    return html`
      <header class="page-head calendar-head">
        <div class="grow">
          <h1 aria-live="polite">${this.headline()}</h1>
          <div class="muted num">${t('range', { from: sayDate(days[0]!), to: sayDate(days.at(-1)!) })}</div>
        </div>
        <div class="segments" role="group" aria-label=${t('views')}>
          ${VIEWS.map(
            (view) =>
              html`<button class="btn" type="button" data-testid="view-${view}" aria-pressed=${String(this.view === view)} @click=${() => this.go({ view })}>${t(`view.${view}`)}</button>`,
          )}
        </div>
        <div class="row week-steps">
          <button class="btn quiet icon" type="button" data-testid="calendar-previous" aria-label=${t(this.view === 'week' ? 'previous' : 'previousMonth')} @click=${() => this.step(-1)}>${icon(left)}</button>
          <button class="btn quiet" type="button" @click=${() => this.go({ day: dayOf(new Date()) })}>${t(this.view === 'week' ? 'today' : 'thisMonth')}</button>
          <button class="btn quiet icon" type="button" data-testid="calendar-next" aria-label=${t(this.view === 'week' ? 'next' : 'nextMonth')} @click=${() => this.step(1)}>${icon(right)}</button>
        </div>
        ${mayArrange() ? html`<a class="btn primary" data-testid="new-briefing" href="/briefings/new">${icon(plus)}${t('create')}</a>` : nothing}
      </header>
      <div class="calendar-bar row wrap">
        <gb-calendar-filters class="grow" .filter=${this.filter} @gb-filter=${(e: CustomEvent<EventFilter>) => this.go({ filter: e.detail })}></gb-calendar-filters>
        <button class="btn link" type="button" data-testid="feeds-open" @click=${() => this.openDialog('feeds')}>${icon(rss)}${t('feeds.open')}</button>
        ${
          mayArrange()
            ? html`<button class="btn link" type="button" data-testid="holidays-open" @click=${() => this.openDialog('holidays')}>${icon(sun)}${t('holidays.open')}</button>
              <a class="btn link" data-testid="programme-open" href="/programme">${icon(globe)}${t('programme.open')}</a>`
            : nothing
        }
      </div>
      ${zone ? html`<p class="notice calendar-zone">${icon(globe)}<span>${t('zone', { zone })}</span></p>` : nothing}
      ${this.shown.render((shown) => this.draw(shown, days))}
      <gb-move-dialog .event=${this.asked} @gb-close=${() => (this.asked = null)}
        @gb-move=${(e: CustomEvent<Moved>) => {
          this.asked = null;
          void this.move(e.detail);
        }}></gb-move-dialog>
      <gb-clash-dialog .clashes=${this.clashing?.clashes ?? []} .mayForce=${mayArrange()} @gb-close=${() => (this.clashing = null)} @gb-force=${this.force}></gb-clash-dialog>
      ${this.dialog === 'feeds' ? html`<gb-feeds-dialog .filter=${this.filter} @gb-close=${() => (this.dialog = null)}></gb-feeds-dialog>` : nothing}
      ${this.dialog === 'holidays' ? html`<gb-holidays-dialog .year=${Number(this.day.slice(0, 4))} @gb-close=${this.holidaysClosed}></gb-holidays-dialog>` : nothing}`;
  }

  private headline(): string {
    return this.view === 'week'
      ? t('title', { week: weekNumber(this.day) })
      : t('monthOf', { month: monthNumber(this.day), year: this.day.slice(0, 4) });
  }

  private draw(shown: Shown, days: Day[]) {
    const events = shown.events.filter((one) => one.state !== 'CANCELLED');
    const list = (empty: boolean, of = days) =>
      dayList(of, events, {
        now: this.now,
        about: shown.days,
        empty,
        movable,
        ask: (event) => (this.asked = event),
      });
    return html`
      ${shown.more ? html`<p class="notice warn" role="status">${t('tooMany')}</p>` : nothing}
      ${
        this.view === 'week'
          ? html`<gb-week-grid .monday=${days[0]!} .events=${events} .days=${shown.days} .now=${this.now} .movable=${movable} ?mayCreate=${mayArrange()}
              @gb-move=${this.moved} @gb-move-ask=${this.ask}></gb-week-grid>
              <div class="week-list">${list(true)}</div>`
          : this.view === 'month'
            ? html`<gb-month-grid .month=${this.day} .events=${events} .days=${shown.days} .now=${this.now} .movable=${movable} ?mayCreate=${mayArrange()}
              @gb-move=${this.moved} @gb-move-ask=${this.ask} @gb-day=${(e: CustomEvent<Day>) => this.go({ view: 'week', day: e.detail })}></gb-month-grid>`
            : html`<div class="week-list always">${list(false)}</div>`
      }
      ${
        events.length === 0
          ? html`<p class="week-empty muted">${t(this.view === 'week' ? 'emptyTitle' : 'emptyMonth')}. ${mayArrange() && this.view === 'week' ? t('emptyDetail') : ''}</p>`
          : nothing
      }`;
  }

  private readonly ask = (event: CustomEvent<CalendarEvent>) => {
    this.asked = event.detail;
  };

  private readonly moved = (event: CustomEvent<Moved>) => void this.move(event.detail);

  private readonly force = (event: CustomEvent<Override>) => {
    const clashing = this.clashing;
    this.clashing = null;
    if (clashing) void this.move(clashing.moved, event.detail);
  };

  /** Shows the meeting where it was let go, asks the server, and puts it back when that refuses. */
  private async move({ event, to }: Moved, override: Override | null = null, undoing = false) {
    const before = moveOf(event);
    this.place(event.id, to);
    try {
      const { briefing, etag } = await editBriefing(event.id);
      if (!sameMove(moveOf(briefing), before)) {
        toastError(t('move.changed', { title: event.title }));
        await this.shown.again();
        return;
      }
      await changeBriefing(event.id, { startsAt: to.startsAt, duration: isoMinutes(to.minutes) }, override, etag);
      if (undoing) toast(t('move.undone', { title: event.title }));
      else {
        const there = { ...event, startsAt: to.startsAt, endsAt: endOf(to) };
        toast(sayMoved(event, to), {
          label: t('move.undo'),
          run: () => void this.move({ event: there, to: before }, null, true),
        });
      }
    } catch (thrown) {
      this.place(event.id, before);
      if (thrown instanceof ApiError && thrown.code === 'briefing-clash') {
        this.clashing = { moved: { event, to }, clashes: (thrown.problem?.clashes as Clash[]) ?? [] };
      } else {
        toastError(
          thrown instanceof ApiError
            ? thrown.fault('startsAt') || thrown.fault('agenda') || sentence(thrown)
            : sentence(thrown),
        );
      }
    }
    await this.shown.again();
  }

  private place(id: string, at: Move) {
    const shown = this.shown.value;
    if (!shown) return;
    const events = shown.events.map((one) =>
      one.id === id ? { ...one, startsAt: at.startsAt, endsAt: endOf(at) } : one,
    );
    this.shown.set({ ...shown, events });
  }

  private async openDialog(which: 'feeds' | 'holidays') {
    try {
      await (which === 'feeds' ? import('./gb-feeds-dialog') : import('./gb-holidays-dialog'));
      this.dialog = which;
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  private readonly holidaysClosed = () => {
    this.dialog = null;
    this.load();
  };
}

/** What has begun or is over stays where it was. */
function movable(event: CalendarEvent): boolean {
  return mayArrange() && event.state === 'SCHEDULED';
}

function sayMoved(event: CalendarEvent, to: Move): string {
  const day = dayOf(to.startsAt);
  return t('move.done', {
    title: event.title,
    day: `${sayWeekday(day)} ${sayDayMonth(day)}`,
    from: sayTime(to.startsAt),
    to: sayTime(endOf(to)),
  });
}

function readDay(text: string | null): Day | null {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const at = new Date(`${text}T00:00:00Z`);
  const year = at.getUTCFullYear();
  return at.toJSON()?.startsWith(text) && year >= 1900 && year < 2200 ? text : null;
}
