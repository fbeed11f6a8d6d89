import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { PanelElement } from './panel-element';
import { shownDecision } from './shown-decision';
import { resultCard } from './vote-result';
import { freshResult, runningVote } from './votes';
import './gb-vote-card';

interface Newest {
  result: string | undefined;
  shown: string | undefined;
  /** Which of the two lies in front. */
  first: string | undefined;
}

/** What was put up last lies in front: a conclusion the chair shows is not hidden by an older result. */
function newest(before: Newest, result: string | undefined, shown: string | undefined): Newest {
  let first = before.first;
  if (result !== before.result) first = result ?? shown;
  if (shown !== before.shown) first = shown ?? result;
  return { result, shown, first };
}

/** What lies over the stage while something is decided: a ballot, a result, a conclusion. */
@customElement('gb-procedure')
export class Procedure extends PanelElement {
  /** Results this reader has put away. */
  @state() private putAway: string | null = null;
  #newest: Newest = { result: undefined, shown: undefined, first: undefined };

  override render() {
    const { session, change, nowMillis } = this;
    const { state } = session;
    const running = runningVote(state);
    if (running) {
      return html`<gb-vote-card .session=${session} .change=${change} .vote=${running}></gb-vote-card>`;
    }
    const fresh = freshResult(state, nowMillis);
    const result = fresh && fresh.id !== this.putAway ? fresh : null;
    const shown = state.decisions.find((decision) => decision.id === state.shownDecision);
    this.#newest = newest(this.#newest, result?.id, shown?.id);
    if (result && this.#newest.first === result.id) {
      return resultCard(state, result, () => {
        this.putAway = result.id;
      });
    }
    return shown ? shownDecision(session, shown) : nothing;
  }
}
