import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import close from 'lucide:x';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { k } from '../locale/kit';
import { icon } from './icon';
import { LightElement } from './light-element';
import './toast.css';

/** What a reader can still do about it, e.g. take it back. */
export interface ToastAct {
  label: string;
  run(): void;
}

interface Toast {
  id: number;
  text: string;
  kind: 'ok' | 'bad';
  act: ToastAct | null;
}

/** Long enough to read two lines; an error stays until it is closed. */
const SHOWN_MS = 6000;
/** Time to notice that something went where it should not, and to take it back. */
const ACT_SHOWN_MS = 15_000;
let serial = 0;

/** Short messages at the foot of the page, read aloud as they come. */
@customElement('gb-toasts')
class Toasts extends LightElement {
  @state() private toasts: Toast[] = [];

  show(text: string, kind: Toast['kind'], act: ToastAct | null) {
    const toast = { id: ++serial, text, kind, act };
    this.toasts = [...this.toasts.filter((other) => other.text !== text), toast];
    if (kind === 'ok') setTimeout(() => this.drop(toast.id), act ? ACT_SHOWN_MS : SHOWN_MS);
  }

  private act(toast: Toast) {
    this.drop(toast.id);
    toast.act?.run();
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
          ${toast.act ? html`<button class="btn link" type="button" data-testid="toast-act" @click=${() => this.act(toast)}>${toast.act.label}</button>` : nothing}
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

export function toast(text: string, act: ToastAct | null = null): void {
  place().show(text, 'ok', act);
}

export function toastError(text: string): void {
  place().show(text, 'bad', null);
}
