import download from 'lucide:download';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readTracking, type Span, type TrackedUnit, type Tracking, trackingFile } from '../api/tracking';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { addDays, type Day, dayOf, sayDayMonth } from '../kit/vietnam-time';
import { t } from '../locale/tracking';
import { ORDERS, type Order, ordered, percent, sayAnswerTime } from './rates';
import '../kit/gb-date-time';
import '../kit/gb-select';
import './tracking.css';

const USUAL_DAYS = 90;
/** Below the first a rate is bad, below the second it is to be watched. */
const BAD = 60;
const MIDDLING = 85;

/** How all units deal with their invitations; whoever needs attention comes first. */
@customElement('gb-tracking')
export class TrackingPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private from: Day = addDays(dayOf(new Date()), -USUAL_DAYS);
  @state() private to: Day = dayOf(new Date());
  @state() private parent = '';
  @state() private query = '';
  @state() private order: Order = 'worst';
  @state() private parents: { code: string; name: string }[] = [];
  private readonly tracking = new Load<Tracking>(this);

  override connectedCallback() {
    super.connectedCallback();
    if (isDay(this.parts.from)) this.from = this.parts.from;
    if (isDay(this.parts.to)) this.to = this.parts.to;
    this.parent = this.parts.parent ?? '';
    void this.load();
  }

  private get span(): Span {
    return { from: this.from, to: this.to, ...(this.parent ? { parent: this.parent } : {}) };
  }

  private async load() {
    await this.tracking.run(() => readTracking(this.span));
    // Once chosen, a parent hides the others: what was seen stays in the list.
    const known = new Map(this.parents.map((one) => [one.code, one.name]));
    for (const { parent, parentName } of this.tracking.value?.units ?? [])
      if (parent && parentName) known.set(parent, parentName);
    this.parents = [...known]
      .map(([code, name]) => ({ code, name }))
      .sort((a, b) => a.name.localeCompare(b.name, 'vi'));
  }

  private turn(change: { from?: Day; to?: Day; parent?: string }) {
    if (change.from) this.from = change.from;
    if (change.to) this.to = change.to;
    if (change.parent !== undefined) this.parent = change.parent;
    const search = new URLSearchParams(this.span as Record<string, string>);
    history.replaceState(null, '', `/tracking?${search}`);
    void this.load();
  }

  override render() {
    return html`<div class="tracking">
      <header class="page-head"><div class="grow"><h1>${t('title')}</h1><p class="muted">${t('lead')}</p></div>
        <a class="btn quiet" href=${trackingFile('xlsx', this.span)} download data-testid="tracking-xlsx">${icon(download)}${t('xlsx')}</a>
        <a class="btn quiet" href=${trackingFile('csv', this.span)} download data-testid="tracking-csv">${t('csv')}</a></header>
      <section class="card stack">
        <div class="tracking-bar">
          <gb-date-time dateOnly label=${t('from')} .day=${this.from} @gb-input=${(e: CustomEvent<{ day: Day }>) => e.detail.day && e.detail.day !== this.from && this.turn({ from: e.detail.day })}></gb-date-time>
          <gb-date-time dateOnly label=${t('to')} .day=${this.to} @gb-input=${(e: CustomEvent<{ day: Day }>) => e.detail.day && e.detail.day !== this.to && this.turn({ to: e.detail.day })}></gb-date-time>
          <gb-select label=${t('parent')} .value=${this.parent} .choices=${[{ value: '', label: t('allParents') }, ...this.parents.map((one) => ({ value: one.code, label: one.name }))]}
            @gb-input=${(e: CustomEvent<string>) => this.turn({ parent: e.detail })}></gb-select>
          <input class="input" type="search" placeholder=${t('search')} aria-label=${t('search')} data-testid="tracking-search"
            @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
        </div>
        ${this.tracking.render((tracking) => this.table(tracking))}
        <p class="muted small">${t('hint')}</p>
      </section></div>`;
  }

  private table({ units }: Tracking) {
    if (units.length === 0) return emptyState(t('none'), t('noneDetail'), nothing, users);
    const shown = ordered(
      units.filter((one) => matches(`${one.name} ${one.unit} ${one.parentName ?? ''}`, this.query)),
      this.order,
    );
    return html`<div class="tracking-table" role="table" aria-label=${t('title')}>
      <div class="tracked head" role="row">
        ${this.column('worst', `${t('unit')} · ${t('worst')}`)}
        <span role="columnheader" class="r muted small">${t('invited')}</span>
        ${this.column('inTime', t('inTime'))}${this.column('came', t('came'))}
        ${this.column('answerTime', t('answerTime'), 'r')}${this.column('missed', t('missed'), 'r')}
        ${this.column('bounced', t('bounced'), 'r')}${this.column('chases', t('chases'), 'r')}
      </div>
      ${repeat(
        shown,
        (one) => one.unit,
        (one) => this.line(one),
      )}
    </div>
    ${shown.length === 0 ? html`<p class="muted" role="status">${t('noMatch')}</p>` : nothing}`;
  }

  private column(order: Order, label: string, place = '') {
    return html`<span role="columnheader" class=${place}><button type="button" aria-pressed=${String(this.order === order)} title=${t('sortBy', { column: label })}
      data-testid="tracking-order" data-order=${order} @click=${() => (this.order = ORDERS.find((one) => one === order) ?? 'worst')}>${label}</button></span>`;
  }

  private line(one: TrackedUnit) {
    const f = one.figures;
    return html`<a class="tracked" role="row" href="/tracking/${encodeURIComponent(one.unit)}" data-testid="tracked-unit" data-unit=${one.unit} data-broken=${String(one.trouble !== undefined)}>
      <span class="name" role="cell"><strong>${one.name}</strong>${
        one.trouble
          ? html`<span class="bad-address">${t('brokenSince', { text: one.trouble.text, when: sayDayMonth(dayOf(one.trouble.since)), n: one.trouble.bounces })}</span>`
          : html`<span class="muted small">${one.parentName ?? ''}</span>`
      }</span>
      <span class="num r" role="cell">${f.invited}</span>
      <span role="cell">${rate(f.inTime, f.invited)}</span>
      <span role="cell">${rate(f.came, f.held)}</span>
      <span class="num r" role="cell">${sayAnswerTime(f.answerMinutes)}</span>
      <span class="num r" role="cell">${f.missedMinutes || '–'}</span>
      <span class="num r" role="cell">${f.bounced || '–'}</span>
      <span class="num r" role="cell">${f.chases || '–'}</span></a>`;
  }
}

/** @param large the share first, as a figure of its own */
export function rate(part: number, whole: number, large = false) {
  const share = percent(part, whole);
  if (share === null) return html`<span class="muted">–</span>`;
  const look = share < BAD ? 'low' : share < MIDDLING ? 'middling' : '';
  const count = t('of', { n: part, all: whole });
  const words = large
    ? html`<b>${t('percent', { n: share })}</b><span class="muted small">${count}</span>`
    : html`${count} · ${t('percent', { n: share })}`;
  return html`<span class="rate ${look}"><span class="num">${words}</span><i ${cssVars({ '--share': `${share}%` })}></i></span>`;
}

function isDay(text: string | undefined): text is Day {
  return /^\d{4}-\d\d-\d\d$/.test(text ?? '');
}
