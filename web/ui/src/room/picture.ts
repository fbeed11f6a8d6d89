import { html, type TemplateResult } from 'lit';
import { cssVars } from '../kit/css-vars';
import { shortName } from './audibility';
import type { RoomSession } from './session';
import { shows } from './shows';
import './picture.css';

/** One video; sound comes from the voice sections, so pictures are always silent. */
export function picture(stream: MediaStream | null, mirrored = false): TemplateResult {
  return html`<video class=${mirrored ? 'mirrored' : ''} autoplay playsinline .muted=${true} ${shows(stream)} tabindex="-1" aria-hidden="true"></video>`;
}

const ownStreams = new WeakMap<MediaStreamTrack, MediaStream>();

/** The reader's own picture, as one stream that stays the same while the track does. */
export function ownStream(session: RoomSession): MediaStream | null {
  const track = session.own.shown;
  if (!track) return null;
  const stream = ownStreams.get(track) ?? new MediaStream([track]);
  ownStreams.set(track, stream);
  return stream;
}

/** Two letters to stand for a site whose picture does not come. */
export function initials(name: string): string {
  const words = shortName(name).split(/\s+/);
  return words
    .slice(-2)
    .map((word) => word[0] ?? '')
    .join('')
    .toUpperCase();
}

/** The letters that stand for a site without a picture, always in the same colour. */
export function emblem(name: string): TemplateResult {
  let hue = 0;
  for (const letter of name) hue = (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360;
  return html`<span class="initials" aria-hidden="true" ${cssVars({ '--hue': hue })}>${initials(name)}</span>`;
}
