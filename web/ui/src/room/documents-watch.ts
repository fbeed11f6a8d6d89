import type { MeetingDocument } from './documents';
import type { RoomSession } from './session';

const AGAIN_MILLIS = 3000;

/**
 * Reads the list of documents again when one is added or renewed while the meeting runs, or when
 * one is on stage that the list does not have. Ends with the returned function.
 */
export function watchDocuments(
  session: RoomSession,
  have: () => readonly MeetingDocument[],
  found: (documents: readonly MeetingDocument[]) => void,
): () => void {
  let reading = false;
  let again: ReturnType<typeof setTimeout> | undefined;
  let sought: string | null = null;
  const read = async (): Promise<void> => {
    clearTimeout(again);
    if (reading) return;
    reading = true;
    const { briefing, token } = session.entrance;
    try {
      const answer = await fetch(`/api/briefings/${encodeURIComponent(briefing)}/documents`, {
        headers: { Authorization: `Bearer ${token}` },
      });
      if (!answer.ok) throw new Error(`documents: ${answer.status}`);
      found((await answer.json()) as MeetingDocument[]);
    } catch {
      again = setTimeout(() => void read(), AGAIN_MILLIS);
    } finally {
      reading = false;
    }
  };
  const stops = [
    session.listen((message) => {
      if (message.type === 'DocumentChanged') void read();
    }),
    session.watch(() => {
      const { document } = session.state.stage;
      if (!document || document === sought || have().some((one) => one.id === document)) return;
      sought = document; // asked once: one that is not there stays away
      void read();
    }),
  ];
  return () => {
    clearTimeout(again);
    for (const stop of stops) stop();
  };
}
