import calendar from 'lucide:calendar';
import gavel from 'lucide:gavel';
import pencil from 'lucide:pencil';
import trash from 'lucide:trash-2';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { emptyState } from '../kit/states';
import { sayDate } from '../kit/vietnam-time';
import { k } from '../locale/kit';
import { r } from '../locale/room';
import { act } from './act';
import { shortName } from './audibility';
import { PanelElement } from './panel-element';
import type { Decision } from './protocol';
import '../kit/gb-dialog';
import './gb-decision-form';

/** What has been decided so far, as it will stand in the minutes. */
@customElement('gb-decisions-panel')
export class DecisionsPanel extends PanelElement {
  @state() private editing: Decision | null = null;
  @state() private removing: Decision | null = null;

  override render() {
    const { decisions } = this.session.state;
    return html`<div class="panel-body">
      ${
        decisions.length === 0
          ? emptyState(r('decision.empty'), r('decision.emptyDetail'), nothing, gavel)
          : html`<ol class="plain decisions" data-testid="decisions">${repeat(
              decisions,
              (decision) => decision.id,
              (decision, index) => this.decision(decision, index),
            )}</ol>`
      }
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
          ${decision.due ? html`<span class="tag num">${icon(calendar)}${r('decision.dueOn', { date: sayDate(decision.due) })}</span>` : nothing}
        </div>
        ${item ? html`<div class="muted small">${item.title}</div>` : nothing}
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

  private async removeChosen() {
    const decision = this.removing;
    this.removing = null;
    if (decision) await act(this.session, { type: 'RemoveDecision', decision: decision.id });
  }
}
