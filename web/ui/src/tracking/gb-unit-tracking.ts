import calendar from 'lucide:calendar';
import download from 'lucide:download';
import mailX from 'lucide:mail-x';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { sentence } from '../api/problem';
import { mayArrange } from '../api/session';
import {
  addressWorks,
  type Figures,
  type Returned,
  readUnitTracking,
  type Trouble,
  type UnitTracking,
  unitTrackingFile,
  type Way,
} from '../api/tracking';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { dayOf, sayDate, sayTime, sayWhen } from '../kit/vietnam-time';
import { t as b } from '../locale/briefing';
import { t } from '../locale/tracking';
import { rate } from './gb-tracking';
import { percent, sayAnswerTime, sayStep, stepsOf } from './rates';
import './tracking.css';

/** One unit over time: its figures, every invitation's way, the mails that came back. */
@customElement('gb-unit-tracking')
export class UnitTrackingPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private busy = false;
  private readonly loaded = new Load<UnitTracking>(this);
  #unit = '';

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('parts') || this.parts.unit === this.#unit) return;
    this.#unit = this.parts.unit ?? '';
    void this.load();
  }

  private load() {
    return this.loaded.run(() => readUnitTracking(this.#unit, {}));
  }

  override render() {
    return this.loaded.render((one) => this.page(one));
  }

  private page(one: UnitTracking) {
    return html`<div class="tracking" data-testid="unit-tracking" data-unit=${one.unit}>
      <header class="page-head"><div class="grow">
          <div class="crumbs muted"><a href="/tracking">${t('back')}</a> › ${one.name}</div>
          <h1>${one.name}</h1><p class="muted num">${t('unitLead', { from: sayDate(one.from), to: sayDate(one.to) })}</p></div>
        <a class="btn quiet" href="/units/${encodeURIComponent(one.unit)}">${icon(users)}${t('toUnit')}</a>
        <a class="btn quiet" href=${unitTrackingFile(one.unit, 'xlsx', {})} download>${icon(download)}${t('xlsx')}</a>
        <a class="btn quiet" href=${unitTrackingFile(one.unit, 'csv', {})} download>${t('csv')}</a></header>
      ${one.trouble ? this.trouble(one.trouble) : nothing}
      ${this.figures(one.figures)}
      <section class="card stack tight"><h2>${t('ways')}</h2>
        ${one.ways.length === 0 ? emptyState(t('noWays'), '', nothing, calendar) : html`<div class="ways">${one.ways.map((way) => this.way(way))}</div>`}</section>
      <section class="card stack tight"><h2>${t('returned')}</h2>
        ${one.bounces.length === 0 ? html`<p class="muted">${t('noReturned')}</p>` : html`<ul class="plain returned">${one.bounces.map((bounce) => returned(bounce))}</ul>`}</section>
    </div>`;
  }

  private trouble(trouble: Trouble) {
    return html`<section class="notice bad" data-testid="address-trouble">${icon(mailX)}
      <strong>${t('broken')}: ${trouble.address}</strong>
      <span>${t('brokenSince', { text: trouble.text, when: sayWhen(trouble.since), n: trouble.bounces })}. ${trouble.todo}</span>
      ${
        mayArrange()
          ? html`<div class="row wrap"><a class="btn quiet" href="/units?unit=${encodeURIComponent(trouble.unit)}&edit=email">${t('fix')}</a>
            <button class="btn link" type="button" data-testid="address-works" aria-busy=${String(this.busy)} @click=${() => this.works(trouble)}>${t('works')}</button></div>`
          : nothing
      }
      ${trouble.error ? html`<details><summary class="small">${t('raw')}</summary><p class="raw-words">${trouble.error}</p></details>` : nothing}
    </section>`;
  }

  private figures(f: Figures) {
    const figure = (value: unknown, label: string) => html`<div><b class="num">${value}</b>${label}</div>`;
    return html`<div class="tracking-figures">
      ${figure(f.invited, t('invited'))}
      <div>${large(f.inTime, f.invited)}${t('inTime')}</div>
      <div>${large(f.answered, f.invited)}${t('answered')}</div>
      ${figure(sayAnswerTime(f.answerMinutes), t('answerTime'))}
      <div>${large(f.came, f.held)}${t('came')}</div>
      ${figure(f.missedMinutes, t('missed'))}${figure(f.bounced, t('bounced'))}${figure(f.chases, t('chases'))}
    </div>`;
  }

  private way(way: Way) {
    const steps = stepsOf(way);
    return html`<div class="way" data-testid="way" data-briefing=${way.briefing}>
      <div><a href="/briefings/${way.briefing}"><strong>${way.title}</strong></a><span class="muted small num">${sayDate(dayOf(way.startsAt))}, ${sayTime(way.startsAt)}</span></div>
      <div class="way-steps">${steps.map((step) => html`<b class=${step.state} title=${sayStep(step)}><span class="sr-only">${sayStep(step)}.</span></b>`)}</div>
      <div class="small num">${this.standing(way)}</div></div>`;
  }

  private standing(way: Way) {
    const answer = way.reply === 'NEEDS_ACTION' ? (way.error ?? '') : b(`reply.${way.reply}`);
    const late = way.reply !== 'NEEDS_ACTION' && !way.inTime ? ` (${t('late')})` : '';
    const seat =
      way.state === 'CANCELLED'
        ? t('cancelled')
        : !way.counted
          ? way.state === 'CLOSED'
            ? ''
            : t('notHeld')
          : way.came
            ? way.meetingMinutes > 0
              ? t('presentFor', { n: way.presentMinutes, all: way.meetingMinutes })
              : t('present')
            : t('absent');
    return [`${answer}${late}`, seat].filter(Boolean).join(' · ');
  }

  private async works(trouble: Trouble) {
    this.busy = true;
    try {
      await addressWorks(trouble.address);
      toast(t('worksDone'));
      await this.load();
    } catch (thrown) {
      toastError(sentence(thrown));
    } finally {
      this.busy = false;
    }
  }
}

function large(part: number, whole: number) {
  return percent(part, whole) === null ? html`<b>–</b>` : rate(part, whole, true);
}

function returned(bounce: Returned) {
  return html`<li data-testid="returned"><span><strong>${bounce.text}</strong> <span class="badge ${bounce.open ? 'bad' : 'ok'}">${t(bounce.open ? 'returnedOpen' : 'returnedClosed')}</span></span>
    <span class="muted small num">${sayWhen(bounce.at)} · ${bounce.address} · ${bounce.briefingTitle}</span>
    <details><summary class="small">${t('raw')}</summary><p class="raw-words">${bounce.error}</p></details></li>`;
}
