import inbox from 'lucide:inbox';
import mailOpen from 'lucide:mail-open';
import paperclip from 'lucide:paperclip';
import shieldAlert from 'lucide:shield-alert';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { followTray, layBy, listTray, type TrayItem, takeAnswer, undoMail } from '../api/mail';
import { sentence } from '../api/problem';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { emptyState } from '../kit/states';
import { toast, toastError } from '../kit/toast';
import { sayWhen } from '../kit/vietnam-time';
import { t } from '../locale/tray';
import { mailTabs } from './mail-tabs';
import {
  briefingsOf,
  EVERYTHING,
  filtered,
  hint,
  MARKS,
  type Mark,
  marked,
  nextAfter,
  reasonsOf,
  type TrayFilter,
} from './tray-model';
import '../kit/gb-select';
import './gb-tray-mail';
import './tray.css';

/** Mail that a person must look at: a list to be worked through with the keyboard, and one mail beside it. */
@customElement('gb-tray')
export class TrayPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private settled = false;
  @state() private filter: TrayFilter = EVERYTHING;
  @state() private chosen = '';
  @state() private selected: ReadonlySet<string> = new Set();
  @state() private waiting: number | null = null;
  @state() private busy = false;
  /** On a narrow screen the list and the mail take turns. */
  @state() private reading = false;
  private readonly items = new Load<TrayItem[]>(this);
  #stop: (() => void) | undefined;
  /** What was dealt with last, for the key that takes it back. */
  #last = '';

  override connectedCallback() {
    super.connectedCallback();
    this.chosen = this.parts.item ?? '';
    this.reading = this.chosen !== '';
    void this.load();
    this.#stop = followTray((waiting) => {
      const known = this.waiting !== null;
      this.waiting = waiting;
      if (known) void this.items.again();
    });
    window.addEventListener('keydown', this.pressed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    window.removeEventListener('keydown', this.pressed);
  }

  private load() {
    return this.items.run(() => listTray(this.settled));
  }

  private get shown(): TrayItem[] {
    return filtered(this.items.value ?? [], this.filter);
  }

  override render() {
    return html`<header class="page-head"><div class="grow"><h1>${t('title')}</h1><p class="muted">${t('lead')}</p></div>
        <p class="muted small tray-keys"><kbd>↑</kbd> <kbd>↓</kbd> ${t('key.move')} · <kbd>Enter</kbd> ${t('key.take')} · <kbd>E</kbd> ${t('key.lay')} · <kbd>Z</kbd> ${t('key.undo')}</p></header>
      ${mailTabs('/mail', this.waiting)}
      ${this.items.render((all) => this.page(all))}`;
  }

  private page(all: TrayItem[]) {
    const shown = this.shown;
    const item = all.find((one) => one.id === this.chosen);
    return html`<div class="tray-page ${this.reading && item ? 'reading' : ''}">
      <section class="card tray-side" aria-label=${t('title')}>
        <div class="row wrap chips" role="group" aria-label=${t('filter')}>
          <button type="button" class="chip" data-testid="tray-waiting" aria-pressed=${String(!this.settled)} @click=${() => this.turn(false)}>${t('waiting')}</button>
          <button type="button" class="chip" data-testid="tray-settled" aria-pressed=${String(this.settled)} @click=${() => this.turn(true)}>${t('settled')}</button>
        </div>
        ${this.filters(all, shown)}
        ${
          shown.length === 0
            ? all.length > 0
              ? emptyState(
                  t('noneShown'),
                  '',
                  html`<button class="btn quiet" type="button" @click=${() => (this.filter = EVERYTHING)}>${t('all')}</button>`,
                )
              : this.settled
                ? emptyState(t('noneSettled'))
                : emptyState(t('empty'), t('emptyDetail'), nothing, inbox)
            : html`<ul class="plain tray-list" data-testid="tray-list">${repeat(
                shown,
                (one) => one.id,
                (one) => this.line(one),
              )}</ul>`
        }
      </section>
      <section class="card tray-read" aria-live="polite">${
        item
          ? html`<button class="btn link mail-back" type="button" @click=${() => (this.reading = false)}>${t('back')}</button>
            <gb-tray-mail .item=${item} @gb-done=${this.done} @gb-changed=${() => void this.items.again()}></gb-tray-mail>`
          : emptyState(t('choose'), '', nothing, mailOpen)
      }</section></div>`;
  }

  private filters(all: TrayItem[], shown: TrayItem[]) {
    const { filter } = this;
    const set = (change: Partial<TrayFilter>) => (this.filter = { ...filter, ...change });
    const chip = (mark: Mark | '', label: string, count: number) =>
      html`<button type="button" class="chip num" data-testid="tray-mark" data-mark=${mark || 'all'} aria-pressed=${String(filter.mark === mark)} @click=${() => set({ mark })}>${label} <b>${count}</b></button>`;
    const counts = MARKS.map((mark) => ({ mark, count: all.filter((item) => marked(item, mark)).length }));
    const chosen = shown.filter((item) => this.selected.has(item.id));
    const hinted = chosen.filter((item) => hint(item) !== null);
    return html`<div class="tray-controls">
      <div class="row wrap chips" role="group" aria-label=${t('filter')}>${chip('', t('all'), all.length)}${counts
        .filter(({ mark, count }) => count > 0 || filter.mark === mark)
        .map(({ mark, count }) => chip(mark, t(mark), count))}</div>
      <div class="tray-filters">
        <input class="input wide" type="search" placeholder=${t('search')} aria-label=${t('search')} data-testid="tray-search" .value=${filter.words} @input=${(e: Event) => set({ words: (e.target as HTMLInputElement).value })}>
        <select class="input" aria-label=${t('reason')} data-testid="tray-reason" @change=${(e: Event) => set({ reason: (e.target as HTMLSelectElement).value })}>
          <option value="" ?selected=${filter.reason === ''}>${t('anyReason')}</option>
          ${reasonsOf(all).map((one) => html`<option value=${one.reason} ?selected=${filter.reason === one.reason}>${one.text} (${one.count})</option>`)}</select>
        <select class="input" aria-label=${t('briefing')} data-testid="tray-briefing" @change=${(e: Event) => set({ briefing: (e.target as HTMLSelectElement).value })}>
          <option value="" ?selected=${filter.briefing === ''}>${t('anyBriefing')}</option>
          <option value="none" ?selected=${filter.briefing === 'none'}>${t('noBriefing')}</option>
          ${briefingsOf(all).map((one) => html`<option value=${one.id} ?selected=${filter.briefing === one.id}>${one.title}</option>`)}</select>
      </div>
      ${
        this.settled || shown.length === 0
          ? nothing
          : html`<div class="tray-bulk ${chosen.length > 0 ? 'on' : ''}">
            <label class="row"><input type="checkbox" data-testid="tray-select-all" .checked=${chosen.length === shown.length} @change=${(e: Event) => (this.selected = new Set((e.target as HTMLInputElement).checked ? shown.map((item) => item.id) : []))}>
              <span class="small">${chosen.length > 0 ? t('selected', { n: chosen.length }) : t('selectAll', { n: shown.length })}</span></label>
            ${hinted.length > 0 ? html`<button class="btn link small" type="button" data-testid="bulk-take" aria-busy=${String(this.busy)} @click=${() => this.all(hinted, takeHint)}>${t('takeSelected', { n: hinted.length })}</button>` : nothing}
            ${chosen.length > 0 ? html`<button class="btn link small" type="button" data-testid="bulk-lay" aria-busy=${String(this.busy)} @click=${() => this.all(chosen, (item) => layBy(item.id))}>${t('laySelected', { n: chosen.length })}</button>` : nothing}
          </div>`
      }</div>`;
  }

  private line(item: TrayItem) {
    const on = item.id === this.chosen;
    const title = item.subject || t('noSubject');
    return html`<li class="tray-line ${on ? 'on' : ''}" data-testid="tray-item" data-id=${item.id} data-kind=${item.kind} data-hint=${hint(item)?.partStat ?? 'NONE'} data-verified=${item.verified}>
      ${
        this.settled
          ? html`<span></span>`
          : html`<label><input type="checkbox" aria-label=${t('select', { subject: title })} .checked=${this.selected.has(item.id)} @change=${() => this.toggle(item.id)}></label>`
      }
      <button type="button" aria-pressed=${String(on)} @click=${() => this.choose(item.id)}>
        <span class="top"><strong>${item.unitName ?? item.fromName ?? item.from ?? t('unknown')}</strong><span class="muted small num">${sayWhen(item.receivedAt)}</span></span>
        <span class="one-line">${title}</span>
        ${
          item.settled
            ? html`<span class="small">${t('settledBy', { text: item.settled.text, by: item.settled.by, when: sayWhen(item.settled.at) })}</span>`
            : item.suggestion
              ? html`<span class="small hint-line">${item.suggestion.text}</span>`
              : html`<span class="small muted">${item.reasonText}</span>`
        }
        <span class="row wrap small muted">${item.briefingTitle ? html`<span class="one-line">${item.briefingTitle}</span>` : nothing}
          ${item.attachments.length > 0 ? html`<span class="num">${icon(paperclip)}${item.attachments.length}</span>` : nothing}
          ${item.verified === 'FAILED' ? html`<span class="badge bad">${icon(shieldAlert)}${t('unverified')}</span>` : nothing}
          ${item.automatic ? html`<span class="badge">${t('machine')}</span>` : nothing}</span>
      </button></li>`;
  }

  private turn(settled: boolean) {
    if (settled === this.settled) return;
    this.settled = settled;
    this.items.value = undefined;
    this.filter = EVERYTHING;
    this.selected = new Set();
    this.chosen = '';
    void this.load();
  }

  private choose(id: string) {
    this.chosen = id;
    this.reading = true;
  }

  private toggle(id: string) {
    const selected = new Set(this.selected);
    if (!selected.delete(id)) selected.add(id);
    this.selected = selected;
  }

  /** A mail was dealt with: it leaves the list, the next one is looked at, and it can be taken back. */
  private readonly done = (event: CustomEvent<{ id: string; text: string; undo: boolean }>) => {
    const { id, text, undo } = event.detail;
    this.leave([id]);
    this.#last = undo ? id : '';
    toast(text, undo ? { label: t('undo'), run: () => void this.undo(id) } : null);
  };

  private leave(ids: string[]) {
    const gone = new Set(ids);
    const next = gone.has(this.chosen) ? nextAfter(this.shown, this.chosen) : this.chosen;
    this.items.set((this.items.value ?? []).filter((item) => !gone.has(item.id)));
    this.selected = new Set([...this.selected].filter((id) => !gone.has(id)));
    this.chosen = gone.has(next) ? (this.shown[0]?.id ?? '') : next;
    void this.items.again();
  }

  private async undo(id: string) {
    try {
      const { left } = await undoMail(id);
      this.#last = '';
      toast(left ? t(`left.${left}`) : t('doneUndo'));
      if (this.settled) this.turn(false);
      await this.items.again();
      this.choose(id);
    } catch (thrown) {
      toastError(sentence(thrown));
    }
  }

  /** One after the other: what one refuses does not keep the others. */
  private async all(items: readonly TrayItem[], deed: (item: TrayItem) => Promise<unknown>) {
    this.busy = true;
    const done: string[] = [];
    let failed = 0;
    let why = '';
    for (const item of items) {
      try {
        await deed(item);
        done.push(item.id);
      } catch (thrown) {
        failed++;
        why = sentence(thrown);
      }
    }
    this.busy = false;
    this.leave(done);
    if (done.length > 0) toast(t('bulkDone', { n: done.length }));
    if (failed > 0) toastError(t('bulkFailed', { n: failed, why }));
  }

  private readonly pressed = (event: KeyboardEvent) => {
    const target = event.composedPath()[0];
    const writing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
    if (
      writing ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      [...document.querySelectorAll('gb-dialog')].some((one) => one.open)
    )
      return;
    const onButton = target instanceof HTMLElement && target.closest('button, a, summary') !== null;
    const inList = target instanceof HTMLElement && target.closest('.tray-list') !== null;
    const shown = this.shown;
    const at = shown.findIndex((item) => item.id === this.chosen);
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp': {
        const next = shown[event.key === 'ArrowDown' ? at + 1 : Math.max(0, at - 1)];
        if (!next) return;
        this.chosen = next.id;
        void this.updateComplete.then(() =>
          this.querySelector(`[data-id="${next.id}"]`)?.scrollIntoView({ block: 'nearest' }),
        );
        break;
      }
      case 'Enter':
        if ((onButton && !inList) || this.settled) return;
        this.querySelector<HTMLButtonElement>('[data-testid="tray-take"]')?.click();
        break;
      case 'e':
      case 'E':
        this.querySelector<HTMLButtonElement>('[data-testid="tray-lay"]')?.click();
        break;
      case 'z':
      case 'Z':
        if (this.#last) void this.undo(this.#last);
        break;
      default:
        return;
    }
    event.preventDefault();
  };
}

function takeHint(item: TrayItem): Promise<unknown> {
  const answer = hint(item);
  return answer ? takeAnswer(item.id, answer) : Promise.resolve();
}
