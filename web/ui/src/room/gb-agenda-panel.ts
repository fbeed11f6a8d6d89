import check from 'lucide:check';
import play from 'lucide:play';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { sayTime } from '../kit/vietnam-time';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { act } from './act';
import { expected, expectedEnd } from './agenda-times';
import { shortName } from './audibility';
import { clockText, itemClock, lateSeconds } from './clock';
import { PanelElement } from './panel-element';
import type { AgendaPoint } from './protocol';
import './panel-agenda.css';

/** The agenda with planned and real times; the chair steps through it. */
@customElement('gb-agenda-panel')
export class AgendaPanel extends PanelElement {
  override render() {
    const { agenda } = this.session.state;
    if (agenda.length === 0) return html`<div class="panel-body">${emptyState(r('agenda.empty'))}</div>`;
    const next = agenda.find((point) => point.finishedAt === null && point.id !== this.session.state.currentItem)?.id;
    return html`<div class="panel-body">${this.end()}<ol class="plain points" data-testid="agenda">${agenda.map(
      (point, index) => this.point(point, index, point.id === next),
    )}</ol></div>`;
  }

  /** When the meeting will be over as it goes now. */
  private end() {
    const { state } = this.session;
    const end = state.phase === 'LIVE' ? expectedEnd(state, this.nowMillis) : null;
    if (end === null) return nothing;
    const late = Math.floor(lateSeconds(state, this.nowMillis) / 60);
    const time = sayTime(new Date(end));
    return html`<p class="pad num small ${late > 0 ? 'late' : 'muted'}" data-testid="agenda-end">${
      late > 0 ? p('agenda.endLate', { n: late, time }) : p('agenda.end', { time })
    }</p>`;
  }

  private times(point: AgendaPoint) {
    const { state } = this.session;
    const time = (at: string | number): string => sayTime(new Date(at));
    if (point.startedAt && state.currentItem === point.id) return p('agenda.began', { from: time(point.startedAt) });
    if (point.startedAt && point.finishedAt) {
      return p('agenda.was', { from: time(point.startedAt), to: time(point.finishedAt) });
    }
    const window = state.phase === 'LIVE' ? expected(state, this.nowMillis).get(point.id) : undefined;
    return window ? p('agenda.window', { from: time(window.from), to: time(window.to) }) : '';
  }

  private point(point: AgendaPoint, index: number, next: boolean) {
    const { state } = this.session;
    const running = state.currentItem === point.id;
    const done = !running && point.finishedAt !== null;
    const presenter = point.presenter ? shortName(state.sites[point.presenter]?.name ?? point.presenter) : '';
    const planned = r('agenda.planned', { n: Math.round((point.plannedSeconds + point.extendedSeconds) / 60) });
    return html`<li class=${running ? 'running' : done ? 'done' : ''} data-testid="agenda-item" data-item=${point.id}
        aria-current=${running ? 'step' : nothing}>
      <span class="ord num">${done ? icon(check) : index + 1}</span>
      <div class="grow">
        <strong>${point.title}</strong>
        <div class="muted small num">${planned}${presenter ? html` · ${r('agenda.presenter', { name: presenter })}` : nothing}${
          done ? html` · ${r('agenda.done', { time: clockText(point.spentSeconds) })}` : nothing
        }</div>
        <div class="muted small num" data-testid="agenda-times">${this.times(point)}</div>
        ${running ? this.running() : nothing}
        ${this.session.conducts && !running ? this.starter(point, next, done) : nothing}
      </div>
    </li>`;
  }

  private running() {
    const clock = itemClock(this.session.state, this.nowMillis);
    if (!clock) return nothing;
    const over = clock.leftSeconds < 0;
    return html`<div class="row num small"><span>${r('agenda.spent', { time: clockText(clock.usedSeconds) })}</span><span class="grow"></span>
        <span class=${over ? 'late' : 'muted'}>${r(over ? 'top.over' : 'top.left', { time: clockText(Math.abs(clock.leftSeconds)) })}</span></div>
      <div class="bar ${over ? 'over' : ''}" aria-hidden="true"><b ${cssVars({ '--share': clock.share })}></b></div>
      ${
        this.session.conducts
          ? html`<div class="row acts">
              <button class="btn quiet num" type="button" data-testid="agenda-extend"
                @click=${() => act(this.session, { type: 'ExtendAgendaItem', seconds: 300 })}>${r('agenda.extend')}</button>
              <button class="btn quiet grow" type="button" data-testid="agenda-finish"
                @click=${() => act(this.session, { type: 'FinishAgendaItem' })}>${icon(check)}${r('agenda.finish')}</button>
            </div>`
          : nothing
      }`;
  }

  private starter(point: AgendaPoint, next: boolean, done: boolean) {
    const word = done ? 'agenda.reopen' : this.session.state.currentItem ? 'agenda.next' : 'agenda.start';
    return html`<div class="row acts">
      <button class="btn ${next ? 'primary' : 'link'}" type="button" data-testid="agenda-start" data-item=${point.id}
        @click=${() => act(this.session, { type: 'StartAgendaItem', item: point.id })}>${icon(play)}${r(word)}</button>
    </div>`;
  }
}
