import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { p } from '../locale/procedure';
import { act } from './act';
import { PanelElement } from './panel-element';
import './talk.css';

/** How often a line that is being typed is told, at most. */
const REST_MILLIS = 400;

/** Where the captioner types what is said; every pause of the fingers is seen by all. */
@customElement('gb-caption-line')
export class CaptionLine extends PanelElement {
  @state() private line = '';
  #telling: ReturnType<typeof setTimeout> | undefined;

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#telling);
  }

  override render() {
    return html`<form class="caption-line" @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      this.tell(true);
    }}><label class="label nowrap" for="caption-line">${p('captions.type')}</label>
      <input class="input grow" id="caption-line" data-testid="caption-line" maxlength="300" autocomplete="off" lang="vi"
        placeholder=${p('captions.typeHint')} .value=${this.line} @input=${(event: InputEvent) => {
          this.line = (event.target as HTMLInputElement).value;
          this.#telling ??= setTimeout(() => this.tell(false), REST_MILLIS);
        }}></form>`;
  }

  private tell(done: boolean) {
    clearTimeout(this.#telling);
    this.#telling = undefined;
    const text = this.line.trim();
    if (done) this.line = '';
    if (text || done) void act(this.session, { type: 'Type', text, done });
  }
}
