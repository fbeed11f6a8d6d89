import { html, nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { cssVars } from '../kit/css-vars';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { attendance, shortName } from './audibility';
import { clockText } from './clock';
import { missing } from './decisions';
import { PanelElement } from './panel-element';
import type { RoomState, Site } from './protocol';
import { spoken } from './speaking-totals';
import { bars } from './vote-result';
import './report.css';

const SPEAKERS = 8;

/** The meeting at a glance when it is over, for those who conducted it; the minutes are one click on. */
@customElement('gb-report')
export class Report extends PanelElement {
  override render() {
    const { state } = this.session;
    return html`<section class="report" data-testid="report" tabindex="0" aria-label=${p('report.title')}>
      ${this.present(state)} ${this.items(state)} ${this.speakers(state)} ${this.decisions(state)} ${this.votes(state)}
    </section>`;
  }

  private present(state: RoomState) {
    const { invited, present } = attendance(state);
    const others = Object.values(state.sites).filter(
      (site) => site.kind === 'UNIT' && site.presence !== 'PRESENT' && site.presence !== 'LATE',
    );
    // Who came in and was never asked was there; only nobody marked it.
    const unasked = others.filter((site) => site.presence === 'UNKNOWN' && site.firstJoinedAt !== null);
    const absent = others.filter((site) => !unasked.includes(site));
    return html`<article><h2>${p('report.attendance')}</h2><p class="num"><strong>${r('roll.figure', { n: present, of: invited })}</strong></p>
      ${unasked.length > 0 ? html`<p class="small">${p('report.unasked', { names: names(unasked) })}</p>` : nothing}
      ${absent.length > 0 ? html`<p class="muted small">${p('report.absent', { names: names(absent) })}</p>` : nothing}</article>`;
  }

  private items({ agenda }: RoomState) {
    return html`<article><h2>${p('report.items')}</h2>${
      agenda.length === 0
        ? none()
        : html`<ol class="plain">${agenda.map((point) => {
            const share = point.plannedSeconds > 0 ? Math.min(1, point.spentSeconds / point.plannedSeconds) : 0;
            return html`<li data-item=${point.id}><div class="item small"><span>${point.title}</span>
                <span class="num muted">${p('report.plannedOf', { time: clockText(point.spentSeconds), planned: clockText(point.plannedSeconds) })}</span></div>
              <div class="bar ${point.spentSeconds > point.plannedSeconds ? 'over' : ''}" aria-hidden="true"><b ${cssVars({ '--share': share })}></b></div></li>`;
          })}</ol>`
    }</article>`;
  }

  private speakers(state: RoomState) {
    const all = spoken(state, 0).slice(0, SPEAKERS);
    return html`<article><h2>${p('report.speakers')}</h2>${
      all.length === 0
        ? none()
        : html`<ul class="plain">${all.map(
            ({ name, seconds }) =>
              html`<li class="row small"><span class="grow">${name}</span><strong class="num">${clockText(seconds)}</strong></li>`,
          )}</ul>`
    }</article>`;
  }

  private decisions({ decisions, sites }: RoomState) {
    const open = decisions.filter((decision) => missing(decision).length > 0).length;
    return html`<article><h2>${p('report.decisions')}</h2>${
      decisions.length === 0
        ? none()
        : html`<ol class="plain">${decisions.map(
            ({ text, unit }) =>
              html`<li class="small">${text}${unit ? html` <span class="muted">· ${shortName(sites[unit]?.name ?? unit)}</span>` : nothing}</li>`,
          )}</ol>`
    }${open > 0 ? html`<p class="late small num">${p('report.notAcknowledged', { n: open })}</p>` : nothing}</article>`;
  }

  private votes({ votes }: RoomState) {
    const counted = votes.filter((vote) => vote.phase === 'CLOSED');
    if (counted.length === 0) return nothing;
    return html`<article class="broad"><h2>${p('report.votes')}</h2>${counted.map(
      (vote) => html`<div data-vote=${vote.id}><strong class="small">${vote.question}</strong>${bars(vote)}</div>`,
    )}</article>`;
  }
}

function names(sites: readonly Site[]): string {
  return sites.map((site) => shortName(site.name)).join(', ');
}

function none() {
  return html`<p class="muted small">${p('report.none')}</p>`;
}
