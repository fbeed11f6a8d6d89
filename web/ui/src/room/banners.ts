import listChecks from 'lucide:list-checks';
import loader from 'lucide:loader';
import volume from 'lucide:volume-2';
import volumeX from 'lucide:volume-x';
import wifiOff from 'lucide:wifi-off';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import { act } from './act';
import { WEAK_LINE } from './line-icon';
import type { RoomSession } from './session';
import { thrift } from './thrift-banner';
import { troubleBanners } from './trouble-banners';
import './banners.css';

/** What keeps somebody from taking part just now, and the one thing to do about it. */
export function banners(session: RoomSession, localMillis: number, openSettings: () => void) {
  return html`<div class="banners" role="status">${line(session, localMillis)}${thrift(session)}${sound(session)}${howl(session)}${troubleBanners(session, openSettings)}${rollCall(session)}</div>`;
}

function line(session: RoomSession, localMillis: number) {
  const { line, media } = session;
  if (!line.up && line.everUp) {
    const seconds = line.retryAtMillis === null ? 0 : Math.ceil((line.retryAtMillis - localMillis) / 1000);
    return html`<div class="banner bad" data-testid="offline">${icon(wifiOff)}<div class="grow"><strong>${r('line.lost')}</strong>
        <span>${seconds > 0 ? r('line.retryIn', { n: seconds }) : r('line.retrying')}</span></div>
      <button class="btn quiet" type="button" @click=${() => session.retryNow()}>${r('line.retryNow')}</button></div>`;
  }
  if (media === 'refused') {
    return html`<div class="banner bad" data-testid="media-refused">${icon(wifiOff)}<div class="grow"><strong>${r('line.refused')}</strong>
        <span>${session.refusal?.message}</span></div>
      <button class="btn quiet" type="button" @click=${() => window.location.reload()}>${r('line.reload')}</button></div>`;
  }
  if (session.voiceOnly) {
    return html`<div class="banner warn" data-testid="voice-only">${icon(WEAK_LINE)}<div class="grow"><strong>${r('line.voiceOnly')}</strong>
      <span>${r('line.voiceOnlyDetail')}</span></div></div>`;
  }
  if (media === 'recovering')
    return html`<div class="banner plain" data-testid="media-recovering">${icon(loader)}<span>${r('line.recovering')}</span></div>`;
  return nothing;
}

function sound(session: RoomSession) {
  if (!session.soundBlocked) return nothing;
  return html`<div class="banner warn">${icon(volume)}<strong class="grow">${r('sound.blocked')}</strong>
    <button class="btn primary" type="button" data-testid="allow-sound" @click=${() => session.allowSound()}>${r('sound.allow')}</button></div>`;
}

/** Whoever sits in one hall with another site is told why it is silent, and how that ends. */
function howl(session: RoomSession) {
  if (session.howlingWith === null) return nothing;
  const name = session.state.sites[session.howlingWith]?.name ?? '';
  return html`<div class="banner warn" data-testid="howling">${icon(volumeX)}<div class="grow"><strong>${r('howl.title')}</strong>
    <span>${r('howl.detail', { name })}</span></div>
    <button class="btn quiet" type="button" @click=${() => session.setMicrophone(true)}>${r('howl.again')}</button></div>`;
}

function rollCall(session: RoomSession) {
  const { state, self } = session;
  if (!state.rollCall.running || session.conducts || self.role === 'OBSERVER') return nothing;
  const answered = state.rollCall.answered.includes(self.site);
  return html`<div class="banner ${answered ? 'ok' : 'warn'}" data-testid="rollcall">${icon(listChecks)}
    <strong class="grow">${r(answered ? 'roll.answeredSelf' : 'roll.asked')}</strong>
    ${
      answered
        ? nothing
        : html`<button class="btn primary" type="button" data-testid="rollcall-answer"
            @click=${() => act(session, { type: 'AnswerRollCall' })}>${r('roll.answer')}</button>`
    }</div>`;
}
