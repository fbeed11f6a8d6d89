import { issueToken } from '../api/briefings';
import { sentence } from '../api/problem';
import { me } from '../api/session';
import type { Briefing } from '../api/types';
import { toastError } from '../kit/toast';

/** Opens the room in a tab of its own, as who is signed in: the chair or the secretary. */
export async function enterRoom(briefing: Briefing): Promise<void> {
  const account = me();
  if (!account) return;
  // Without a name the server takes the briefing's chair, or the caller.
  const role = account.role === 'CHAIR' ? 'CHAIR' : 'SECRETARY';
  try {
    const { link } = await issueToken(briefing.id, { role });
    // Only the path: the desk may be open under another name than the one printed in invitations.
    const path = new URL(link, location.origin).pathname;
    if (window.open(path, '_blank') === null) location.assign(path);
  } catch (thrown) {
    toastError(sentence(thrown));
  }
}
