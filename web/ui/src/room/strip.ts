import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { r } from '../locale/room';
import type { RoomSession } from './session';
import { type Choose, selfTile, tile } from './tile';
import type { Use } from './view';
import './strip.css';

/** The filmstrip: oneself, then what the server has put into its sections. */
export function strip(session: RoomSession, planned: readonly Use[], choose: Choose, showOthers: () => void) {
  const filled = planned.flatMap(({ mid, place }) => {
    const site = place === 'tile' ? session.slots.site(mid) : null;
    const section = session.sections.find((candidate) => candidate.mid === mid);
    return site !== null && section ? [{ mid, site, section }] : [];
  });
  return html`<div class="strip" role="group" aria-label=${r('strip.label')}>
    ${session.self.role === 'OBSERVER' ? nothing : selfTile(session)}
    ${repeat(
      filled,
      ({ mid }) => mid,
      ({ site, section }) => tile(session, site, section, choose),
    )}
    ${others(unseen(session, planned), showOthers)}
  </div>`;
}

/** How many sites are here without being pictured. */
function unseen(session: RoomSession, planned: readonly Use[]): number {
  const seen = new Set(planned.filter((use) => use.place).map((use) => session.slots.site(use.mid)));
  seen.add(session.self.site);
  return Object.entries(session.state.sites).filter(
    ([id, site]) => site.online && site.role !== 'OBSERVER' && !seen.has(id),
  ).length;
}

function others(count: number, show: () => void) {
  if (count === 0) return nothing;
  return html`<button class="tile others" type="button" @click=${show}>${r('strip.others', { n: count })}</button>`;
}
