import calendar from 'lucide:calendar';
import gavel from 'lucide:gavel';
import pencil from 'lucide:pencil';
import presentation from 'lucide:presentation';
import trash from 'lucide:trash-2';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { sayDate, sayTime } from '../kit/vietnam-time';
import { k } from '../locale/kit';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { missing } from './decisions';
import type { DecisionForm } from './gb-decision-form';
import { PanelElement } from './panel-element';
import type { Decision } from './protocol';
import { acknowledge, acknowledged } from './shown-decision';
import { pastVotes } from './vote-result';
import '../kit/gb-dialog';
import './gb-decision-form';

/** What has been decided so far, as it will stand in the minutes. */
@customElement('gb-decisions-panel')
export class DecisionsPanel extends PanelElement {
  @state() private editing: Decision | null = null;
  @state() private removing: Decision | null = null;
  @state() private writing: string | null = null;

  override render() {
    const { decisions } = this.session.state;
    return html`<div class="panel-body">
      ${this.session.conducts ? this.drafts() : nothing}
      ${
        decisions.length === 0
          ? emptyState(r('decision.empty'), r('decision.emptyDetail'), nothing, gavel)
          : html`<ol class="plain decisions" data-testid="decisions">${repeat(
              decisions,
              (decision) => decision.id,
              (decision, index) => this.decision(decision, index),
            )}</ol>`
      }
      ${pastVotes(this.session.state)}
    </div>
    <gb-dialog .open=${this.removing !== null} heading=${r('decision.removeTitle')} @gb-close=${() => {
      this.removing = null;
    }}>
      <p>${this.removing?.text}</p><p class="muted">${r('decision.removeDetail')}</p>
      <button slot="actions" class="btn quiet" type="button" @click=${() => {
        this.removing = null;
      }}>${k('cancel')}</button>
      <button slot="actions" class="btn danger" type="button" data-testid="decision-remove-confirm" @click=${this.removeChosen}>${r('decision.remove')}</button>
    </gb-dialog>`;
  }

  /** Moments marked while the chair spoke, waiting for words. */
  private drafts() {
    const { drafts, agenda, sites } = this.session.state;
    if (drafts.length === 0) return nothing;
    return html`<h2 class="panel-title">${p('mark.list')}</h2>
      <ul class="plain decisions drafts">${drafts.map((draft) => {
        const item = agenda.find((point) => point.id === draft.item)?.title;
        const speaker = draft.speaker ? shortName(sites[draft.speaker]?.name ?? draft.speaker) : null;
        return html`<li data-testid="decision-draft" data-decision=${draft.id}><div class="grow">
          <strong class="num">${p('mark.at', { time: sayTime(draft.at) })}</strong>
          <div class="muted small">${item ?? nothing}${item && speaker ? ' · ' : nothing}${speaker ? p('mark.speaker', { name: speaker }) : nothing}</div>
          ${
            this.writing === draft.id
              ? html`<gb-decision-form .session=${this.session} .change=${this.change} .draft=${draft} @gb-noted=${() => {
                  this.writing = null;
                }}></gb-decision-form>`
              : html`<div class="row acts"><button class="btn primary small" type="button" data-testid="decision-write" @click=${() => {
                  this.writing = draft.id;
                  void this.updateComplete.then(() =>
                    this.querySelector<DecisionForm>('.drafts gb-decision-form')?.focus(),
                  );
                }}>${p('mark.write')}</button>
                <button class="btn quiet small" type="button" data-testid="decision-drop"
                  @click=${() => act(this.session, { type: 'RemoveDecision', decision: draft.id })}>${p('mark.drop')}</button></div>`
          }</div></li>`;
      })}</ul>`;
  }

  private decision(decision: Decision, index: number) {
    const { state } = this.session;
    const item = state.agenda.find((point) => point.id === decision.item);
    if (this.editing?.id === decision.id) {
      return html`<li data-testid="decision-item"><gb-decision-form .session=${this.session} .change=${this.change} .editing=${decision}
        @gb-noted=${() => {
          this.editing = null;
        }}></gb-decision-form></li>`;
    }
    return html`<li data-testid="decision-item" data-decision=${decision.id}>
      <span class="ord num">${index + 1}</span>
      <div class="grow">
        <p class="text">${decision.text}</p>
        <div class="chips">
          ${decision.unit ? html`<span class="tag">${icon(users)}${shortName(state.sites[decision.unit]?.name ?? decision.unit)}</span>` : nothing}
          ${decision.with.map(
            (id) =>
              html`<span class="tag">${p('decision.helps', { name: shortName(state.sites[id]?.name ?? id) })}</span>`,
          )}
          ${decision.due ? html`<span class="tag num">${icon(calendar)}${r('decision.dueOn', { date: sayDate(decision.due) })}</span>` : nothing}
        </div>
        ${item ? html`<div class="muted small">${item.title}</div>` : nothing}
        ${acknowledged(state, decision)} ${acknowledge(this.session, decision)}
        ${this.session.conducts ? this.conducting(decision) : nothing}
      </div>
      ${
        this.session.conducts
          ? html`<button class="btn icon" type="button" data-testid="decision-edit" aria-label=${r('decision.edit')} title=${r('decision.edit')}
              @click=${() => {
                this.editing = decision;
              }}>${icon(pencil)}</button>
            <button class="btn icon" type="button" data-testid="decision-remove" aria-label=${r('decision.remove')} title=${r('decision.remove')}
              @click=${() => {
                this.removing = decision;
              }}>${icon(trash)}</button>`
          : nothing
      }
    </li>`;
  }

  private conducting(decision: Decision) {
    const shown = this.session.state.shownDecision === decision.id;
    const away = missing(decision).filter((site) => !this.session.state.sites[site]?.online);
    return html`<div class="row acts">
      <button class="btn quiet small" type="button" data-testid="decision-show" aria-pressed=${shown}
        @click=${() => act(this.session, { type: 'ShowDecision', decision: shown ? null : decision.id })}>${icon(presentation)}${p(
          shown ? 'decision.hide' : 'decision.show',
        )}</button>
      ${away.map((site) => {
        const name = shortName(this.session.state.sites[site]?.name ?? site);
        return html`<button class="btn quiet small" type="button" data-testid="acknowledge-for" data-site=${site}
          @click=${() => act(this.session, { type: 'AcknowledgeDecision', decision: decision.id, site })}>${p('decision.byHand', { name })}</button>`;
      })}</div>`;
  }

  private async removeChosen() {
    const decision = this.removing;
    this.removing = null;
    if (decision) await act(this.session, { type: 'RemoveDecision', decision: decision.id });
  }
}
