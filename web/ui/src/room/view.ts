import type { Section } from '../media/peer';
import type { Wish } from '../media/slots';
import type { RoomSession } from './session';

/** Heights worth sending, so that a window dragged by its edge does not ask for each pixel. */
const STEPS = [90, 180, 270, 360, 540, 720, 1080];

export function worthSending(pixels: number): number {
  if (pixels <= 0) return 0;
  return STEPS.find((step) => step >= pixels * 0.85) ?? 1080;
}

/** One wish for each section: what is not on screen is not sent to us. */
export function wishes(sections: readonly Section[], stagePixels: number, tilePixels: number): Wish[] {
  return sections
    .filter((section) => section.role !== 'voice')
    .map((section) => ({
      mid: section.mid,
      maxHeight: worthSending(section.role === 'stage' ? stagePixels : tilePixels),
    }));
}

/** What this page shows now, measured on the page itself. */
export function roomView(page: HTMLElement, session: RoomSession): Wish[] {
  const density = Math.min(2, window.devicePixelRatio || 1);
  const height = (selector: string): number => (page.querySelector(selector)?.clientHeight ?? 0) * density;
  const strip = page.querySelector('.strip');
  const tiles = strip && strip.clientHeight > 0 ? strip.clientHeight * density : 0;
  return wishes(session.sections, height('.stage .face'), tiles);
}
