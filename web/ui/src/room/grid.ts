import previous from 'lucide:chevron-left';
import next from 'lucide:chevron-right';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { s } from '../locale/stage';
import { type Area, type Arrangement, shapeOf } from './arrangement';
import type { RoomSession } from './session';
import { type Choose, selfTile, tile } from './tile';
import './grid.css';

export interface GridView {
  session: RoomSession;
  arrangement: Arrangement;
  area: Area;
  choose: Choose;
  turn: (page: number) => void;
}

/** All sites, page by page, in the shape in which they are largest. */
export function grid(view: GridView) {
  const { session, arrangement, area } = view;
  const shape = shapeOf(arrangement.grid.length, area);
  return html`<div class="grid" role="group" aria-label=${s('grid.label')} data-testid="grid" data-page=${arrangement.page}
      ${cssVars({ '--columns': shape.columns, '--rows': shape.rows })}>
      ${repeat(
        arrangement.grid,
        (id) => id,
        (id) => (id === session.self.site ? selfTile(session) : tile(session, id, session.sectionOf(id), view.choose)),
      )}
      ${arrangement.grid.length === 0 ? html`<p class="state muted">${s('grid.empty')}</p>` : nothing}
    </div>
    ${arrangement.pages > 1 ? pager(view) : nothing}`;
}

function pager({ arrangement: { page, pages }, turn }: GridView) {
  const button = (to: number, word: string, drawing: string, id: string) =>
    html`<button class="btn icon quiet" type="button" data-testid=${id} aria-label=${word} title=${word}
      ?disabled=${to < 0 || to >= pages} @click=${() => turn(to)}>${icon(drawing)}</button>`;
  return html`<div class="pager">
    ${button(page - 1, s('grid.previous'), previous, 'grid-previous')}
    <output class="num" data-testid="grid-page">${s('grid.page', { n: page + 1, of: pages })}</output>
    ${button(page + 1, s('grid.next'), next, 'grid-next')}
  </div>`;
}
