import { html, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { cssVars } from './css-vars';
import { LightElement } from './light-element';
import './gb-window.css';

/** Lines drawn above and below what can be seen, so that a quick scroll shows no gap. */
const SPARE = 12;

/**
 * A list of thousands of equally high lines of which only those near the window are drawn.
 * `draw` makes one; `key` names it. The list scrolls by itself within its height.
 */
@customElement('gb-window')
export class WindowedList<T = unknown> extends LightElement {
  @property({ attribute: false }) items: readonly T[] = [];
  @property({ attribute: false }) draw: (item: T, index: number) => TemplateResult = () => html``;
  @property({ attribute: false }) key: (item: T) => string = String;
  @property({ type: Number }) line = 40;
  @property() label = '';
  @state() private first = 0;
  @state() private fits = 30;
  private watch?: ResizeObserver;

  override connectedCallback() {
    super.connectedCallback();
    this.watch = new ResizeObserver(() => this.look());
    this.watch.observe(this);
    this.addEventListener('scroll', this.look, { passive: true });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.watch?.disconnect();
    this.removeEventListener('scroll', this.look);
  }

  private readonly look = () => {
    this.first = Math.max(0, Math.floor(this.scrollTop / this.line) - SPARE);
    this.fits = Math.ceil(this.clientHeight / this.line) + 2 * SPARE;
  };

  /** Brings a line into sight, if it is not. */
  reveal(index: number) {
    const top = index * this.line;
    if (top < this.scrollTop || top + this.line > this.scrollTop + this.clientHeight) {
      this.scrollTop = Math.max(0, top - this.clientHeight / 2);
    }
  }

  override render() {
    const from = Math.min(this.first, Math.max(0, this.items.length - this.fits));
    const shown = this.items.slice(from, from + this.fits);
    return html`<div class="gb-window-all" role="presentation" ${cssVars({ '--all': `${this.items.length * this.line}px` })}>
      <div class="gb-window-shown" role="presentation" ${cssVars({ '--from': `${from * this.line}px` })}>
        ${repeat(shown, this.key, (item, n) => this.draw(item, from + n))}
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-window': WindowedList;
  }
}
