import check from 'lucide:circle-check';
import logOut from 'lucide:log-out';
import monitor from 'lucide:monitor-smartphone';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import { attendance } from './audibility';
import { clockText } from './clock';
import type { RoomSession } from './session';
import { secondsBetween } from './state';
import './end-screen.css';

/** How a stay ends: the meeting was closed, one left, or another machine took the seat. */
export type Ending = 'closed' | 'left' | 'taken';

export function endScreen(session: RoomSession, ending: Ending, back: () => void): TemplateResult {
  switch (ending) {
    case 'closed':
      return closed(session);
    case 'left':
      return frame(logOut, r('end.left'), r('end.leftDetail'), again(r('end.back'), back));
    case 'taken':
      return frame(monitor, r('end.taken'), r('end.takenDetail'), again(r('end.useThis'), back));
  }
}

function again(word: string, back: () => void) {
  return html`<button class="btn primary" type="button" data-testid="back-button" @click=${back}>${word}</button>`;
}

function closed(session: RoomSession) {
  if (session.conducts) void import('./gb-report');
  const { state } = session;
  const { invited, present } = attendance(state);
  const seconds = state.closedAt ? secondsBetween(state.startedAt ?? state.openedAt, state.closedAt) : 0;
  const figure = (value: string | number, word: string) =>
    html`<div><dd class="num">${value}</dd><dt class="muted">${word}</dt></div>`;
  return frame(
    check,
    r('end.title'),
    r(session.conducts ? 'end.detail' : 'end.detailSite'),
    html`<dl class="figures">
        ${figure(clockText(seconds), r('end.length'))} ${figure(`${present}/${invited}`, r('end.present'))}
        ${figure(state.decisions.length, r('end.decisions'))}
      </dl>
      ${session.conducts ? html`<gb-report .session=${session}></gb-report>` : nothing}
      ${
        session.conducts
          ? html`<a class="btn primary" data-testid="to-desk" href="/briefings/${encodeURIComponent(session.entrance.briefing)}/minutes">${r('end.toDesk')}</a>`
          : html`<p class="muted">${r('end.closePage')}</p>`
      }`,
  );
}

function frame(drawing: string, title: string, detail: string, rest: TemplateResult | typeof nothing) {
  return html`<main class="end-screen" data-testid="end-screen">${icon(drawing)}<h1>${title}</h1><p class="muted">${detail}</p>${rest}</main>`;
}
