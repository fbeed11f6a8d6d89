import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import type { Arrangement } from './arrangement';
import { emblem, ownStream, picture } from './picture';
import type { RoomSession } from './session';
import { floorRing, plate } from './stage';
import './pair.css';

/** Two sites in the same size: the speaker and whom he speaks with. */
export function pair(session: RoomSession, arrangement: Arrangement, nowMillis: number) {
  return html`<div class="pair" role="group" aria-label=${s('pair.label')} data-testid="pair">
    ${repeat(
      arrangement.pair,
      (id) => id,
      (id) => half(session, id, nowMillis),
    )}
  </div>`;
}

function half(session: RoomSession, id: string, nowMillis: number) {
  const { floor } = session.state;
  const gold = floor?.site === id;
  return html`<figure class="half ${gold ? 'gold' : ''}" data-testid="pair-half" data-site=${id}>
    <div class="face">${face(session, id)}</div>
    ${floor && gold ? floorRing(floor, nowMillis) : nothing} ${plate(session, id)}
  </figure>`;
}

function face(session: RoomSession, id: string) {
  const own = id === session.self.site;
  const section = own ? null : session.sectionOf(id);
  const stream = own ? ownStream(session) : (section?.stream ?? null);
  const dark = stream === null || (section !== null && session.stalled.has(section.mid));
  return html`${picture(stream, own && !session.own.screen)}
    ${dark ? html`<div class="nobody">${emblem(session.state.sites[id]?.name ?? id)}<span>${r('stage.noPicture')}</span></div>` : nothing}`;
}
