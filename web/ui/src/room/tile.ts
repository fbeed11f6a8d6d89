import hand from 'lucide:hand';
import micOff from 'lucide:mic-off';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import type { Section } from '../media/peer';
import { isHeard, shortName } from './audibility';
import { clockText, floorClock } from './clock';
import { lineMark } from './line-mark';
import { emblem, ownStream, picture } from './picture';
import type { RoomSession } from './session';
import { voiceMark } from './stage';
import './tile.css';

/** What a click on a tile does. */
export type Choose = (site: string) => void;

/** Our own picture, as the others see it but mirrored. */
export function selfTile(session: RoomSession) {
  const stream = ownStream(session);
  return html`<figure class="tile self" data-testid="self-tile">
    ${stream ? picture(stream, !session.own.screen) : emblem(session.self.name)}
    <figcaption>${session.microphoneOn ? nothing : icon(micOff)}<span>${r('strip.self')}</span></figcaption>
  </figure>`;
}

/**
 * One site in small: its picture or its letters, its name, whether it is heard and how its line is.
 *
 * @param section where it is received; null when it is not
 */
export function tile(session: RoomSession, id: string, section: Section | null, choose: Choose) {
  const { state } = session;
  const site = state.sites[id];
  const name = shortName(site?.name ?? id);
  const moves = section !== null && !session.stalled.has(section.mid);
  const speaking = session.dominant === id;
  const floor = state.floor?.site === id ? state.floor : null;
  const up = state.queue.findIndex((other) => other.site === id);
  const word = s(session.conducts ? 'tile.acts' : 'tile.enlarge', { name });
  return html`<figure class="tile ${speaking ? 'speaking' : ''} ${floor ? 'gold' : ''}"
      data-testid="tile" data-site=${id} data-picture=${moves ? 'yes' : 'no'}>
    ${section ? picture(section.stream) : nothing} ${moves ? nothing : emblem(name)}
    ${up >= 0 ? html`<span class="hand num">${icon(hand)}${up + 1}</span>` : nothing}
    ${
      floor
        ? html`<span class="turn num">${s('tile.floor', { time: clockText(floorClock(floor, session.clock.now()).usedSeconds) })}</span>`
        : nothing
    }
    <figcaption>${isHeard(state, id) ? (speaking ? voiceMark() : nothing) : icon(micOff)}${lineMark(session, id)}<span>${name}</span></figcaption>
    <button class="tile-button" type="button" data-testid="tile-button" aria-label=${word} title=${site?.name ?? id}
      @click=${() => choose(id)}></button>
  </figure>`;
}
