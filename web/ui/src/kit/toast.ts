import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import close from 'lucide:x';
import { html } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { k } from '../locale/kit';
import { icon } from './icon';
import { LightElement } from './light-element';
import './toast.css';

interface Toast {
  id: number;
  text: string;
  kind: 'ok' | 'bad';
}

/** Long enough to read two lines; an error stays until it is closed. */
const SHOWN_MS = 6000;
let serial = 0;

/** Short messages at the foot of the page, read aloud as they come. */
@customElement('gb-toasts')
class Toasts extends LightElement {
  @state() private toasts: Toast[] = [];

  show(text: string, kind: Toast['kind']) {
    const toast = { id: ++serial, text, kind };
    this.toasts = [...this.toasts.filter((other) => other.text !== text), toast];
    if (kind === 'ok') setTimeout(() => this.drop(toast.id), SHOWN_MS);
  }

  private drop(id: number) {
    this.toasts = this.toasts.filter((toast) => toast.id !== id);
  }

  override render() {
    return html`<div class="toasts" role="status" aria-live="polite">
      ${repeat(
        this.toasts,
        (toast) => toast.id,
        (toast) => html`<div class="toast ${toast.kind}">
          ${icon(toast.kind === 'ok' ? check : alert)}<span>${toast.text}</span>
          <button class="btn icon" type="button" aria-label=${k('close')} @click=${() => this.drop(toast.id)}>${icon(close)}</button>
        </div>`,
      )}
    </div>`;
  }
}

function place(): Toasts {
  const present = document.querySelector('gb-toasts');
  if (present) return present as Toasts;
  const made = document.createElement('gb-toasts') as Toasts;
  document.body.append(made);
  return made;
}

export function toast(text: string): void {
  place().show(text, 'ok');
}

export function toastError(text: string): void {
  place().show(text, 'bad');
}
