import left from 'lucide:chevron-left';
import right from 'lucide:chevron-right';
import grid from 'lucide:layout-grid';
import full from 'lucide:maximize';
import unfull from 'lucide:minimize';
import pointer from 'lucide:mouse-pointer-2';
import wide from 'lucide:move-horizontal';
import pen from 'lucide:notebook-pen';
import whole from 'lucide:scan';
import plus from 'lucide:zoom-in';
import minus from 'lucide:zoom-out';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { p } from '../locale/paper';

export interface PaperBar {
  title: string;
  page: number;
  pages: number;
  /** Per cent of the whole page in its box. */
  percent: number;
  isWide: boolean;
  /** Null: whoever looks may not point. */
  pointing: boolean | null;
  thumbnails: boolean;
  /** Null: nothing can be noted here. */
  notes: boolean | null;
  isFull: boolean;
  turn(page: number): void;
  zoom(factor: number): void;
  fit(): void;
  point(): void;
  browse(): void;
  note(): void;
  fill(): void;
}

/** The buttons under a document. */
export function paperBar(bar: PaperBar) {
  const press = (word: string, drawing: string, act: () => void, testId: string, pressed?: boolean, off = false) =>
    html`<button class="btn icon" type="button" aria-label=${word} title=${word} data-testid=${testId} ?disabled=${off}
      aria-pressed=${pressed === undefined ? nothing : String(pressed)} @click=${act}>${icon(drawing)}</button>`;
  const jump = (event: Event): void => {
    const field = event.currentTarget as HTMLInputElement;
    const page = Math.round(Number(field.value));
    if (page >= 1 && page <= bar.pages) bar.turn(page);
    else field.value = String(bar.page);
  };
  return html`<div class="paper-bar" role="toolbar" aria-label=${p('bar')}>
    <strong class="paper-title" title=${bar.title}>${bar.title}</strong>
    ${
      bar.pages > 1
        ? html`${press(p('previous'), left, () => bar.turn(bar.page - 1), 'paper-previous', undefined, bar.page <= 1)}
      <label class="paper-page num"><span class="sr-only">${p('goTo')}</span>
        <input inputmode="numeric" size="3" autocomplete="off" data-testid="paper-page" .value=${String(bar.page)} @change=${jump} />
        <span data-testid="paper-pages">${p('of', { n: bar.pages })}</span></label>
      ${press(p('next'), right, () => bar.turn(bar.page + 1), 'paper-next', undefined, bar.page >= bar.pages)}
      <span class="gap"></span>`
        : nothing
    }
    ${press(p('zoomOut'), minus, () => bar.zoom(1 / 1.5), 'paper-zoom-out', undefined, bar.percent <= 100)}
    <span class="num percent" data-testid="paper-zoom">${p('percent', { n: bar.percent })}</span>
    ${press(p('zoomIn'), plus, () => bar.zoom(1.5), 'paper-zoom-in', undefined, bar.percent >= 800)}
    ${press(bar.isWide ? p('fitPage') : p('fitWidth'), bar.isWide ? whole : wide, bar.fit, 'paper-fit')}
    <span class="gap"></span>
    ${bar.pointing === null ? nothing : press(p('pointer'), pointer, bar.point, 'paper-pointer', bar.pointing)}
    ${bar.pages > 1 ? press(p('thumbnails'), grid, bar.browse, 'paper-thumbnails', bar.thumbnails) : nothing}
    ${bar.notes === null ? nothing : press(p('notes'), pen, bar.note, 'paper-notes', bar.notes)}
    ${press(bar.isFull ? p('unfull') : p('full'), bar.isFull ? unfull : full, bar.fill, 'paper-full', bar.isFull)}
  </div>`;
}
