import { type BytesListener, type PaperAddress, PaperBytes } from './bytes';
import { PaperFault } from './faults';
import type { Paper } from './paper';
import { shownAs } from './paper';

export interface OpenPaper extends Paper {
  /** Octets that came over the line until now. */
  fetched(): number;
}

/** Opens a document for looking at; rejects with what is wrong with it. */
export async function openPaper(
  address: PaperAddress,
  mediaType: string,
  listener: BytesListener,
  password?: string,
): Promise<OpenPaper> {
  const kind = shownAs(mediaType);
  if (kind === 'other') throw new PaperFault('kind');
  const bytes = await PaperBytes.open(address, listener);
  try {
    const paper =
      kind === 'pdf'
        ? await (await import('./pdf')).openPdf(bytes, password)
        : await (await import('./picture')).openPicture(bytes, mediaType);
    const close = (): void => {
      bytes.close();
      paper.close();
    };
    return { ...paper, close, fetched: () => bytes.fetched };
  } catch (error) {
    bytes.close();
    throw error;
  }
}
