import gauge from 'lucide:gauge';
import ear from 'lucide:volume-2';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { s } from '../locale/stage';
import type { RoomSession } from './session';

/** What this machine leaves out and why, and how to have it otherwise. */
export function thrift(session: RoomSession) {
  const { mode, step, reason } = session.thrift;
  if (mode === 'sound') {
    return html`<div class="banner plain" data-testid="thrift" data-step=${step}>${icon(ear)}<span class="grow">${s('thrift.chosenSound')}</span>
      <button class="btn quiet small" type="button" data-testid="thrift-back" @click=${() => session.setThrift('auto')}>${s('thrift.back')}</button></div>`;
  }
  if (mode !== 'auto' || reason === null) return nothing;
  return html`<div class="banner plain" data-testid="thrift" data-step=${step}>${icon(gauge)}
    <span class="grow"><strong>${s(`thrift.step${step as 1 | 2 | 3 | 4}`)}</strong> <span>${s(`thrift.${reason}`)}</span></span>
    <button class="btn quiet small" type="button" data-testid="thrift-full" @click=${() => session.setThrift('full')}>${s('thrift.full')}</button></div>`;
}
