import alert from 'lucide:circle-alert';
import moveRight from 'lucide:move-right';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import { cancelSeries, changeSeries, readSeries } from '../api/scheduling';
import { mayArrange } from '../api/session';
import type { HolidayMove, Series, SeriesInstance } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { dayOf, sayDay, sayDayMonth, sayTime } from '../kit/vietnam-time';
import { t as tb } from '../locale/briefing';
import { t } from '../locale/scheduling';
import { sayRule } from './recurrence';
import { stateBadge } from './state-badge';
import '../kit/gb-dialog';
import '../kit/gb-select';
import '../kit/gb-text';
import './briefing-list.css';
import './scheduling.css';

/** A series: how it repeats, what is coming, what has been. */
@customElement('gb-series')
export class SeriesPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private cancelling = false;
  @state() private reason = '';
  @state() private busy = false;
  private readonly series = new Load<Series>(this);
  #shown = '';

  protected override willUpdate() {
    const id = this.parts.series ?? '';
    if (id === this.#shown) return;
    this.#shown = id;
    void this.series.run(() => readSeries(id));
  }

  override render() {
    return this.series.render((series) => this.draw(series));
  }

  private draw(series: Series) {
    const now = Date.now();
    const over = (one: SeriesInstance) => Date.parse(one.endsAt) < now || one.state === 'CLOSED';
    const coming = series.instances.filter((one) => !over(one));
    const past = series.instances.filter(over).reverse();
    const alive = coming.some((one) => one.state !== 'CANCELLED');
    return html`<div data-testid="series"><header class="page-head"><div class="grow">
        <div class="crumbs muted"><a href="/briefings">${tb('page.crumb')}</a> › ${t('series.title')}</div>
        <h1>${coming[0]?.title ?? series.title ?? ''}</h1></div>
        ${mayArrange() && alive ? html`<button class="btn danger" type="button" @click=${() => (this.cancelling = true)}>${t('series.cancel')}</button>` : nothing}</header>
      ${series.trouble ? html`<div class="notice warn" role="alert">${icon(alert)}<span>${t('series.trouble')}</span></div>` : nothing}
      <div class="series-cols">
        <section class="card stack tight">
          <h2>${t('series.coming', { n: coming.length })}</h2>
          ${coming.length === 0 ? emptyState(t('series.none')) : html`<ul class="plain briefing-lines">${coming.map((one) => this.line(one))}</ul>`}
          ${past.length > 0 ? html`<h2>${t('series.past', { n: past.length })}</h2><ul class="plain briefing-lines">${past.map((one) => this.line(one))}</ul>` : nothing}
        </section>
        <section class="card stack tight">
          <div><div class="label">${t('series.rule')}</div><strong data-testid="series-rule">${sayRule(series.recurrence)}</strong>
            ${series.endless && alive ? html`<p class="hint">${t('series.endless')}</p>` : nothing}</div>
          ${this.settings(series)}
          ${series.follows ? html`<a href="/series/${series.follows}">${t('series.follows')}</a>` : nothing}
          ${series.followedBy ? html`<a href="/series/${series.followedBy}">${t('series.followedBy')}</a>` : nothing}
        </section>
      </div>
      <gb-dialog heading=${t('series.cancel')} .open=${this.cancelling} @gb-close=${() => (this.cancelling = false)}>
        <div class="stack"><p>${t('series.cancelLead')}</p>
          <gb-text label=${tb('cancel.reason')} rows="2" maxlength="1000" .value=${this.reason} @gb-input=${(e: CustomEvent<string>) => (this.reason = e.detail)}></gb-text></div>
        <div slot="actions" class="row wrap"><button class="btn quiet" type="button" @click=${() => (this.cancelling = false)}>${t('scope.back')}</button>
          <button class="btn danger" type="button" ?disabled=${this.reason.trim() === ''} aria-busy=${String(this.busy)} @click=${() => void this.cancel(series)}>${t('series.cancel')}</button></div>
      </gb-dialog></div>`;
  }

  private settings(series: Series) {
    if (!mayArrange()) {
      return html`<div><div class="label">${t('series.holidays')}</div>${t(`repeat.${series.holidays}`)}</div>
        <div><div class="label">${t('series.carryOver')}</div>${t(series.carryOver ? 'series.yes' : 'series.no')}</div>`;
    }
    return html`<gb-select label=${t('repeat.holidays')} .value=${series.holidays} .choices=${(['KEEP', 'BEFORE', 'AFTER', 'SKIP'] as const).map((value) => ({ value, label: t(`repeat.${value}`) }))}
        @gb-input=${(e: CustomEvent<HolidayMove>) => void this.change(series, { holidays: e.detail })}></gb-select>
      <label class="check"><input type="checkbox" .checked=${series.carryOver} @change=${(e: Event) => void this.change(series, { carryOver: (e.target as HTMLInputElement).checked })}><span>${t('repeat.carryOver')}</span></label>`;
  }

  private line(one: SeriesInstance) {
    return html`<li><a class="briefing-line" href="/briefings/${one.id}" data-testid="series-instance" data-start=${one.startsAt} data-state=${one.state}>
      <span class="num when"><strong>${sayTime(one.startsAt)}</strong><span class="muted small">${sayDay(one.startsAt)}</span></span>
      <span class="what"><strong>${one.title}</strong>${one.moved ? html`<span class="muted small">${icon(moveRight)} ${t('series.moved', { day: `${sayTime(one.recurrenceId)} ${sayDayMonth(dayOf(one.recurrenceId))}` })}</span>` : nothing}</span>
      <span></span>${stateBadge(one.state)}</a></li>`;
  }

  private async change(series: Series, change: { holidays?: HolidayMove; carryOver?: boolean }) {
    try {
      this.series.set(await changeSeries(series.id, change));
      toast(t('series.saved'));
    } catch (thrown) {
      toastError(sentence(thrown));
      void this.series.again();
    }
  }

  private async cancel(series: Series) {
    this.busy = true;
    try {
      await cancelSeries(series.id, this.reason.trim());
      this.cancelling = false;
      toast(t('series.cancelled'));
      await this.series.again();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}
