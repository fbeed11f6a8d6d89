import type { RoomSession } from '../room/session';

/** Whether this seat may put a document on stage and turn its pages: the room has the same rule. */
export function mayShow({ state, self, conducts }: Pick<RoomSession, 'state' | 'self' | 'conducts'>): boolean {
  const item = state.agenda.find((candidate) => candidate.id === state.currentItem);
  return conducts || state.floor?.site === self.site || item?.presenter === self.site;
}
