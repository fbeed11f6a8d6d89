import { html, noChange } from 'lit';
import { Directive, directive, type ElementPart } from 'lit/directive.js';
import { p } from '../locale/paper';
import type { Paper } from './paper';

const WIDTH = 116;

/** Draws a page into its small canvas once the reader has scrolled to it: no page is fetched unseen. */
class Thumbnail extends Directive {
  render(_paper: Paper, _page: number) {
    return noChange;
  }

  override update(part: ElementPart, [paper, page]: [Paper, number]) {
    const canvas = part.element as HTMLCanvasElement & { of?: Paper };
    if (canvas.of === paper) return noChange;
    canvas.of = paper;
    new IntersectionObserver((entries, observer) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      // A page that cannot be drawn small says so when it is opened.
      void draw(paper, page, canvas).catch(() => undefined);
    }).observe(canvas);
    return noChange;
  }
}

const thumbnail = directive(Thumbnail);

async function draw(paper: Paper, page: number, canvas: HTMLCanvasElement): Promise<void> {
  const leaf = await paper.leaf(page);
  const scale = WIDTH / leaf.size.width;
  canvas.width = WIDTH;
  canvas.height = Math.round(leaf.size.height * scale);
  await leaf.draw(canvas, { scale, left: 0, top: 0 }, new AbortController().signal);
}

/** All pages, small; a click goes there. */
export function thumbnails(paper: Paper, current: number, turn: (page: number) => void) {
  return html`<nav class="paper-thumbnails" aria-label=${p('thumbnails')} data-testid="thumbnails">
    ${Array.from({ length: paper.pages }, (_, index) => index + 1).map(
      (
        page,
      ) => html`<button type="button" aria-current=${page === current ? 'page' : 'false'} aria-label=${p('page', { n: page })} data-page=${page}
        @click=${() => turn(page)}><canvas width="116" height="150" ${thumbnail(paper, page)}></canvas><span class="num">${page}</span></button>`,
    )}
  </nav>`;
}
