import type { Section } from '../media/peer';
import type { Wish } from '../media/slots';
import type { Arrangement } from './arrangement';

/** Where a section's picture is drawn. */
export type Place = 'stage' | 'pair' | 'tile';

/** What one section is for on this screen; without a place it is not shown, so not sent. */
export interface Use {
  mid: string;
  site: string | null;
  place: Place | null;
}

/** What a machine can bear. */
export interface Means {
  /** Pictures in the filmstrip. */
  strip: number;
  /** Pictures in all, the stage among them. */
  pictures: number;
  /** Lines of the tallest. */
  height: number;
  /** Frames a second; infinite for all there are. */
  framerate: number;
}

interface Receiving {
  sections: readonly Section[];
  /** Whom a section shows just now. */
  site: (mid: string) => string | null;
  self: string;
  /** Who matters most, where not all can be received. */
  first: readonly string[];
  /** Whether the server was asked for this site there. */
  asked: (mid: string, site: string) => boolean;
}

/** What each picture section is for; whoever is received already stays in the section he is in. */
export function uses(arrangement: Arrangement, receiving: Receiving, means: Means): Use[] {
  const pictures = receiving.sections.filter((section) => section.role !== 'voice');
  switch (arrangement.kind) {
    case 'STAGE':
    case 'DOCUMENT':
      return pictures.map(({ mid, role }, index) =>
        role === 'stage'
          ? { mid, site: arrangement.site, place: means.pictures > 0 ? 'stage' : null }
          : { mid, site: null, place: index <= means.strip && index < means.pictures ? 'tile' : null },
      );
    case 'PAIR':
      return named(pictures, arrangement.pair, receiving, 'pair', means, means.strip);
    case 'GRID':
      return named(pictures, arrangement.grid, receiving, 'tile', means, 0);
  }
}

/** Sections for these sites, and after them for the filmstrip. */
function named(
  pictures: readonly Section[],
  sites: readonly string[],
  receiving: Receiving,
  place: Place,
  means: Means,
  strip: number,
): Use[] {
  const rank = (site: string): number => (receiving.first.includes(site) ? receiving.first.indexOf(site) : 99);
  const wanted = sites
    .filter((site) => site !== receiving.self)
    .sort((one, other) => rank(one) - rank(other))
    .slice(0, Math.min(means.pictures, pictures.length));
  const by = new Map<string, string>();
  const open = new Set(wanted);
  for (const { mid } of pictures) {
    const shown = receiving.site(mid);
    if (shown !== null && open.delete(shown)) by.set(mid, shown);
  }
  for (const { mid } of pictures) {
    const [next] = open;
    if (by.has(mid) || next === undefined) continue;
    open.delete(next);
    by.set(mid, next);
  }
  let left = Math.max(0, Math.min(strip, means.pictures - wanted.length));
  return pictures.map(({ mid, role }) => {
    const site = by.get(mid) ?? null;
    if (site !== null) {
      // For one without a picture the server fills the section with somebody who may not be on this page.
      const shown = receiving.site(mid);
      const strange = shown !== null && !wanted.includes(shown) && receiving.asked(mid, site);
      return { mid, site, place: strange ? null : place };
    }
    if (role === 'stage' || left === 0) return { mid, site: null, place: null };
    left--;
    return { mid, site: null, place: 'tile' };
  });
}

/** Heights worth sending, so that a window dragged by its edge does not ask for each pixel. */
const STEPS = [90, 180, 270, 360, 540, 720, 1080];

export function worthSending(pixels: number, most = 1080): number {
  if (pixels <= 0 || most <= 0) return 0;
  return Math.min(most, STEPS.find((step) => step >= pixels * 0.85) ?? 1080);
}

/** One wish for each section: what is not on screen is not sent to us. */
export function wishes(
  planned: readonly Use[],
  pixels: Record<Place, number>,
  most: Pick<Means, 'height' | 'framerate'>,
): Wish[] {
  return planned.map(({ mid, site, place }) => ({
    mid,
    ...(site !== null && { site }),
    maxHeight: place ? worthSending(pixels[place], most.height) : 0,
    ...(place && Number.isFinite(most.framerate) && { maxFrameRate: most.framerate }),
  }));
}

const BOXES: Record<Place, string> = { stage: '.stage .face', pair: '.pair .face', tile: '.tile' };

/** How tall each place is on this page now; nothing is when nobody looks at the page. */
export function heights(page: HTMLElement): Record<Place, number> {
  const density = document.visibilityState === 'hidden' ? 0 : Math.min(2, window.devicePixelRatio || 1);
  const height = (place: Place): number => (page.querySelector(BOXES[place])?.clientHeight ?? 0) * density;
  return { stage: height('stage'), pair: height('pair'), tile: height('tile') };
}
