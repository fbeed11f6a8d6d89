import check from 'lucide:check';
import play from 'lucide:play';
import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { cssVars } from '../kit/css-vars';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { clockText, itemClock } from './clock';
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
    return html`<div class="panel-body"><ol class="plain points" data-testid="agenda">${agenda.map((point, index) =>
      this.point(point, index, point.id === next),
    )}</ol></div>`;
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
