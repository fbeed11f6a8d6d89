import ear from 'lucide:audio-lines';
import eye from 'lucide:eye';
import hand from 'lucide:hand';
import mic from 'lucide:mic';
import micOff from 'lucide:mic-off';
import { html } from 'lit';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import { type Standing, standing } from './audibility';
import type { RoomSession } from './session';
import './standing-bar.css';

const LOOK: Record<Standing['kind'], { tone: string; drawing: string }> = {
  floor: { tone: 'gold', drawing: mic },
  next: { tone: 'gold-soft', drawing: hand },
  queued: { tone: 'gold-soft', drawing: hand },
  heard: { tone: 'jade', drawing: ear },
  muted: { tone: 'red', drawing: micOff },
  floorOnly: { tone: 'plain', drawing: micOff },
  silent: { tone: 'plain', drawing: micOff },
  watching: { tone: 'plain', drawing: eye },
};

/** The one sentence a site must read from across its hall: whether it is heard. */
export function standingBar(session: RoomSession) {
  const now = standing(session.state, session.self.site);
  const { tone, drawing } = LOOK[now.kind];
  return html`<p class="standing ${tone}" data-testid="standing" data-kind=${now.kind}>${icon(drawing)}<strong>${sentence(session, now)}</strong></p>`;
}

function sentence(session: RoomSession, now: Standing): string {
  if (
    now.kind !== 'watching' &&
    now.kind !== 'floor' &&
    !session.own.capture.microphone &&
    session.own.capture.microphoneFault
  ) {
    const { microphoneFault } = session.own.capture;
    return r(microphoneFault === 'missing' || microphoneFault === 'unplugged' ? 'you.noMic' : 'you.micClosed');
  }
  switch (now.kind) {
    case 'floor':
      return r(now.microphone ? 'you.floor' : 'you.floorMicOff');
    case 'next':
      return r('you.next');
    case 'queued':
      return r('you.queued', { n: now.position });
    case 'heard':
      return r('you.heard');
    case 'muted':
      return r('you.muted');
    case 'floorOnly':
      return r('you.floorOnly');
    case 'silent':
      return r('you.silent');
    case 'watching':
      return r('you.watching');
  }
}
