import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import play from 'lucide:play';
import refresh from 'lucide:refresh-cw';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import {
  getOperations,
  type Job,
  keepFor,
  listRuns,
  type Operations,
  type RetentionRule,
  type Run,
  retryRun,
  runJob,
} from '../api/operations';
import { sentence } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/operations';
import { operations as words } from '../locale/vi/operations';
import './gb-operations.css';

/** Looked at again this often while the page is open. */
const LOOK_AGAIN_MS = 10_000;

/** A plan later than this is late, not just waiting for its turn. */
const LATE_SECONDS = 90;
const CLOCK_OFF_MS = 30_000;

/** What the server does by itself: how it stands, what ran, what comes, how long things are kept. */
@customElement('gb-operations')
export class OperationsPage extends LightElement {
  @state() private wrongOnly = false;
  private readonly overview = new Load<Operations>(this);
  private readonly runs = new Load<Run[]>(this);
  #timer: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.overview.run(getOperations);
    void this.runs.run(() => listRuns(this.wrongOnly));
    this.#timer = setInterval(() => document.hidden || this.look(), LOOK_AGAIN_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  private look() {
    void this.overview.again();
    void this.runs.again();
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><h1>${t('title')}</h1><p class="muted">${t('lead')}</p></div>
        <button class="btn quiet" type="button" @click=${this.look}>${icon(refresh)}${t('refresh')}</button></header>
      ${this.overview.render((now) => html`${this.figures(now)}${this.jobs(now.jobs)}`)}
      ${this.log()}
      ${this.overview.render((now) => html`<div class="op-columns">${this.ahead(now)}${this.retention(now.retention)}</div>`)}`;
  }

  private figures(now: Operations) {
    const late = now.overdueSeconds > LATE_SECONDS;
    const off = Math.abs(now.clockSkewMillis) > CLOCK_OFF_MS;
    const failing = now.jobs.some((job) => job.error !== null);
    const well = !late && !off && !failing;
    return html`<p class="notice ${well ? 'ok' : 'warn'}" role="status" data-testid="operations-state" data-well=${String(well)}>
        ${icon(well ? check : alert)}<strong>${t(well ? 'healthy' : 'unhealthy')}</strong></p>
      <div class="op-figures">
        ${this.figure(t('overdue'), now.overdueSeconds > 0 ? t('seconds', { n: now.overdueSeconds }) : t('overdueNone'), late)}
        ${this.figure(t('mail'), String(now.mailWaiting), false)}
        ${this.figure(t('unread'), String(now.documentsUnread), false)}
        ${this.figure(t('clock'), t('milliseconds', { n: now.clockSkewMillis }), off)}
      </div>`;
  }

  private figure(label: string, value: string, bad: boolean) {
    return html`<div class="op-figure ${bad ? 'bad' : ''}"><span class="small">${label}</span><strong class="num">${value}</strong></div>`;
  }

  private jobs(jobs: Job[]) {
    if (jobs.length === 0) return html`<section class="card">${emptyState(t('noJobs'), t('noJobsDetail'))}</section>`;
    return html`<section class="card"><h2>${t('jobs')}</h2><div class="scroll-x"><table class="table">
      <thead><tr><th>${t('job')}</th><th>${t('outcome')}</th><th>${t('last')}</th><th class="r">${t('took')}</th><th class="r">${t('runs')}</th><th class="r">${t('failures')}</th><th>${t('next')}</th><th>${t('misfire')}</th><th></th></tr></thead>
      <tbody>${jobs.map(
        (job) => html`<tr data-testid="job" data-job=${job.name} data-ok=${String(job.error === null)}>
          <td><strong>${nameOf(job.name)}</strong></td>
          <td>${job.error === null ? html`<span class="badge ok">${t('ok')}</span>` : html`<span class="badge bad">${t('failed')}</span><div class="small op-error">${job.error}</div>`}</td>
          <td class="num">${sayWhen(job.lastAt)}</td><td class="num r">${t('milliseconds', { n: job.lastMillis })}</td>
          <td class="num r">${job.runs}</td><td class="num r">${job.failures || '–'}</td>
          <td class="num">${job.nextAt ? sayWhen(job.nextAt) : job.kind === 'DAILY' ? '–' : t(`every.${job.kind}`)}</td><td>${t(`misfire.${job.misfire}`)}</td>
          <td>${
            job.kind === 'TASK'
              ? nothing
              : html`<button class="btn icon" type="button" data-testid="job-run" aria-label=${t('runNowOf', { job: nameOf(job.name) })} title=${t('runNow')}
                @click=${() => void this.act(() => runJob(job.name), t('begun'))}>${icon(play)}</button>`
          }</td></tr>`,
      )}</tbody></table></div></section>`;
  }

  private log() {
    return html`<section class="card"><div class="row wrap"><h2 class="grow">${t('log')}</h2>
        <label class="row"><input type="checkbox" .checked=${this.wrongOnly} @change=${this.turnWrong}>${t('wrongOnly')}</label></div>
      ${this.runs.render((runs) =>
        runs.length === 0
          ? emptyState(t('noRuns'))
          : html`<div class="scroll-x"><table class="table">
            <thead><tr><th>${t('started')}</th><th>${t('job')}</th><th>${t('outcome')}</th><th>${t('what')}</th><th>${t('due')}</th><th>${t('node')}</th><th></th></tr></thead>
            <tbody>${runs.map((run) => this.run(run))}</tbody></table></div>`,
      )}</section>`;
  }

  private run(run: Run) {
    const wrong = run.outcome === 'FAILED' || run.outcome === 'GIVEN_UP' || run.outcome === 'INTERRUPTED';
    return html`<tr data-testid="job-run-row" data-outcome=${run.outcome}>
      <td class="num">${sayWhen(run.startedAt)}</td>
      <td>${run.briefing ? html`<a href="/briefings/${run.briefing}">${nameOf(run.name)}</a>` : nameOf(run.name)}${run.detail ? html` <span class="muted num">${run.detail}</span>` : nothing}</td>
      <td><span class="badge ${wrong ? 'bad' : 'ok'}">${t(`outcome.${run.outcome}`)}</span></td>
      <td>${run.error ? html`<span class="op-error small">${run.error}</span>` : (run.note ?? '')}</td>
      <td class="num">${sayWhen(run.dueAt)}</td><td class="small muted">${run.node.split(':')[0]}</td>
      <td>${wrong ? html`<button class="btn quiet" type="button" @click=${() => void this.act(() => retryRun(run.id), t('begun'))}>${t('retry')}</button>` : nothing}</td></tr>`;
  }

  private ahead(now: Operations) {
    return html`<section class="card"><h2>${t('ahead')}</h2>${
      now.ahead.length === 0
        ? emptyState(t('noAhead'))
        : html`<table class="table"><tbody>${now.ahead.map((plan) => {
            const [task = '', ...detail] = plan.name.split('/');
            return html`<tr><td class="num">${sayWhen(plan.at)}</td><td>${nameOf(task)} <span class="muted num">${detail.join('/')}</span></td>
              <td>${plan.briefing ? html`<a href="/briefings/${plan.briefing}">${t('toBriefing')}</a>` : nothing}</td></tr>`;
          })}</tbody></table>`
    }</section>`;
  }

  private retention(rules: RetentionRule[]) {
    return html`<section class="card"><h2>${t('retention')}</h2><p class="muted small">${t('retentionLead')}</p>
      ${rules.map(
        (
          rule,
        ) => html`<form class="op-keep" data-testid="retention" data-kind=${rule.kind} @submit=${(e: Event) => this.keep(e, rule)}>
          <span><strong>${t(`keep.${rule.kind}`)}</strong><br><span class="muted small">${t('usual', { n: rule.usualDays })}${
            rule.changedBy ? ` · ${t('changedBy', { who: rule.changedBy, when: sayWhen(rule.changedAt ?? '') })}` : ''
          }</span></span>
          <input class="input num" name="days" inputmode="numeric" aria-label="${t(`keep.${rule.kind}`)}: ${t('days')}" placeholder=${t('forEver')} .value=${rule.days === null ? '' : String(rule.days)}>
          <button class="btn quiet" type="submit">${t('save')}</button></form>`,
      )}</section>`;
  }

  private keep(event: Event, rule: RetentionRule) {
    event.preventDefault();
    const text = String(new FormData(event.target as HTMLFormElement).get('days') ?? '').trim();
    const days = text === '' ? null : Number(text);
    if (days !== null && !(Number.isInteger(days) && days >= 1 && days <= 36_500)) {
      toastError(t('badDays'));
      return;
    }
    void this.act(() => keepFor(rule.kind, days), t('saved'));
  }

  private turnWrong(event: Event) {
    this.wrongOnly = (event.target as HTMLInputElement).checked;
    void this.runs.run(() => listRuns(this.wrongOnly));
  }

  private async act(act: () => Promise<void>, done: string) {
    try {
      await act();
      toast(done);
      setTimeout(() => this.look(), 1500);
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }
}

/** A job of a later version has no words yet; its own name is better than nothing. */
function nameOf(name: string): string {
  const key = `name.${name}`;
  return key in words ? t(key as keyof typeof words) : name;
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-operations': OperationsPage;
  }
}
