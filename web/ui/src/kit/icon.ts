import { html, nothing } from 'lit';
import { unsafeSVG } from 'lit/directives/unsafe-svg.js';

/** Draws one Lucide icon: `import send from 'lucide:send'`, then `icon(send)`. With a label it speaks, else it is decoration. */
export function icon(drawing: string, label?: string) {
  return html`<svg class="i" viewBox="0 0 24 24" role=${label ? 'img' : nothing} aria-label=${label ?? nothing}
    aria-hidden=${label ? nothing : 'true'}>${unsafeSVG(drawing)}</svg>`;
}
