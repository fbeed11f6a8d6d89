import { html, nothing } from 'lit';
import { s } from '../locale/stage';
import { act } from './act';
import { shortName } from './audibility';
import type { RoomSession } from './session';
import { siteActs } from './site-acts';
import { turnLength } from './turn-length';

/** What those who conduct can do with the site whose tile they chose: one more click does it. */
export function siteChoice(session: RoomSession, id: string, shut: () => void) {
  const { state } = session;
  const speaking = state.floor?.site ?? state.stage.site ?? session.spoke[0];
  const beside = speaking && speaking !== id ? state.sites[speaking] : undefined;
  return html`<div class="site-choice" @click=${shut}>${siteActs(session, id, turnLength())}
    ${
      speaking && beside
        ? html`<div class="acts"><button class="btn quiet small" type="button" data-testid="place-beside"
            @click=${() => act(session, { type: 'SetLayout', layout: 'PAIR', sites: [speaking, id] })}>${s(
              'tile.beside',
              {
                name: shortName(beside.name),
              },
            )}</button></div>`
        : nothing
    }</div>`;
}
