import follow from 'lucide:locate-fixed';
import { html } from 'lit';
import { icon } from '../kit/icon';
import { s } from '../locale/stage';
import type { Arrangement } from './arrangement';
import { shortName } from './audibility';
import type { RoomState } from './protocol';
import './own-notice.css';

/** That this screen does not show what the chair wants, and the way back. */
export function ownNotice(state: RoomState, { site }: Arrangement, back: () => void) {
  const words = site ? s('layout.ownSite', { name: shortName(state.sites[site]?.name ?? site) }) : s('layout.own');
  return html`<p class="own-notice" role="status" data-testid="own-layout"><span class="grow">${words}</span>
    <button class="btn quiet small" type="button" data-testid="follow-chair" @click=${back}>${icon(follow)}${s('layout.follow')}</button></p>`;
}
