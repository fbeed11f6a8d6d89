import type { Entrance } from './session';

/** A document of the meeting, as the join page was told. */
export interface MeetingDocument {
  id: string;
  title: string;
  fileName: string;
  mediaType: string;
  agendaItem: string | null;
  /** Of the newest version, as `size` and `pages` are. */
  version: number;
  /** Octets. */
  size: number;
  /** 0 when the kind of file does not tell. */
  pages: number;
  /** Every version, oldest first. */
  versions?: readonly { version: number; fileName: string; mediaType: string; size: number }[];
}

export function contentUrl(briefing: string, document: string): string {
  return `/api/briefings/${encodeURIComponent(briefing)}/documents/${encodeURIComponent(document)}/content`;
}

const loaded = new Map<string, Promise<string>>();

/**
 * The document's content as an address of this page: it is fetched with the join token, which must
 * not stand in an address bar. Fetched once per visit.
 */
export function localCopy(entrance: Pick<Entrance, 'briefing' | 'token'>, document: string): Promise<string> {
  const url = contentUrl(entrance.briefing, document);
  let copy = loaded.get(url);
  if (!copy) {
    copy = fetchCopy(url, entrance.token);
    loaded.set(url, copy);
    copy.catch(() => loaded.delete(url));
  }
  return copy;
}

async function fetchCopy(url: string, token: string): Promise<string> {
  const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
  if (!response.ok) throw new Error(`document: ${response.status}`);
  return URL.createObjectURL(await response.blob());
}

/** Opens a document in a tab of its own; the tab is made at once, while the click still allows it. */
export async function openInTab(entrance: Pick<Entrance, 'briefing' | 'token'>, document: string): Promise<void> {
  const tab = window.open('', '_blank');
  try {
    const url = await localCopy(entrance, document);
    if (tab) tab.location.href = url;
    else window.location.href = url;
  } catch (error) {
    tab?.close();
    throw error;
  }
}
