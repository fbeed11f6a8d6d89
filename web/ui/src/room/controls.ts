import hand from 'lucide:hand';
import keyboard from 'lucide:keyboard';
import layout from 'lucide:layout-dashboard';
import mic from 'lucide:mic';
import micOff from 'lucide:mic-off';
import panel from 'lucide:panel-right';
import screenShare from 'lucide:screen-share';
import screenShareOff from 'lucide:screen-share-off';
import settings from 'lucide:settings-2';
import signal from 'lucide:signal';
import video from 'lucide:video';
import videoOff from 'lucide:video-off';
import ballot from 'lucide:vote';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import { canShowScreen } from '../media/screen';
import { worse } from '../media/stats';
import { WEAK_LINE } from './line-icon';
import type { RoomSession } from './session';
import { runningVote } from './votes';
import './controls.css';

export interface Acts {
  microphone(): void;
  camera(): void;
  screen(): void;
  hand(): void;
  returnFloor(): void;
  muteAll(): void;
  vote(): void;
  layout(): void;
  panel(): void;
  devices(): void;
  keys(): void;
  leave(): void;
  close(): void;
}

/** The bottom bar: one's own devices in the middle, the way out at the right. */
export function controls(session: RoomSession, acts: Acts, panelOpen: boolean) {
  const { state, self } = session;
  const sends = self.role !== 'OBSERVER';
  return html`<footer class="controls" aria-label=${r('bar.label')}>
    <div class="line muted small">${line(session)}</div>
    <div class="middle">
      ${sends ? [microphone(session, acts), camera(session, acts), screen(session, acts), handButton(session, acts)] : nothing}
      ${session.conducts ? muteAll(state.policy.unmuteAllowed, acts) : nothing}
      ${session.conducts ? control('vote-button', ballot, p('bar.vote'), acts.vote, { disabled: runningVote(state) !== undefined }) : nothing}
      ${control('layout-button', layout, s('layout.button'), acts.layout, { keys: 'l' })}
      ${control('panel-button', panel, r(panelOpen ? 'bar.panelHide' : 'bar.panelShow'), acts.panel, { pressed: panelOpen })}
      ${control('settings-button', settings, r('bar.settings'), acts.devices)}
      ${control('keys-button', keyboard, r('bar.keys'), acts.keys, { wide: true })}
    </div>
    <div class="way-out">
      <button class="btn quiet" type="button" data-testid="leave-button" @click=${acts.leave}>${r('bar.leave')}</button>
      ${session.conducts ? html`<button class="btn danger" type="button" data-testid="close-room" @click=${acts.close}>${r('bar.close')}</button>` : nothing}
    </div>
  </footer>`;
}

interface Look {
  pressed?: boolean;
  tone?: string;
  disabled?: boolean;
  keys?: string;
  /** Left out where there is little room. */
  wide?: boolean;
}

function control(id: string, drawing: string, word: string, act: () => void, look: Look = {}) {
  return html`<button class="control ${look.tone ?? ''} ${look.wide ? 'wide' : ''}" type="button" data-testid=${id}
    aria-pressed=${look.pressed === undefined ? nothing : String(look.pressed)} aria-keyshortcuts=${look.keys ?? nothing}
    ?disabled=${look.disabled ?? false} @click=${act}>${icon(drawing)}<span>${word}</span></button>`;
}

function microphone(session: RoomSession, acts: Acts) {
  const on = session.microphoneOn;
  return control('mic-button', on ? mic : micOff, r(on ? 'bar.micOn' : 'bar.micOff'), acts.microphone, {
    pressed: on,
    tone: on ? 'on' : session.own.capture.microphoneFault ? 'red' : '',
    keys: 'm',
  });
}

function camera(session: RoomSession, acts: Acts) {
  const has = session.own.capture.camera !== null;
  const on = has && session.own.cameraOn;
  return control('camera-button', on ? video : videoOff, r(on ? 'bar.camOn' : 'bar.camOff'), acts.camera, {
    pressed: on,
    tone: session.own.capture.cameraFault ? 'red' : '',
    keys: 'v',
  });
}

function screen(session: RoomSession, acts: Acts) {
  if (!canShowScreen()) return nothing;
  const on = session.own.screen !== null;
  return control(
    'screen-button',
    on ? screenShareOff : screenShare,
    r(on ? 'bar.screenStop' : 'bar.screen'),
    acts.screen,
    {
      pressed: on,
      tone: on ? 'on' : '',
      wide: true,
    },
  );
}

function handButton(session: RoomSession, acts: Acts) {
  const { state, self } = session;
  if (state.floor?.site === self.site) {
    return control('return-floor-button', hand, r('bar.return'), acts.returnFloor, { tone: 'gold' });
  }
  if (self.role === 'CHAIR') return nothing;
  const up = state.queue.some((other) => other.site === self.site);
  return control('hand-button', hand, r(up ? 'bar.lower' : 'bar.raise'), acts.hand, {
    pressed: up,
    tone: up ? 'gold' : '',
    keys: 'g',
  });
}

function muteAll(unmuteAllowed: boolean, acts: Acts) {
  return unmuteAllowed
    ? control('mute-all', micOff, r('bar.muteAll'), acts.muteAll)
    : control('allow-unmute', mic, r('bar.allowAll'), acts.muteAll, { tone: 'red' });
}

function line(session: RoomSession) {
  if (session.media !== 'connected' || !session.stats || !session.lineQuality) return nothing;
  const loss = (Math.max(session.stats.lossDown, session.stats.lossUp) * 100).toFixed(1).replace('.', ',');
  const detail = r('line.detail', { rtt: session.stats.rttMillis ?? 0, loss });
  const way = session.stats.protocol?.toUpperCase() ?? '';
  // The server sees what waits in queues, we see what is lost: neither must call good what the other does not.
  const told = worse(session.lineQuality, session.lines[session.self.site]?.level ?? 'good');
  return html`<span class="quality ${told}" title=${detail} data-testid="line-quality">${icon(told === 'good' ? signal : WEAK_LINE)}
    <span>${r(`line.${told}`)}${way ? ` · ${way}` : ''}</span></span>`;
}
