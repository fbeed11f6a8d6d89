import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { describedBy, field } from './field';
import { LightElement } from './light-element';

let serial = 0;

/** One text control with its label: a line, or with `rows` a text area. Fires `gb-input` with the text. */
@customElement('gb-text')
export class TextField extends LightElement {
  @property() label = '';
  @property() value = '';
  @property() type = 'text';
  @property() name = '';
  @property() hint = '';
  @property() fault = '';
  @property() placeholder = '';
  @property() autocomplete = 'off';
  @property() keyboard = '';
  @property({ type: Number }) rows = 0;
  @property({ type: Number }) maxlength = 0;
  @property({ type: Boolean }) required = false;
  @property({ type: Boolean }) disabled = false;
  readonly #id = `gb-text-${++serial}`;

  override render() {
    const frame = { id: this.#id, label: this.label, hint: this.hint, fault: this.fault };
    const shared = {
      describedBy: describedBy(frame),
      invalid: this.fault ? 'true' : nothing,
      maxlength: this.maxlength || nothing,
    };
    return field(
      frame,
      this.rows > 0
        ? html`<textarea class="input" id=${this.#id} name=${this.name} rows=${this.rows} ?required=${this.required}
            ?disabled=${this.disabled} placeholder=${this.placeholder} maxlength=${shared.maxlength} .value=${this.value}
            aria-describedby=${shared.describedBy} aria-invalid=${shared.invalid} @input=${this.typed}></textarea>`
        : html`<input class="input" id=${this.#id} name=${this.name} type=${this.type} ?required=${this.required}
            ?disabled=${this.disabled} placeholder=${this.placeholder} maxlength=${shared.maxlength} .value=${this.value}
            autocomplete=${this.autocomplete} inputmode=${this.keyboard || nothing}
            aria-describedby=${shared.describedBy} aria-invalid=${shared.invalid} @input=${this.typed}>`,
    );
  }

  override focus() {
    this.querySelector<HTMLElement>('.input')?.focus();
  }

  private typed(event: InputEvent) {
    this.value = (event.target as HTMLInputElement).value;
    this.dispatchEvent(new CustomEvent('gb-input', { detail: this.value, bubbles: true }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-text': TextField;
  }
}
