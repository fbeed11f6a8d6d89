import close from 'lucide:x';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { k } from '../locale/kit';
import { p } from '../locale/procedure';
import type { RoomSession } from './session';

const REMEMBERED = 'giaoban.captions';
const LINES = 2;
const SHOWN_MILLIS = 12_000;

/** The last lines that were typed; the one being typed is written over until it is finished. */
export class Captions {
  #lines: { text: string; done: boolean; at: number }[] = [];

  take(text: string, done: boolean, nowMillis: number): void {
    const last = this.#lines[this.#lines.length - 1];
    const kept = last && !last.done ? this.#lines.slice(0, -1) : this.#lines;
    this.#lines = [...kept, { text, done, at: nowMillis }].filter((line) => line.text !== '').slice(-LINES);
  }

  shown(nowMillis: number): string[] {
    return this.#lines.filter((line) => nowMillis - line.at < SHOWN_MILLIS).map((line) => line.text);
  }
}

export function captionsOn(next?: boolean): boolean {
  try {
    if (next !== undefined) localStorage.setItem(REMEMBERED, next ? 'on' : 'off');
    return localStorage.getItem(REMEMBERED) !== 'off';
  } catch {
    return next ?? true; // a browser that keeps nothing
  }
}

/** Two lines at the foot of the stage; a reader may put them away. */
export function captions(session: RoomSession, nowMillis: number, redraw: () => void) {
  const lines = captionsOn() ? session.captions.shown(nowMillis) : [];
  if (lines.length === 0) return nothing;
  return html`<div class="captions" data-testid="captions"><p lang="vi" aria-live="off">${lines.map((line) => html`<span>${line}</span>`)}</p>
    <button class="btn icon quiet" type="button" data-testid="captions-off" aria-label=${`${p('captions.label')}: ${k('close')}`} @click=${() => {
      captionsOn(false);
      redraw();
    }}>${icon(close)}</button></div>`;
}
