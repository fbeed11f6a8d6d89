import { contentUrl, type MeetingDocument } from '../room/documents';
import type { Entrance } from '../room/session';
import type { PaperFile } from './gb-paper-view';
import { shownAs } from './paper';

/** Where the document is read page by page: a PDF in the layout made for that. */
export function readingUrl(briefing: string, document: MeetingDocument, version: number, mediaType: string): string {
  const url = `${contentUrl(briefing, document.id)}?version=${version}`;
  return shownAs(mediaType) === 'pdf' ? `${url}&layout=pages` : url;
}

/** What a viewer is given. */
export function paperFile(
  document: MeetingDocument,
  { briefing, token }: Pick<Entrance, 'briefing' | 'token'>,
  version: number | null,
): PaperFile {
  const number = version ?? document.version;
  const chosen = document.versions?.find((one) => one.version === number) ?? document;
  return {
    id: document.id,
    title: document.title || document.fileName,
    mediaType: chosen.mediaType,
    fileName: chosen.fileName,
    url: readingUrl(briefing, document, number, chosen.mediaType),
    version: number,
    briefing,
    token,
    agendaItem: document.agendaItem,
  };
}

/** Saves the document itself, as it was handed in. */
export async function download({ briefing, id, version, token, fileName }: PaperFile): Promise<void> {
  const response = await fetch(`${contentUrl(briefing, id)}?version=${version}`, {
    headers: { Authorization: `Bearer ${token}` },
  });
  if (!response.ok) throw new Error(`document: ${response.status}`);
  const url = URL.createObjectURL(await response.blob());
  const link = window.document.createElement('a');
  link.href = url;
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
