import scroll from 'lucide:scroll-text';
import shieldAlert from 'lucide:shield-alert';
import shieldCheck from 'lucide:shield-check';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { readBriefing } from '../api/briefings';
import { followJournal, listJournal, verifyJournal } from '../api/journal';
import type { Briefing, JournalCheck, JournalEntry } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { matches } from '../kit/plain-text';
import { emptyState } from '../kit/states';
import { dayOf, sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/journal';
import { onLanguageChange } from '../locale/language';
import { GROUPS, type Group, groupOf } from './journal-group';
import './gb-journal.css';

/** Rows drawn at once; a meeting of 129 units writes thousands of entries. */
const PAGE = 300;

/** Entries that come together are fetched together. */
const GATHER_MS = 250;

/** Sentences of one briefing in order, the proof that nothing was changed, and the raw data behind each. */
@customElement('gb-journal')
export class JournalPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private query = '';
  @state() private group: Group = 'all';
  @state() private live = false;
  @state() private limit = PAGE;
  private readonly briefing = new Load<Briefing>(this);
  private readonly entries = new Load<JournalEntry[]>(this);
  private readonly check = new Load<JournalCheck>(this);
  #stop: (() => void) | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;
  #stopListening: (() => void) | undefined;

  override connectedCallback() {
    super.connectedCallback();
    void this.updateComplete.then(() => this.start());
    this.#stopListening = onLanguageChange(() => void this.entries.again());
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    clearTimeout(this.#gathering);
    this.#stopListening?.();
  }

  private async start() {
    const id = this.parts.briefing ?? '';
    void this.briefing.run(() => readBriefing(id));
    void this.check.run(() => verifyJournal(id));
    await this.entries.run(() => listJournal(id));
    if (!this.isConnected) return;
    this.#stop = followJournal(id, this.entries.value?.at(-1)?.seq ?? 0, {
      connected: (on) => (this.live = on),
      entry: () => {
        clearTimeout(this.#gathering);
        this.#gathering = setTimeout(() => void this.takeNew(), GATHER_MS);
      },
    });
  }

  /** The stream only says that there is more: its sentences are in the browser's language, not the chosen one. */
  private async takeNew() {
    const id = this.parts.briefing ?? '';
    const known = this.entries.value ?? [];
    const more = await listJournal(id, known.at(-1)?.seq ?? 0).catch(() => []);
    const last = this.entries.value?.at(-1)?.seq ?? 0;
    this.entries.set([...(this.entries.value ?? []), ...more.filter((one) => one.seq > last)]);
    void this.check.run(() => verifyJournal(id));
  }

  override render() {
    const id = this.parts.briefing ?? '';
    return html`
      <header class="page-head">
        <div class="grow">
          <div class="crumbs muted"><a href="/briefings">${t('crumb')}</a> › <a href="/briefings/${id}">${this.briefing.value?.title ?? ''}</a></div>
          <h1>${t('title')}</h1><p class="muted">${t('lead')}</p>
        </div>
        ${this.proof()}
      </header>
      <section class="card">
        <div class="row wrap journal-bar">
          <div class="segments" role="group" aria-label=${t('group.label')}>${GROUPS.map(
            (group) =>
              html`<button class="btn" type="button" aria-pressed=${String(this.group === group)} @click=${() => (this.group = group)}>${t(`group.${group}`)}</button>`,
          )}</div>
          <span class="grow"></span>
          <input class="input journal-find" type="search" placeholder=${t('search')} aria-label=${t('search')}
            @input=${(e: Event) => (this.query = (e.target as HTMLInputElement).value)}>
        </div>
        ${this.entries.render((entries) => this.list(entries))}
      </section>
      <p class="muted small live-note ${this.live ? 'on' : ''}" role="status"><i></i>${t(this.live ? 'live' : 'notLive')}</p>`;
  }

  private proof() {
    const check = this.check.value;
    if (!check) return this.check.error ? nothing : html`<span class="badge">${t('check.pending')}</span>`;
    return check.ok
      ? html`<span class="badge ok" role="status" data-testid="journal-check" data-ok="true">${icon(shieldCheck)}${t('check.ok', { n: check.entries })}</span>`
      : html`<span class="badge bad" role="alert" data-testid="journal-check" data-ok="false">${icon(shieldAlert)}${t('check.broken', { n: check.brokenAt ?? 0 })}</span>`;
  }

  private list(entries: JournalEntry[]) {
    if (entries.length === 0) return emptyState(t('empty'), '', nothing, scroll);
    const found = entries
      .filter((one) => this.group === 'all' || groupOf(one.kind) === this.group)
      .filter((one) => matches(`${one.text} ${one.actorName ?? one.actor} ${one.kind}`, this.query));
    if (found.length === 0) return emptyState(t('none'), '', nothing, scroll);
    const shown = found.slice(0, this.limit);
    let day = '';
    return html`<p class="sr-only" role="status">${t('shown', { n: found.length })}</p>
      <ol class="plain journal">${repeat(
        shown,
        (one) => one.seq,
        (one) => {
          const newDay = dayOf(one.at) !== day;
          day = dayOf(one.at);
          return html`${newDay ? html`<li class="journal-day"><h2>${sayDay(one.at)}</h2></li>` : nothing}${this.entry(one)}`;
        },
      )}</ol>
      ${found.length > shown.length ? html`<button class="btn quiet" type="button" @click=${() => (this.limit += PAGE)}>${t('more', { n: found.length - shown.length })}</button>` : nothing}`;
  }

  private entry(one: JournalEntry) {
    return html`<li class="journal-entry" data-testid="journal-entry" data-seq=${one.seq} data-kind=${one.kind}>
      <span class="num muted seq">${one.seq}</span><span class="num time">${sayTime(one.at)}</span>
      <div class="grow"><p>${one.text}</p><span class="muted small">${one.actorName || one.actor}</span></div>
      <details><summary class="small">${t('raw')}</summary>
        <dl class="small"><dt>${t('kind')}</dt><dd><code>${one.kind}</code></dd><dt>${t('hash')}</dt><dd><code>${one.hash}</code></dd><dt>${t('prevHash')}</dt><dd><code>${one.prevHash ?? '–'}</code></dd></dl>
        <pre>${JSON.stringify(one.payload, null, 2)}</pre></details>
    </li>`;
  }
}
