import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PanelElement } from './panel-element';
import { shownDecision } from './shown-decision';
import { resultCard } from './vote-result';
import { freshResult, runningVote } from './votes';
import './gb-vote-card';

/** What lies over the stage while something is decided: a ballot, a result, a conclusion. */
@customElement('gb-procedure')
export class Procedure extends PanelElement {
  /** Results this reader has put away. */
  @state() private putAway: string | null = null;

  override render() {
    const { session, change, nowMillis } = this;
    const { state } = session;
    const running = runningVote(state);
    if (running) {
      return html`<gb-vote-card .session=${session} .change=${change} .vote=${running}></gb-vote-card>`;
    }
    const result = freshResult(state, nowMillis);
    if (result && result.id !== this.putAway) {
      return resultCard(state, result, () => {
        this.putAway = result.id;
      });
    }
    const shown = state.decisions.find((decision) => decision.id === state.shownDecision);
    return shown ? shownDecision(session, shown) : nothing;
  }
}
