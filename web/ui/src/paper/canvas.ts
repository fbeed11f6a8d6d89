import type { Leaf, Paper } from './paper';
import { type Placement, place, type Region, type Size } from './place';

/** Sharper than this no eye sees in a meeting, and an old PC pays for it. */
const DENSEST = 2;

export interface Drawn {
  page: number;
  leaf: Leaf;
  placement: Placement;
}

/**
 * The page's picture in its box: only what can be seen is drawn, however close one looks. A new
 * picture takes the old one's place when it is done, so nothing flickers.
 */
export class PaperCanvas {
  /** What is on screen; null before the first page. */
  drawn: Drawn | null = null;
  #picture: HTMLCanvasElement | null = null;
  #drawing = new AbortController();

  constructor(
    private readonly holder: HTMLElement,
    private readonly words: HTMLElement,
  ) {}

  get box(): Size {
    return { width: this.holder.clientWidth, height: this.holder.clientHeight };
  }

  /** Draws, unless something else is asked for meanwhile; whether it was drawn. */
  async draw(paper: Paper, page: number, region: Region): Promise<boolean> {
    this.#drawing.abort();
    const drawing = new AbortController();
    this.#drawing = drawing;
    const leaf = await paper.leaf(page);
    const { box } = this;
    if (drawing.signal.aborted || box.width === 0 || box.height === 0) return false;
    const placement = place(region, leaf.size, box);
    const density = Math.min(DENSEST, window.devicePixelRatio || 1);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(box.width * density);
    canvas.height = Math.round(box.height * density);
    const at = { scale: placement.scale * density, left: placement.left * density, top: placement.top * density };
    try {
      await leaf.draw(canvas, at, drawing.signal);
    } catch (error) {
      if (drawing.signal.aborted) return false;
      throw error;
    }
    if (drawing.signal.aborted) return false;
    const turned = this.drawn?.leaf !== leaf || this.drawn.page !== page;
    this.drawn = { page, leaf, placement };
    canvas.setAttribute('aria-hidden', 'true');
    this.holder.replaceChildren(canvas);
    this.#picture = canvas;
    this.move(placement);
    if (turned) {
      this.words.replaceChildren();
      // Words help; a page whose words cannot be read is still a page.
      leaf.words(this.words, drawing.signal).catch(() => undefined);
    }
    return true;
  }

  /** Shows the picture there is where the page would be, until it is drawn anew. */
  move(to: Placement): void {
    const { drawn } = this;
    if (!drawn || !this.#picture) return;
    const ratio = to.scale / drawn.placement.scale;
    const shift = `${to.left - drawn.placement.left * ratio}px, ${to.top - drawn.placement.top * ratio}px`;
    this.#picture.style.transform =
      ratio === 1 && to.left === drawn.placement.left && to.top === drawn.placement.top
        ? ''
        : `translate(${shift}) scale(${ratio})`;
    const frame = this.words.parentElement;
    frame?.style.setProperty('--left', `${to.left}px`);
    frame?.style.setProperty('--top', `${to.top}px`);
    frame?.style.setProperty('--width', `${drawn.leaf.size.width * to.scale}px`);
    frame?.style.setProperty('--height', `${drawn.leaf.size.height * to.scale}px`);
    frame?.style.setProperty('--scale-factor', String(to.scale));
  }

  close(): void {
    this.#drawing.abort();
    this.holder.replaceChildren();
    this.words.replaceChildren();
    this.drawn = null;
    this.#picture = null;
  }
}
