/** Decisions and whom they concern; functions of the state. */
import type { Decision, RoomState } from './protocol';

export function concerned(decision: Decision): string[] {
  return decision.unit ? [decision.unit, ...decision.with] : decision.with;
}

/** Who has not acknowledged it. */
export function missing(decision: Decision): string[] {
  return concerned(decision).filter((site) => !decision.acknowledged.includes(site));
}

/** What a unit is to do and has not acknowledged, the newest first. */
export function openTasks(state: RoomState, site: string): Decision[] {
  return state.decisions.filter((decision) => missing(decision).includes(site)).reverse();
}
