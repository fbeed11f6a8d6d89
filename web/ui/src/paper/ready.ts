import type { MeetingDocument } from '../room/documents';
import type { RoomSession } from '../room/session';

/** After how long on the page nothing else needs the line any more: the check of it takes some seconds. */
const QUIET_MILLIS = 15_000;

/**
 * Brings the viewer of PDFs while nobody waits for it: half a megabyte is a minute of a poor line, and the first
 * document should not have to wait for that. In the room a line that is not good has more important things to carry.
 */
export function readyViewer(documents: readonly MeetingDocument[], session: RoomSession): () => void {
  if (!documents.some((document) => document.mediaType === 'application/pdf')) return () => undefined;
  let timer: ReturnType<typeof setTimeout>;
  const look = (): void => {
    const free = !session.line.everUp || (session.media === 'connected' && session.lineQuality === 'good');
    if (free) {
      requestIdleCallback(() => void bring().catch(() => wait()));
    } else {
      wait();
    }
  };
  const wait = (): void => {
    timer = setTimeout(look, QUIET_MILLIS);
  };
  wait();
  return () => clearTimeout(timer);
}

async function bring(): Promise<void> {
  await Promise.all([import('./gb-paper-view'), import('./pdf').then(({ fetchWorker }) => fetchWorker())]);
}
