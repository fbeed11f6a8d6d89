import gavel from 'lucide:gavel';
import { html, nothing, type PropertyValues } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { icon } from '../kit/icon';
import { toastError } from '../kit/toast';
import { readDate, sayDate } from '../kit/vietnam-time';
import { k } from '../locale/kit';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { PanelElement } from './panel-element';
import type { Decision } from './protocol';
import './panel-decisions.css';

/** A day as people write it (`25/11`, `25/11/2026`) or as programs do; null when it is none. */
function dayIn(text: string): string | null {
  return /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) ? text.trim() : readDate(text);
}

/** Notes a decision where it falls: on the running item, with unit and deadline. Also edits one. */
@customElement('gb-decision-form')
export class DecisionForm extends PanelElement {
  @property({ attribute: false }) editing: Decision | null = null;
  @state() private text = '';
  @state() private unit = '';
  @state() private due = '';
  @state() private dueFault = false;

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('editing') && (this.editing || changed.get('editing'))) {
      this.text = this.editing?.text ?? '';
      this.unit = this.editing?.unit ?? '';
      this.due = this.editing?.due ? sayDate(this.editing.due) : '';
    }
  }

  override focus() {
    this.querySelector('textarea')?.focus();
  }

  override render() {
    const { state } = this.session;
    const id = this.editing ? 'decision-edit' : 'decision';
    const units = Object.entries(state.sites).filter(([, site]) => site.kind === 'UNIT');
    return html`<form class="decide" @submit=${this.submitted} @keydown=${this.key}>
      ${
        this.editing
          ? nothing
          : html`<label class="label row" for=${id}>${icon(gavel)}${r(state.currentItem ? 'decision.title' : 'decision.titleNoItem')}</label>`
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
    </form>`;
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
    const more = { text, ...(this.unit ? { unit: this.unit } : {}), ...(due ? { due } : {}) };
    const done = this.editing
      ? await act(this.session, { type: 'EditDecision', decision: this.editing.id, ...more })
      : await act(this.session, { type: 'NoteDecision', ...more });
    if (!done) return;
    this.text = '';
    this.unit = '';
    this.due = '';
    this.dispatchEvent(new CustomEvent('gb-noted'));
  }
}
