import disc from 'lucide:disc';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { attendance } from './audibility';
import { clockText, itemClock, lateSeconds, secondsSince } from './clock';
import type { RoomState } from './protocol';
import './top-bar.css';

/** What this meeting is, how long it runs, which item, who is here. */
export function topBar(state: RoomState, nowMillis: number) {
  const { invited, present, online } = attendance(state);
  // Before the roll is called nobody is marked present: who has come in is what there is to know.
  const called = state.rollCall.startedAt !== null || present > 0;
  const count = called ? present : online;
  const figure = r(called ? 'top.presentLabel' : 'top.onlineLabel', { n: count, of: invited });
  return html`<header class="top">
    <strong class="mark">Giao ban</strong>
    <h1 class="meeting">${state.title}</h1>
    ${phasePill(state, nowMillis)} ${agendaLine(state, nowMillis)}
    ${
      state.recording
        ? html`<span class="badge recording" data-testid="recording" title=${p('recording.by', { by: state.recording.by })}>${icon(disc)}<span>${p(
            'recording.on',
          )}<span class="sr-only">: ${state.recording.by}</span></span></span>`
        : nothing
    }
    <span class="present num" role="img" aria-label=${figure} title=${figure}>
      ${icon(users)}<strong data-testid="presence-count">${count}</strong><span class="muted">${r(called ? 'top.present' : 'top.online', { of: invited })}</span>
    </span>
  </header>`;
}

function phasePill(state: RoomState, nowMillis: number) {
  switch (state.phase) {
    case 'LOBBY':
      return html`<span class="badge" data-testid="phase">${r('top.lobby')}</span>`;
    case 'CLOSED':
      return html`<span class="badge" data-testid="phase">${r('top.closed')}</span>`;
    case 'LIVE': {
      const time = clockText(secondsSince(state.startedAt, nowMillis), true);
      return html`<span class="badge live num" data-testid="phase"><i class="dot" aria-hidden="true"></i>${r('top.live', { time })}</span>`;
    }
  }
}

function agendaLine(state: RoomState, nowMillis: number) {
  const item = itemClock(state, nowMillis);
  if (!item) {
    return html`<div class="agenda"><div class="row"><span class="muted" data-testid="agenda-current" data-item="">
      ${state.agenda.length > 0 ? r('top.noItem') : nothing}</span></div></div>`;
  }
  const late = Math.floor(lateSeconds(state, nowMillis) / 60);
  const over = item.leftSeconds < 0;
  const left = r(over ? 'top.over' : 'top.left', { time: clockText(Math.abs(item.leftSeconds)) });
  return html`<div class="agenda">
    <div class="row">
      <span class="muted nowrap num">${r('top.item', { n: item.number, of: item.of })}</span>
      <strong class="current" data-testid="agenda-current" data-item=${item.point.id} title=${item.point.title}>${item.point.title}</strong>
      <span class="num nowrap ${over || late > 0 ? 'late' : 'muted'}">${left}${late > 0 ? html` · ${r('top.late', { n: late })}` : nothing}</span>
    </div>
    <div class="bar ${over ? 'over' : ''}" aria-hidden="true"><b ${cssVars({ '--share': item.share })}></b></div>
  </div>`;
}
