import type { Decision, RoomEvent, RoomState, Time } from './protocol';

type DecisionEvent = RoomEvent & {
  type:
    | 'DecisionMarked'
    | 'DecisionNoted'
    | 'DecisionEdited'
    | 'DecisionRemoved'
    | 'DecisionShown'
    | 'DecisionAcknowledged';
};

/** How decisions come about, by the server's rules. */
export function decided(state: RoomState, event: DecisionEvent, at: Time): RoomState {
  switch (event.type) {
    case 'DecisionMarked':
      return {
        ...state,
        decisionsNoted: state.decisionsNoted + 1,
        drafts: [...state.drafts, { id: event.decision, item: event.item ?? null, speaker: event.speaker ?? null, at }],
      };
    case 'DecisionNoted':
      return noted(state, event, at);
    case 'DecisionEdited':
      return changed(state, event.decision, (decision) => ({
        ...decision,
        text: event.text,
        unit: event.unit ?? null,
        due: event.due ?? null,
        with: event.with ?? [],
        // Who has understood one thing has not yet understood another.
        acknowledged: [],
      }));
    case 'DecisionRemoved':
      return {
        ...state,
        decisions: state.decisions.filter((decision) => decision.id !== event.decision),
        drafts: state.drafts.filter((draft) => draft.id !== event.decision),
        shownDecision: state.shownDecision === event.decision ? null : state.shownDecision,
      };
    case 'DecisionShown':
      return { ...state, shownDecision: event.decision ?? null };
    case 'DecisionAcknowledged':
      return changed(state, event.decision, (decision) =>
        decision.acknowledged.includes(event.site)
          ? decision
          : { ...decision, acknowledged: [...decision.acknowledged, event.site] },
      );
  }
}

/** A marked moment has been counted; it becomes the decision of its time. */
function noted(state: RoomState, event: RoomEvent & { type: 'DecisionNoted' }, at: Time): RoomState {
  const marked = state.drafts.find((draft) => draft.id === event.decision);
  const decision: Decision = {
    id: event.decision,
    item: event.item ?? null,
    text: event.text,
    unit: event.unit ?? null,
    due: event.due ?? null,
    by: event.by,
    at: marked?.at ?? at,
    with: event.with ?? [],
    acknowledged: [],
  };
  return {
    ...state,
    decisionsNoted: state.decisionsNoted + (marked ? 0 : 1),
    drafts: state.drafts.filter((draft) => draft.id !== event.decision),
    decisions: [...state.decisions, decision],
  };
}

function changed(state: RoomState, id: string, change: (decision: Decision) => Decision): RoomState {
  return { ...state, decisions: state.decisions.map((decision) => (decision.id === id ? change(decision) : decision)) };
}
