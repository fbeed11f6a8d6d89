import close from 'lucide:x';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Unit } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { t } from '../locale/organisation';
import { matching } from './forest';

const SHOWN = 8;
let serial = 0;

/** Chooses units by typing part of a name; those chosen are chips. Fires `gb-input` with their codes. */
@customElement('gb-unit-chips')
export class UnitChips extends LightElement {
  @property() label = '';
  @property() hint = '';
  @property() fault = '';
  @property({ attribute: false }) units: readonly Unit[] = [];
  @property({ attribute: false }) chosen: readonly string[] = [];
  @property({ type: Boolean }) single = false;
  @state() private query = '';
  @state() private at = 0;
  readonly #id = `gb-unit-chips-${++serial}`;

  override render() {
    const found = this.query.trim()
      ? matching(this.units, this.query)
          .filter((unit) => !this.chosen.includes(unit.code))
          .slice(0, SHOWN)
      : [];
    const full = this.single && this.chosen.length > 0;
    return html`<div class="field"><label for=${this.#id}>${this.label}</label>
      <div class="chips">${this.chosen.map((code) => {
        const unit = this.units.find((one) => one.code === code);
        return html`<span class="chip" data-code=${code}>${unit?.name ?? code} <span class="muted num">${code}</span>
          <button type="button" aria-label=${t('chips.remove', { name: unit?.name ?? code })} @click=${() => this.choose(this.chosen.filter((one) => one !== code))}>${icon(close)}</button></span>`;
      })}
      ${
        full
          ? nothing
          : html`<input class="chips-input" id=${this.#id} role="combobox" autocomplete="off" aria-expanded=${String(found.length > 0)} aria-controls="${this.#id}-list"
              placeholder=${t('chips.placeholder')} .value=${this.query} @input=${this.typed} @keydown=${(e: KeyboardEvent) => this.pressed(e, found)}>`
      }</div>
      ${
        found.length > 0
          ? html`<ul class="plain chips-list" id="${this.#id}-list" role="listbox">${found.map(
              (
                unit,
                n,
              ) => html`<li class="chips-option ${n === this.at ? 'on' : ''}" role="option" aria-selected=${String(n === this.at)} data-code=${unit.code}
                @mousedown=${(e: Event) => e.preventDefault()} @click=${() => this.take(unit)}>${unit.name} <span class="muted small num">${unit.code}</span></li>`,
            )}</ul>`
          : nothing
      }
      ${this.fault ? html`<span class="fault" role="alert">${this.fault}</span>` : this.hint ? html`<span class="hint">${this.hint}</span>` : nothing}
    </div>`;
  }

  private readonly typed = (event: Event) => {
    this.query = (event.target as HTMLInputElement).value;
    this.at = 0;
  };

  private pressed(event: KeyboardEvent, found: Unit[]) {
    if (event.key === 'ArrowDown') this.at = Math.min(this.at + 1, found.length - 1);
    else if (event.key === 'ArrowUp') this.at = Math.max(this.at - 1, 0);
    else if (event.key === 'Enter' && found[this.at]) this.take(found[this.at]!);
    else if (event.key === 'Backspace' && this.query === '' && this.chosen.length > 0)
      this.choose(this.chosen.slice(0, -1));
    else return;
    event.preventDefault();
  }

  private take(unit: Unit) {
    this.query = '';
    this.choose(this.single ? [unit.code] : [...this.chosen, unit.code]);
  }

  private choose(codes: readonly string[]) {
    this.chosen = codes;
    this.dispatchEvent(new CustomEvent<readonly string[]>('gb-input', { detail: codes, bubbles: true }));
  }
}
