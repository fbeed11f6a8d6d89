import { toast } from '../kit/toast';
import { p } from '../locale/procedure';
import { act } from './act';
import type { RoomSession } from './session';

/** Keeps the moment in which the chair decides something; it is written out when there is time. */
export async function markDecision(session: RoomSession): Promise<void> {
  if (await act(session, { type: 'MarkDecision' })) toast(p('mark.done'));
}
