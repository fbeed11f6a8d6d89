import type { Size } from './place';

/** A page that can be drawn. */
export interface Leaf {
  /** At scale 1. */
  size: Size;
  /** Draws the part of the page that lies in the canvas; rejects when `signal` stops it. */
  draw(canvas: HTMLCanvasElement, at: { scale: number; left: number; top: number }, signal: AbortSignal): Promise<void>;
  /** Lays the page's words over it, to be selected and read aloud; nothing when it has none. */
  words(over: HTMLElement, signal: AbortSignal): Promise<void>;
}

/** An open document. */
export interface Paper {
  pages: number;
  /** @param page from 1 */
  leaf(page: number): Promise<Leaf>;
  /** Fetches what a page needs, ahead of its being looked at. */
  warm(page: number): Promise<void>;
  close(): void;
}

export type ShownAs = 'pdf' | 'picture' | 'other';

/** How a browser can show this kind of file. */
export function shownAs(mediaType: string): ShownAs {
  if (mediaType === 'application/pdf') return 'pdf';
  return mediaType === 'image/png' || mediaType === 'image/jpeg' ? 'picture' : 'other';
}
