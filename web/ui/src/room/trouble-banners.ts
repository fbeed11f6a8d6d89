import clock from 'lucide:clock';
import mic from 'lucide:mic-off';
import network from 'lucide:network';
import video from 'lucide:video-off';
import { html } from 'lit';
import { icon } from '../kit/icon';
import { s } from '../locale/stage';
import type { RoomSession } from './session';
import { type Trouble, troubles } from './troubles';

/** One banner for each trouble, with the way out of it. */
export function troubleBanners(session: RoomSession, openSettings: () => void) {
  const found = troubles({
    sends: session.self.role !== 'OBSERVER',
    capture: session.own.capture,
    minutesOff: session.clock.minutesOff,
    protocol: session.stats?.protocol ?? null,
    port: session.stats?.port ?? null,
    understood: (hint) => session.hasUnderstood(hint),
  });
  return found.map((trouble) => banner(session, trouble, openSettings));
}

function banner(session: RoomSession, trouble: Trouble, openSettings: () => void) {
  switch (trouble.kind) {
    case 'device': {
      const { device, fault } = trouble;
      const title =
        fault === 'gone'
          ? s(device === 'audio' ? 'trouble.micGone' : 'trouble.camGone')
          : s(`trouble.${fault}.${device}`);
      return frame(`device-${fault}`, 'warn', device === 'audio' ? mic : video, title, s(`trouble.${fault}Detail`), [
        button(fault === 'gone' ? s('trouble.choose') : s('trouble.again'), 'trouble-act', () =>
          fault === 'gone' ? openSettings() : void session.own.retryCapture(),
        ),
        dismiss(session, `${device}-${fault === 'gone' ? 'unplugged' : fault}`),
      ]);
    }
    case 'clock':
      return frame('clock', 'plain', clock, s('trouble.clock', { n: trouble.minutes }), s('trouble.clockDetail'), [
        dismiss(session, 'clock'),
      ]);
    case 'tcp':
      return frame('tcp', 'plain', network, s('trouble.tcp'), s('trouble.tcpDetail', { port: trouble.port ?? '' }), [
        dismiss(session, 'tcp'),
      ]);
  }
}

function frame(id: string, tone: string, drawing: string, title: string, detail: string, buttons: unknown[]) {
  return html`<div class="banner ${tone}" data-testid="trouble" data-trouble=${id}>${icon(drawing)}
    <div class="grow"><strong>${title}</strong><span>${detail}</span></div>${buttons}</div>`;
}

function button(word: string, id: string, act: () => void) {
  return html`<button class="btn quiet small" type="button" data-testid=${id} @click=${act}>${word}</button>`;
}

function dismiss(session: RoomSession, hint: string) {
  return button(s('trouble.understood'), 'trouble-understood', () => session.understand(hint));
}
