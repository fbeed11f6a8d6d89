import hand from 'lucide:hand';
import micOff from 'lucide:mic-off';
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import type { Section } from '../media/peer';
import { isHeard, shortName } from './audibility';
import { lineMark } from './line-mark';
import { initials, picture } from './picture';
import type { RoomSession } from './session';
import { ownStream, voiceMark } from './stage';
import './strip.css';

/** The filmstrip: oneself, then what the server has put into the thumbnail slots. */
export function strip(session: RoomSession, showOthers: () => void) {
  const sections = session.sections.filter((section) => section.role === 'thumbnail');
  const filled = sections.filter((section) => session.slots.site(section.mid) !== null);
  return html`<div class="strip" role="group" aria-label=${r('strip.label')}>
    ${session.self.role === 'OBSERVER' ? nothing : selfTile(session)}
    ${repeat(
      filled,
      (section) => section.mid,
      (section) => tile(session, section),
    )}
    ${others(session, showOthers)}
  </div>`;
}

/** How many sites are here without being pictured. */
export function unseen(session: RoomSession): number {
  const seen = new Set(session.slots.slots.flatMap((slot) => (slot.role !== 'voice' && slot.site ? [slot.site] : [])));
  seen.add(session.self.site);
  return Object.entries(session.state.sites).filter(
    ([id, site]) => site.online && site.role !== 'OBSERVER' && !seen.has(id),
  ).length;
}

function selfTile(session: RoomSession) {
  const stream = ownStream(session);
  const muted = !session.microphoneOn;
  return html`<figure class="tile self" data-testid="self-tile">
    ${stream ? picture(stream, !session.own.screen) : html`<span class="initials" aria-hidden="true">${initials(session.self.name)}</span>`}
    <figcaption>${muted ? icon(micOff) : nothing}<span>${r('strip.self')}</span></figcaption>
  </figure>`;
}

function tile(session: RoomSession, section: Section) {
  const { state } = session;
  const id = session.slots.site(section.mid) ?? '';
  const site = state.sites[id];
  const name = shortName(site?.name ?? id);
  const speaking = session.dominant === id;
  const up = state.queue.findIndex((other) => other.site === id);
  return html`<figure class="tile ${speaking ? 'speaking' : ''} ${state.floor?.site === id ? 'gold' : ''}"
      data-testid="tile" data-site=${id} title=${site?.name ?? id}>
    ${picture(section.stream)}
    ${session.stalled.has(section.mid) ? html`<span class="initials" aria-hidden="true">${initials(name)}</span>` : nothing}
    ${up >= 0 ? html`<span class="hand num">${icon(hand)}${up + 1}</span>` : nothing}
    <figcaption>${isHeard(state, id) ? (speaking ? voiceMark() : nothing) : icon(micOff)}${lineMark(session, id)}<span>${name}</span></figcaption>
  </figure>`;
}

function others(session: RoomSession, show: () => void) {
  const count = unseen(session);
  if (count === 0) return nothing;
  return html`<button class="tile others" type="button" @click=${show}>${r('strip.others', { n: count })}</button>`;
}
