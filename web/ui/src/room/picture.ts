import { html, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';
import { shortName } from './audibility';
import './picture.css';

/** One video; sound comes from the voice sections, so pictures are always silent. */
export function picture(stream: MediaStream | null, mirrored = false): TemplateResult {
  return html`<video class=${mirrored ? 'mirrored' : ''} autoplay playsinline .muted=${true} .srcObject=${live(stream)} tabindex="-1" aria-hidden="true"></video>`;
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
