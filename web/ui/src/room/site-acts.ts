import { html, nothing } from 'lit';
import { r } from '../locale/room';
import { act } from './act';
import type { RoomSession } from './session';

/** What those who conduct can do with one site; shown under its row when it is chosen. */
export function siteActs(session: RoomSession, id: string, turnSeconds: number | null) {
  const { state } = session;
  const site = state.sites[id];
  if (!site) return nothing;
  const up = state.queue.some((hand) => hand.site === id);
  const button = (word: string, run: () => void, testId: string) =>
    html`<button class="btn quiet small" type="button" data-testid=${testId} @click=${run}>${word}</button>`;
  return html`<div class="acts">
    ${
      site.online && site.role !== 'OBSERVER' && state.floor?.site !== id
        ? button(r('floor.give'), () => void giveFloor(session, id, turnSeconds), 'give-floor-direct')
        : nothing
    }
    ${
      state.stage.site === id
        ? button(r('floor.unstage'), () => void act(session, { type: 'PutOnStage' }), 'unstage')
        : site.online
          ? button(r('floor.stage'), () => void act(session, { type: 'PutOnStage', site: id }), 'put-on-stage')
          : nothing
    }
    ${
      site.role === 'CHAIR'
        ? nothing
        : site.mutedByChair
          ? button(r('floor.allow'), () => void act(session, { type: 'AllowUnmute', site: id }), 'allow-site')
          : button(r('floor.mute'), () => void act(session, { type: 'MuteSite', site: id }), 'mute-site')
    }
    ${up ? button(r('floor.lowerHand'), () => void act(session, { type: 'LowerHand', site: id }), 'lower-hand') : nothing}
  </div>`;
}

export function giveFloor(session: RoomSession, site: string, turnSeconds: number | null): Promise<boolean> {
  return act(
    session,
    turnSeconds === null ? { type: 'GiveFloor', site } : { type: 'GiveFloor', site, seconds: turnSeconds },
  );
}
