import check from 'lucide:circle-check';
import gavel from 'lucide:gavel';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { sayDate } from '../kit/vietnam-time';
import { p } from '../locale/procedure';
import { act } from './act';
import { shortName } from './audibility';
import { concerned, missing } from './decisions';
import type { Decision, RoomState } from './protocol';
import type { RoomSession } from './session';
import './act-card.css';

/** A decision as all see it, large; whom it concerns says that it has understood. */
export function shownDecision(session: RoomSession, decision: Decision) {
  const { state } = session;
  const sites = concerned(decision);
  return html`<section class="act-card decision" data-testid="shown-decision" data-decision=${decision.id} aria-label=${p('decision.shown')}>
    <div class="row"><span class="tag gold">${icon(gavel)}${p('decision.shown')}</span><span class="grow"></span>
      ${
        session.conducts
          ? html`<button class="btn quiet" type="button" data-testid="decision-hide"
              @click=${() => act(session, { type: 'ShowDecision', decision: null })}>${p('decision.hide')}</button>`
          : nothing
      }</div>
    <p class="words">${decision.text}</p>
    ${task(state, decision)}
    ${sites.length > 0 && session.conducts ? acknowledged(state, decision) : nothing}
    ${acknowledge(session, decision)}
  </section>`;
}

function task(state: RoomState, { unit, with: helpers, due }: Decision) {
  const name = (site: string): string => shortName(state.sites[site]?.name ?? site);
  return html`<div class="task">
    ${unit ? html`<p>${p('decision.task', { names: name(unit) })}</p>` : nothing}
    ${helpers.length > 0 ? html`<p>${p('decision.helpers', { names: helpers.map(name).join(', ') })}</p>` : nothing}
    ${due ? html`<p class="num">${p('decision.dueOn', { date: sayDate(due) })}</p>` : nothing}
  </div>`;
}

/** Who has understood, for those who conduct. */
export function acknowledged(state: RoomState, decision: Decision) {
  const sites = concerned(decision);
  if (sites.length === 0) return nothing;
  const names = missing(decision).map((site) => shortName(state.sites[site]?.name ?? site));
  return html`<p class="small ${names.length > 0 ? 'late' : 'ok'}" data-testid="acknowledged" data-count=${decision.acknowledged.length}>
    <span class="num">${p('decision.acknowledgedCount', { n: sites.length - names.length, of: sites.length })}</span>${
      names.length > 0 ? html` · ${p('decision.notYet', { names: names.join(', ') })}` : nothing
    }</p>`;
}

/** The button of a unit that is to do something; nothing for others. */
export function acknowledge(session: RoomSession, decision: Decision) {
  const { site, role } = session.self;
  if (role !== 'SITE' || !concerned(decision).includes(site)) return nothing;
  return decision.acknowledged.includes(site)
    ? html`<p class="done" data-testid="acknowledged-self">${icon(check)}<strong>${p('decision.acknowledged')}</strong></p>`
    : html`<button class="btn primary wide" type="button" data-testid="acknowledge"
        @click=${() => act(session, { type: 'AcknowledgeDecision', decision: decision.id })}>${icon(check)}${p('decision.acknowledge')}</button>`;
}
