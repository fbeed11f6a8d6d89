import calendarX from 'lucide:calendar-x';
import alert from 'lucide:circle-alert';
import check from 'lucide:circle-check';
import link from 'lucide:link-2-off';
import monitor from 'lucide:monitor-x';
import wifiOff from 'lucide:wifi-off';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { sayWhen } from '../kit/vietnam-time';
import { k } from '../locale/kit';
import { r } from '../locale/room';
import type { Invitation } from './invitation';

export type Stop = 'expired' | 'revoked' | 'cancelled' | 'closed' | 'down' | 'browser';

const DRAWING: Record<Stop, string> = {
  expired: link,
  revoked: calendarX,
  cancelled: calendarX,
  closed: check,
  down: wifiOff,
  browser: monitor,
};

/** Why one cannot come in, and the way out. */
export function stopScreen(stop: Stop, invitation: Invitation | null, retry: () => void) {
  const phone = invitation?.duty?.phone;
  return html`<main class="stop" data-testid="stop" data-stop=${stop}>
    <strong class="mark">${k('app.name')}</strong>
    <div class="state">${icon(DRAWING[stop] ?? alert)}
      <h1>${r(`stop.${stop}.title`)}</h1>
      <p>${detail(stop, invitation)}</p>
      ${stop === 'down' ? html`<button class="btn quiet" type="button" @click=${retry}>${k('retry')}</button>` : nothing}
      ${phone ? html`<p class="muted">${r('stop.call', { phone })}</p>` : nothing}
    </div>
  </main>`;
}

function detail(stop: Stop, invitation: Invitation | null): string {
  const title = invitation?.briefing.title ?? '';
  const closedAt = invitation?.briefing.room?.closedAt;
  if (stop === 'cancelled') return r('stop.cancelled.detail', { title });
  if (stop === 'closed') return r('stop.closed.detail', { title, time: closedAt ? sayWhen(closedAt) : '' });
  return r(`stop.${stop}.detail`);
}
