import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { describedBy, field } from './field';
import { LightElement } from './light-element';

export interface Choice {
  value: string;
  label: string;
}

let serial = 0;

/** The browser's own list to choose one from, with its label. Fires `gb-input` with the value. */
@customElement('gb-select')
export class SelectField extends LightElement {
  @property() label = '';
  @property() value = '';
  @property() name = '';
  @property() hint = '';
  @property() fault = '';
  @property({ attribute: false }) choices: Choice[] = [];
  @property({ type: Boolean }) disabled = false;
  readonly #id = `gb-select-${++serial}`;

  override render() {
    const frame = { id: this.#id, label: this.label, hint: this.hint, fault: this.fault };
    return field(
      frame,
      html`<select class="input" id=${this.#id} name=${this.name} ?disabled=${this.disabled}
        aria-describedby=${describedBy(frame)} aria-invalid=${this.fault ? 'true' : nothing} @change=${this.chosen}>
        ${this.choices.map((c) => html`<option value=${c.value} ?selected=${c.value === this.value}>${c.label}</option>`)}
      </select>`,
    );
  }

  private chosen(event: Event) {
    this.value = (event.target as HTMLSelectElement).value;
    this.dispatchEvent(new CustomEvent('gb-input', { detail: this.value, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-select': SelectField;
  }
}
