import close from 'lucide:x';
import { css, html, LitElement } from 'lit';
import { customElement, property, query } from 'lit/decorators.js';
import { k } from '../locale/kit';
import { icon } from './icon';

/**
 * A modal dialog over the browser's own: focus stays inside, Escape closes, focus returns.
 * Show it by `.open = true`; it fires `gb-close` when the reader leaves it. Slot `actions` is its foot.
 */
@customElement('gb-dialog')
export class Dialog extends LitElement {
  @property({ type: Boolean }) open = false;
  @property() heading = '';
  @property({ type: Boolean }) wide = false;
  @query('dialog') private dialog!: HTMLDialogElement;

  static override styles = css`
    dialog {
      width: min(520px, calc(100vw - 24px));
      max-height: calc(100vh - 24px);
      padding: 0;
      border: 0;
      border-radius: var(--r);
      color: var(--ink);
      background: var(--surface);
      box-shadow: var(--shadow);
      overflow: hidden;
    }
    :host([wide]) dialog {
      width: min(860px, calc(100vw - 24px));
    }
    dialog[open] {
      display: grid;
      grid-template-rows: auto 1fr auto;
    }
    dialog::backdrop {
      background: rgb(8 24 20 / 0.45);
    }
    header {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 14px 56px 10px 20px;
    }
    h2 {
      flex: 1;
      margin: 0;
      font-size: 18px;
      line-height: 1.4;
    }
    /* Last in order, so that focus begins with what the dialog is about. */
    .close {
      position: absolute;
      top: 8px;
      right: 8px;
      width: 44px;
      height: 44px;
      border: 0;
      border-radius: var(--r-s);
      background: none;
      color: inherit;
      cursor: pointer;
    }
    .close:hover {
      background: var(--jade-soft);
    }
    .close svg {
      width: 20px;
      height: 20px;
      fill: none;
      stroke: currentcolor;
      stroke-width: 2;
      stroke-linecap: round;
    }
    :focus-visible {
      outline: 3px solid var(--jade);
      outline-offset: -2px;
    }
    .body {
      padding: 4px 20px 20px;
      overflow: auto;
    }
    footer {
      padding: 12px 20px;
      border-top: 1px solid var(--line);
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      justify-content: flex-end;
    }
    footer:not(.filled) {
      display: none;
    }
  `;

  protected override updated(changed: Map<string, unknown>) {
    if (!changed.has('open')) return;
    if (this.open && !this.dialog.open) this.dialog.showModal();
    if (!this.open && this.dialog.open) this.dialog.close();
  }

  override render() {
    return html`<dialog aria-labelledby="heading" @close=${this.left} @click=${this.maybeBackdrop}>
      <header role="presentation">
        <h2 id="heading">${this.heading}</h2>
      </header>
      <div class="body"><slot></slot></div>
      <footer role="presentation" class=${this.querySelector('[slot=actions]') ? 'filled' : ''}><slot name="actions"></slot></footer>
      <button class="close" type="button" aria-label=${k('close')} @click=${() => this.dialog.close()}>${icon(close)}</button>
    </dialog>`;
  }

  private maybeBackdrop(event: MouseEvent) {
    if (event.target === this.dialog) this.dialog.close();
  }

  private left() {
    if (!this.open) return;
    this.open = false;
    this.dispatchEvent(new CustomEvent('gb-close'));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-dialog': Dialog;
  }
}
