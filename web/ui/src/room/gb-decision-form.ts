import bookmark from 'lucide:bookmark';
import gavel from 'lucide:gavel';
import close from 'lucide:x';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { toastError } from '../kit/toast';
import { readDate, sayDate } from '../kit/vietnam-time';
import { k } from '../locale/kit';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { markDecision } from './mark-decision';
import { PanelElement } from './panel-element';
import type { Decision, DecisionDraft, Site } from './protocol';
import './panel-decisions.css';

/** A day as people write it (`25/11`, `25/11/2026`) or as programs do; null when it is none. */
function dayIn(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : readDate(text);
}

/** Notes a decision where it falls: on the running item, with unit and deadline. Also edits one. */
@customElement('gb-decision-form')
export class DecisionForm extends PanelElement {
  @property({ attribute: false }) editing: Decision | null = null;
  /** The marked moment that is written out. */
  @property({ attribute: false }) draft: DecisionDraft | null = null;
  @state() private text = '';
  @state() private unit = '';
  @state() private helpers: string[] = [];
  @state() private due = '';
  @state() private dueFault = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('editing') && (this.editing || changed.get('editing'))) {
      this.text = this.editing?.text ?? '';
      this.unit = this.editing?.unit ?? '';
      this.due = this.editing?.due ? sayDate(this.editing.due) : '';
      this.helpers = this.editing?.with ?? [];
    }
    if (changed.has('draft') && this.draft) {
      this.text = '';
      this.due = '';
      this.helpers = [];
      this.unit = this.proposedUnit(this.draft.item);
    }
  }

  /** Who presents an item is most often who gets the task. */
  private proposedUnit(item: string | null): string {
    const { agenda, sites } = this.session.state;
    const presenter = agenda.find((point) => point.id === item)?.presenter;
    return presenter && sites[presenter]?.kind === 'UNIT' ? presenter : '';
  }

  override focus() {
    this.querySelector('textarea')?.focus();
  }

  override render() {
    const { state } = this.session;
    const id = this.editing ? 'decision-edit' : this.draft ? 'decision-draft' : 'decision';
    const units = Object.entries(state.sites).filter(([, site]) => site.kind === 'UNIT');
    return html`<form class="decide" @submit=${this.submitted} @keydown=${this.key}>
      ${
        this.editing || this.draft
          ? nothing
          : html`<div class="row"><label class="label row grow" for=${id}>${icon(gavel)}${r(state.currentItem ? 'decision.title' : 'decision.titleNoItem')}</label>
            <button class="btn quiet small" type="button" data-testid="decision-mark" aria-keyshortcuts="d" title=${p('mark.do')}
              @click=${() => markDecision(this.session)}>${icon(bookmark)}${p('mark.short')}</button></div>`
      }
      <textarea class="input" id=${id} data-testid="${id}-text" rows=${this.editing ? 4 : 2} maxlength="4000" required aria-label=${r('decision.text')}
        placeholder=${r('decision.placeholder')} .value=${this.text} @input=${(event: InputEvent) => {
          this.text = (event.target as HTMLTextAreaElement).value;
        }}></textarea>
      <div class="row">
        <select class="input" data-testid="${id}-unit" aria-label=${r('decision.unit')} .value=${this.unit} @change=${(
          event: Event,
        ) => {
          this.unit = (event.target as HTMLSelectElement).value;
        }}>
          <option value="">${r('decision.anyUnit')}</option>
          ${units.map(([unit, site]) => html`<option value=${unit} ?selected=${unit === this.unit}>${shortName(site.name)}</option>`)}
        </select>
        <input class="input due num" data-testid="${id}-due" inputmode="numeric" autocomplete="off" aria-label=${r('decision.due')}
          placeholder=${r('decision.duePlaceholder')} aria-invalid=${this.dueFault ? 'true' : 'false'} .value=${this.due}
          @input=${(event: InputEvent) => {
            this.due = (event.target as HTMLInputElement).value;
            this.dueFault = false;
          }}>
        <button class="btn primary" type="submit" data-testid=${this.editing ? 'decision-save' : 'decision-add'}
          ?disabled=${this.text.trim() === ''}>${r(this.editing ? 'decision.save' : 'decision.add')}</button>
      </div>
      ${this.unit ? this.withHelp(units) : nothing}
    </form>`;
  }

  private withHelp(units: [string, Site][]) {
    const { sites } = this.session.state;
    const name = (id: string): string => shortName(sites[id]?.name ?? id);
    const others = units.filter(([id]) => id !== this.unit && !this.helpers.includes(id));
    return html`<div class="chips">
      ${this.helpers.map(
        (id) =>
          html`<button class="chip" type="button" aria-label=${p('decision.withoutHelp', { name: name(id) })} @click=${() => {
            this.helpers = this.helpers.filter((other) => other !== id);
          }}>${p('decision.helps', { name: name(id) })} ${icon(close)}</button>`,
      )}
      <select class="input with" data-testid="decision-with" aria-label=${p('decision.with')} .value=${''} @change=${(
        event: Event,
      ) => {
        const select = event.target as HTMLSelectElement;
        if (select.value) this.helpers = [...this.helpers, select.value];
        select.value = '';
      }}>
        <option value="">${p('decision.with')}</option>
        ${others.map(([id, site]) => html`<option value=${id}>${shortName(site.name)}</option>`)}
      </select>
    </div>`;
  }

  private key(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void this.submitted(event);
  }

  private async submitted(event: Event) {
    event.preventDefault();
    const text = this.text.trim();
    if (!text) return;
    const due = dayIn(this.due);
    if (this.due.trim() !== '' && !due) {
      this.dueFault = true;
      toastError(k('date.badDate'));
      return;
    }
    const helpers = this.unit ? this.helpers.filter((id) => id !== this.unit) : [];
    const more = {
      text,
      ...(helpers.length > 0 ? { with: helpers } : {}),
      ...(this.unit ? { unit: this.unit } : {}),
      ...(due ? { due } : {}),
    };
    const done = this.editing
      ? await act(this.session, { type: 'EditDecision', decision: this.editing.id, ...more })
      : await act(this.session, { type: 'NoteDecision', ...more, ...(this.draft ? { draft: this.draft.id } : {}) });
    if (!done) return;
    this.text = '';
    this.unit = '';
    this.due = '';
    this.helpers = [];
    this.dispatchEvent(new CustomEvent('gb-noted'));
  }
}
