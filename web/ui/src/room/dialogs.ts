import { html, nothing } from 'lit';
import { k } from '../locale/kit';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import { act } from './act';
import type { Arrangement } from './arrangement';
import { keyList } from './keys';
import { layoutChoice } from './layout-dialog';
import type { LayoutKind } from './protocol';
import type { RoomSession } from './session';
import { siteChoice } from './site-dialog';
import '../kit/gb-dialog';

export type Question = 'vote' | 'close' | 'leave' | 'devices' | 'keys' | 'layout' | 'site';

/** What the room's dialogs need of it. */
export interface Asked {
  session: RoomSession;
  change: number;
  /** Whose tile was chosen. */
  chosen: string;
  shut: () => void;
  leave: () => void;
  layout: {
    arrangement: () => Arrangement;
    forAll: boolean;
    setForAll: (on: boolean) => void;
    choose: (kind: LayoutKind) => void;
    follow: () => void;
  };
}

/** The one dialog that is open, or none. */
export function dialog(question: Question | null, room: Asked) {
  const { session, change, shut } = room;
  switch (question) {
    case null:
      return nothing;
    case 'close':
      return framed(
        r('close.title'),
        shut,
        html`<p>${r('close.detail')}</p>
          ${session.state.currentItem ? html`<p class="muted">${r('close.open')}</p>` : nothing}${cancel(shut)}
          <button slot="actions" class="btn danger" type="button" data-testid="close-room-confirm" @click=${() => {
            shut();
            void act(session, { type: 'CloseRoom' });
          }}>${r('close.confirm')}</button>`,
      );
    case 'leave':
      return framed(
        r('leave.title'),
        shut,
        html`<p>${r('leave.detail')}</p>${cancel(shut)}
          <button slot="actions" class="btn primary" type="button" data-testid="leave-confirm" @click=${() => {
            shut();
            room.leave();
          }}>${r('bar.leave')}</button>`,
      );
    case 'devices':
      return framed(
        r('bar.settings'),
        shut,
        html`<gb-settings .session=${session}></gb-settings>
          <gb-meeting-settings .session=${session} .change=${change}></gb-meeting-settings>`,
      );
    case 'layout':
      return framed(
        s('layout.title'),
        shut,
        layoutChoice({ session, ...room.layout, arrangement: room.layout.arrangement() }),
      );
    case 'site':
      return framed(
        session.state.sites[room.chosen]?.name ?? room.chosen,
        shut,
        siteChoice(session, room.chosen, shut),
      );
    case 'vote':
      return framed(
        p('vote.new'),
        shut,
        html`<gb-vote-form .session=${session} .change=${change} @gb-opened=${shut}></gb-vote-form>`,
      );
    case 'keys':
      return framed(r('keys.title'), shut, keyList(session.conducts));
  }
}

function framed(heading: string, shut: () => void, content: unknown) {
  return html`<gb-dialog open heading=${heading} @gb-close=${shut}>${content}</gb-dialog>`;
}

function cancel(shut: () => void) {
  return html`<button slot="actions" class="btn quiet" type="button" @click=${shut}>${k('cancel')}</button>`;
}
