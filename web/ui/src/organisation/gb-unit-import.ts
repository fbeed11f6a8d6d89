import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import download from 'lucide:download';
import fileUp from 'lucide:file-up';
import info from 'lucide:info';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { ApiError, sentence } from '../api/problem';
import type { ImportChange, ImportKind, UnitImport } from '../api/types';
import { importUnits, TEMPLATE } from '../api/units';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { emptyState, loadingState } from '../kit/states';
import { type Day, dayOf, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/organisation';
import { levelMark } from './level-mark';
import '../kit/gb-date-time';
import '../kit/gb-window';
import './gb-unit-import.css';

type Filter = 'ALL' | ImportKind;
const FILTERS: readonly ImportKind[] = ['ADD', 'RENAME', 'MOVE', 'SPELLING', 'DETAILS', 'LEADER', 'END'];
/** Kinds that are shown, and counted by the server, as corrections. */
const CORRECTIONS: readonly ImportKind[] = ['DETAILS', 'BEGIN', 'SUCCESSORS'];

/** Brings a list of units in: choose, look at what would happen, confirm. */
@customElement('gb-unit-import')
export class UnitImportPage extends LightElement {
  @state() private file: File | null = null;
  @state() private on: Day = dayOf(new Date());
  @state() private complete = false;
  @state() private preview: UnitImport | null = null;
  @state() private done: UnitImport | null = null;
  @state() private refused: { title: string; errors: { field: string; message: string }[] } | null = null;
  @state() private busy: '' | 'preview' | 'import' = '';
  @state() private filter: Filter = 'ALL';
  @state() private over = false;
  private turn = 0;

  override render() {
    const step = this.done ? 3 : this.preview ? 2 : 1;
    return html`<header class="page-head"><div class="grow"><div class="crumbs muted"><a href="/units">${t('title')}</a></div><h1>${t('import.title')}</h1></div>
        <a class="btn quiet" href=${TEMPLATE} download>${icon(download)}${t('import.template')}</a></header>
      <ol class="plain import-steps">${([1, 2, 3] as const).map(
        (n) =>
          html`<li class=${n < step ? 'past' : n === step ? 'on' : ''} aria-current=${n === step ? 'step' : nothing}><span class="import-n">${n < step ? icon(check) : n}</span>${t(`import.step${n}`)}</li>`,
      )}</ol>
      ${this.done ? this.result(this.done) : html`<div class="import-cols">${this.choice()}<section class="card import-look">${this.look()}</section></div>`}`;
  }

  private choice() {
    return html`<section class="card stack">
      <label class="import-drop ${this.over ? 'over' : ''}" @dragover=${this.drag} @dragleave=${() => (this.over = false)} @drop=${this.dropped}>
        ${icon(fileUp)}<strong>${this.file ? this.file.name : t('import.drop')}</strong>
        <span class="muted small">${this.file ? t('import.another') : t('import.kinds')}</span>
        <input class="sr-only" type="file" data-testid="import-file" accept=".csv,.txt,.tsv,.xlsx,text/csv" @change=${this.chosen}></label>
      <gb-date-time dateOnly label=${t('import.on')} .day=${this.on} @gb-input=${(e: CustomEvent<{ day: Day }>) => this.set({ on: e.detail.day })}></gb-date-time>
      <p class="hint">${t('import.onHint')}</p>
      <label class="check"><input type="checkbox" data-testid="import-complete" .checked=${this.complete} @change=${(e: Event) => this.set({ complete: (e.target as HTMLInputElement).checked })}>
        <span><strong>${t('import.complete')}</strong><br><span class="muted small">${t('import.completeHint')}</span></span></label>
      <details class="gone"><summary>${t('import.layouts')}</summary><ul class="layouts small"><li>${t('import.layout.LIST')}</li><li>${t('import.layout.WIDE')}</li><li>${t('import.layout.SUCCESSION')}</li></ul></details>
    </section>`;
  }

  private look() {
    if (this.busy === 'preview') return loadingState(t('import.reading'));
    if (this.refused) {
      return html`<div class="notice bad" role="alert" data-testid="import-refused">${icon(alert)}<strong>${this.refused.title}</strong>
        <ul>${this.refused.errors.map((error) => html`<li>${error.message}</li>`)}</ul></div>`;
    }
    const { preview } = this;
    if (!preview) return emptyState(t('import.nothing'), t('import.nothingDetail'), nothing, fileUp);
    const total = preview.changes.length;
    return html`<div class="row wrap import-summary"><h2 class="grow" data-testid="import-summary">${preview.faultCount > 0 ? t('import.faulty', { n: preview.faultCount }) : total === 0 ? t('import.same') : t('import.wouldChange', { n: total })}</h2>
        <span class="muted small num">${preview.format}${preview.encoding ? ` · ${preview.encoding}` : ''} · ${t('import.rows', { n: preview.rows })}</span></div>
      ${preview.notices.map((notice) => html`<p class="notice">${icon(info)}<span>${notice}</span></p>`)}
      ${preview.faultCount > 0 ? this.faults(preview) : this.changes(preview)}
      <div class="import-foot"><span class="grow muted small">${preview.faultCount > 0 ? t('import.mend') : t('import.oneTransaction')}</span>
        <button class="btn primary" type="button" data-testid="import-run" ?disabled=${preview.faultCount > 0 || total === 0} aria-busy=${String(this.busy === 'import')} @click=${this.run}>${t('import.do', { n: total })}</button></div>`;
  }

  private faults(preview: UnitImport) {
    return html`<div class="scroll-x import-faults"><table class="table"><thead><tr><th>${t('import.cell')}</th><th>${t('import.value')}</th><th>${t('import.wrong')}</th></tr></thead>
      <tbody>${preview.faults.map(
        (fault) =>
          html`<tr data-testid="import-fault" data-cell=${fault.cell}><td class="num"><strong>${t('import.at', { row: fault.row, column: fault.column })}</strong></td><td>${fault.value || '—'}</td><td class="fault">${fault.message}</td></tr>`,
      )}</tbody></table></div>`;
  }

  private changes(preview: UnitImport) {
    const counts: Record<string, number> = {
      ADD: preview.added,
      RENAME: preview.renamed,
      MOVE: preview.moved,
      SPELLING: preview.respelled,
      DETAILS: preview.corrected,
      LEADER: preview.led,
      END: preview.ended,
    };
    const shown = preview.changes.filter((change) => this.shows(change));
    return html`<div class="import-counts" role="group">${FILTERS.map(
      (
        kind,
      ) => html`<button class="import-count ${counts[kind] ? '' : 'none'}" type="button" aria-pressed=${String(this.filter === kind)} data-testid="import-count" data-kind=${kind}
        ?disabled=${!counts[kind]} @click=${() => (this.filter = this.filter === kind ? 'ALL' : kind)}><strong class="num">${counts[kind]}</strong><span>${t(`import.kind.${kind}`)}</span></button>`,
    )}<div class="import-count none"><strong class="num">${preview.unchanged}</strong><span>${t('import.unchanged')}</span></div></div>
    ${
      shown.length > 0
        ? html`<gb-window class="import-window" .items=${shown} .line=${48} .key=${(change: ImportChange) => `${change.code}/${change.row}/${change.kinds.join()}`} .draw=${(change: ImportChange) => this.change(change)}></gb-window>`
        : nothing
    }`;
  }

  private shows(change: ImportChange): boolean {
    if (this.filter === 'ALL') return true;
    return change.kinds.some(
      (kind) => kind === this.filter || (this.filter === 'DETAILS' && CORRECTIONS.includes(kind)),
    );
  }

  private change(change: ImportChange) {
    const renamed = change.nameBefore !== null && change.nameBefore !== change.name;
    const tone = change.kinds.includes('END') ? 'bad' : change.kinds.includes('ADD') ? 'ok' : 'info';
    return html`<div class="import-line">${levelMark(change.level)}<span class="grow"><strong>${change.name}</strong>${
      renamed ? html` <span class="muted small">${t('import.was', { name: change.nameBefore ?? '' })}</span>` : nothing
    }${change.leader ? html` <span class="small">${change.leader}</span>` : nothing} <span class="muted small num">${change.code}${change.parent ? ` · ${change.parent}` : ''}</span></span>
      ${change.kinds.map((kind) => html`<span class="badge ${tone}">${t(`import.kind.${kind}`)}</span>`)}
      <span class="muted small num import-row">${change.row > 0 ? t('import.row', { n: change.row }) : t('import.leftOut')}</span></div>`;
  }

  private result(done: UnitImport) {
    const parts = [
      done.added ? t('import.result.added', { n: done.added }) : '',
      done.renamed ? t('import.result.renamed', { n: done.renamed }) : '',
      done.moved ? t('import.result.moved', { n: done.moved }) : '',
      done.respelled ? t('import.result.respelled', { n: done.respelled }) : '',
      done.corrected ? t('import.result.corrected', { n: done.corrected }) : '',
      done.led ? t('import.result.led', { n: done.led }) : '',
      done.ended ? t('import.result.ended', { n: done.ended }) : '',
    ].filter(Boolean);
    return html`<section class="card" data-testid="import-done">${emptyState(
      t('import.done'),
      parts.join(', ') || t('import.same'),
      html`<div class="row wrap"><a class="btn primary" href="/units?on=${this.on}">${t('import.toTree', { day: sayDate(this.on) })}</a>
        <button class="btn quiet" type="button" @click=${this.again}>${t('import.again')}</button></div>`,
      check,
    )}</section>`;
  }

  private set(change: { on?: Day; complete?: boolean }) {
    if (change.on) this.on = change.on;
    if (change.complete !== undefined) this.complete = change.complete;
    if (this.file) void this.read();
  }

  private readonly chosen = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const [file] = input.files ?? [];
    input.value = '';
    if (file) this.take(file);
  };

  private readonly drag = (event: DragEvent) => {
    event.preventDefault();
    this.over = true;
  };

  private readonly dropped = (event: DragEvent) => {
    event.preventDefault();
    this.over = false;
    const [file] = event.dataTransfer?.files ?? [];
    if (file) this.take(file);
  };

  private take(file: File) {
    this.file = file;
    this.filter = 'ALL';
    void this.read();
  }

  private async read() {
    const turn = ++this.turn;
    const { file } = this;
    if (!file) return;
    this.busy = 'preview';
    this.refused = null;
    try {
      const preview = await importUnits(file, { preview: true, on: this.on, complete: this.complete });
      if (turn === this.turn) this.preview = preview;
    } catch (thrown) {
      if (turn === this.turn) this.fail(thrown);
    } finally {
      if (turn === this.turn) this.busy = '';
    }
  }

  private readonly run = async () => {
    const { file } = this;
    if (!file || this.busy) return;
    this.busy = 'import';
    try {
      this.done = await importUnits(file, { preview: false, on: this.on, complete: this.complete });
    } catch (thrown) {
      this.fail(thrown);
    } finally {
      this.busy = '';
    }
  };

  private fail(thrown: unknown) {
    this.preview = null;
    const problem = thrown instanceof ApiError ? thrown.problem : null;
    this.refused = {
      title: [problem?.title, sentence(thrown)].filter(Boolean).join('. '),
      errors: problem?.errors ?? [],
    };
  }

  private readonly again = () => {
    this.file = null;
    this.preview = null;
    this.done = null;
    this.refused = null;
  };
}
