import down from 'lucide:arrow-down';
import up from 'lucide:arrow-up';
import grip from 'lucide:grip-vertical';
import plus from 'lucide:plus';
import trash from 'lucide:trash-2';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Person } from '../api/types';
import { sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/briefing';
import { type AgendaRow, moved, newRow, totals } from './agenda-draft';

const DEFAULT_MINUTES = 15;

/** Agenda rows: add, remove, reorder by buttons or by dragging; the running total against the meeting's length. */
@customElement('gb-agenda-editor')
export class AgendaEditor extends LightElement {
  @property({ attribute: false }) rows: AgendaRow[] = [];
  @property({ type: Number }) meeting = 0;
  @property({ attribute: false }) people: Person[] = [];
  @property({ attribute: false }) units: { code: string; name: string }[] = [];
  @property({ attribute: false }) faults: ReadonlyMap<number, string> = new Map();
  @state() private dragged: number | null = null;

  override render() {
    return html`
      ${this.rows.length === 0 ? html`<p class="muted">${t('form.agendaEmpty')}</p>` : nothing}
      <ol class="plain agenda-rows">${repeat(
        this.rows,
        (row) => row.key,
        (row, at) => this.row(row, at),
      )}</ol>
      <div class="row wrap agenda-foot">
        <button class="btn quiet" type="button" data-testid="agenda-add" @click=${this.add}>${icon(plus)}${t('form.addItem')}</button>
        <span class="grow"></span>
        ${this.rows.length > 0 ? this.sum() : nothing}
      </div>`;
  }

  private row(row: AgendaRow, at: number) {
    const n = at + 1;
    const fault = this.faults.get(at) ?? '';
    return html`<li data-testid="agenda-row" class="agenda-row ${this.dragged === at ? 'dragged' : ''}" @dragover=${(e: DragEvent) => this.over(e, at)} @drop=${this.dropped}>
      <span class="grip" draggable="true" title=${t('form.drag')} @dragstart=${(e: DragEvent) => this.start(e, at)} @dragend=${this.dropped}>${icon(grip)}</span>
      <span class="ord num" aria-hidden="true">${n}</span>
      <div class="agenda-fields">
        <input class="input title" aria-label=${t('form.itemTitle', { n })} placeholder=${t('form.itemTitle', { n })} .value=${row.title}
          aria-invalid=${fault ? 'true' : nothing} @input=${(e: Event) => this.change(at, { title: typedIn(e) })} @keydown=${(e: KeyboardEvent) => this.enter(e, at)}>
        <span class="minutes"><input class="input num" type="number" min="1" max="600" aria-label=${t('form.itemMinutes', { n })} .value=${String(row.minutes)}
          @input=${(e: Event) => this.change(at, { minutes: Math.max(0, Math.round(Number(typedIn(e)) || 0)) })}><span class="muted">${t('form.minutes')}</span></span>
        <select class="input presenter" aria-label=${t('form.itemPresenter', { n })} @change=${(e: Event) => this.change(at, { presenter: typedIn(e) })}>
          <option value="" ?selected=${row.presenter === ''}>${t('form.presenterNone')}</option>
          <optgroup label=${t('form.presenterPeople')}>${this.people.map((p) => option(p.username, p.title || p.name, row.presenter))}</optgroup>
          <optgroup label=${t('form.presenterUnits')}>${this.units.map((u) => option(u.code, u.name, row.presenter))}</optgroup>
        </select>
        ${fault ? html`<span class="fault" role="alert">${fault}</span>` : nothing}
      </div>
      <span class="agenda-acts">
        <button class="btn icon" type="button" aria-label=${t('form.moveUp', { n })} ?disabled=${at === 0} @click=${(e: Event) => this.step(e, at, -1)}>${icon(up)}</button>
        <button class="btn icon" type="button" aria-label=${t('form.moveDown', { n })} ?disabled=${at === this.rows.length - 1} @click=${(e: Event) => this.step(e, at, 1)}>${icon(down)}</button>
        <button class="btn icon" type="button" aria-label=${t('form.removeItem', { n })} @click=${() => this.tell(this.rows.filter((_, i) => i !== at))}>${icon(trash)}</button>
      </span>
    </li>`;
  }

  private sum() {
    const { total, spare } = totals(this.rows, this.meeting);
    const said =
      spare === 0
        ? t('form.exact')
        : spare > 0
          ? t('form.spare', { spare: sayMinutes(spare) })
          : t('form.over', { over: sayMinutes(-spare) });
    return html`<span class="agenda-sum num ${spare < 0 ? 'over' : ''}" role="status">
      ${t('form.total', { total: sayMinutes(total), meeting: sayMinutes(this.meeting) })} · <b>${said}</b></span>`;
  }

  private tell(rows: AgendaRow[]) {
    this.rows = rows;
    this.dispatchEvent(new CustomEvent<AgendaRow[]>('gb-agenda', { detail: rows, bubbles: true }));
  }

  private change(at: number, change: Partial<AgendaRow>) {
    this.tell(this.rows.map((row, i) => (i === at ? { ...row, ...change } : row)));
  }

  private async add() {
    const { spare } = totals(this.rows, this.meeting);
    this.tell([...this.rows, newRow(spare > 0 ? Math.min(spare, DEFAULT_MINUTES) : DEFAULT_MINUTES)]);
    await this.updateComplete;
    [...this.querySelectorAll<HTMLElement>('.title')].at(-1)?.focus();
  }

  /** Enter goes on to the next item instead of sending the form. */
  private enter(event: KeyboardEvent, at: number) {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    if (at === this.rows.length - 1) void this.add();
    else this.querySelectorAll<HTMLElement>('.title')[at + 1]?.focus();
  }

  private async step(event: Event, at: number, by: number) {
    const label = by < 0 ? 0 : 1;
    const fromKeyboard = (event as MouseEvent).detail === 0;
    this.tell(moved(this.rows, at, at + by));
    if (!fromKeyboard) return;
    await this.updateComplete;
    const row = this.querySelectorAll('.agenda-row')[at + by];
    const buttons = row?.querySelectorAll<HTMLButtonElement>('.agenda-acts button');
    (buttons?.[label]?.disabled ? buttons[1 - label] : buttons?.[label])?.focus();
  }

  private start(event: DragEvent, at: number) {
    this.dragged = at;
    event.dataTransfer?.setData('text/plain', String(at));
    if (event.dataTransfer) event.dataTransfer.effectAllowed = 'move';
  }

  private over(event: DragEvent, at: number) {
    if (this.dragged === null) return;
    event.preventDefault();
    if (at === this.dragged) return;
    this.tell(moved(this.rows, this.dragged, at));
    this.dragged = at;
  }

  private dropped(event: Event) {
    event.preventDefault();
    this.dragged = null;
  }
}

function option(value: string, label: string, chosen: string) {
  return html`<option value=${value} ?selected=${value === chosen}>${label}</option>`;
}

function typedIn(event: Event): string {
  return (event.target as HTMLInputElement | HTMLSelectElement).value;
}
