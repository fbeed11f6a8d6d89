import building from 'lucide:building-2';
import fileText from 'lucide:file-text';
import gavel from 'lucide:gavel';
import landmark from 'lucide:landmark';
import scroll from 'lucide:scroll-text';
import { html, nothing } from 'lit';
import type { Hit, Piece, SearchKind } from '../api/search';
import { icon } from '../kit/icon';
import { dayOf, sayDate } from '../kit/vietnam-time';
import { t } from '../locale/search';

export const KINDS: readonly SearchKind[] = ['BRIEFING', 'DOCUMENT', 'MINUTES', 'DECISION', 'UNIT'];

const DRAWINGS: Record<SearchKind, string> = {
  BRIEFING: landmark,
  DOCUMENT: fileText,
  MINUTES: scroll,
  DECISION: gavel,
  UNIT: building,
};

/** Where a hit leads. */
export function addressOf(hit: Hit): string {
  switch (hit.kind) {
    case 'BRIEFING':
      return `/briefings/${hit.id}`;
    case 'DOCUMENT':
      return `/briefings/${hit.briefing}?document=${hit.id}`;
    case 'MINUTES':
    case 'DECISION':
      return `/briefings/${hit.briefing}/minutes`;
    case 'UNIT':
      return `/units?q=${encodeURIComponent(hit.title.map((piece) => piece.text).join(''))}`;
  }
}

export function marked(pieces: Piece[]) {
  return pieces.map((piece) => (piece.hit ? html`<mark>${piece.text}</mark>` : piece.text));
}

/** One hit, as a link; in the quick search without its snippet. */
export function hitRow(hit: Hit, quick = false, attributes: { id?: string; on?: boolean } = {}) {
  return html`<a class="hit ${attributes.on ? 'on' : ''}" id=${attributes.id ?? nothing} role=${quick ? 'option' : nothing}
    aria-selected=${quick ? String(attributes.on === true) : nothing} data-testid="search-hit" data-kind=${hit.kind} href=${addressOf(hit)}>
    <span class="hit-kind" title=${t(`kind.${hit.kind}`)}>${icon(DRAWINGS[hit.kind])}</span>
    <span class="hit-body">
      <span class="hit-title">${marked(hit.title)}</span>
      ${!quick && hit.snippet.length > 0 ? html`<span class="hit-snippet">${marked(hit.snippet)}</span>` : nothing}
      <span class="hit-foot muted small">${foot(hit)}</span>
    </span></a>`;
}

function foot(hit: Hit) {
  const parts: string[] = [t(`kind.${hit.kind}`)];
  if (hit.kind === 'UNIT') {
    if (hit.code) parts.push(hit.code);
    if (hit.at) parts.push(t('since', { date: sayDate(dayOf(hit.at)) }));
    if (hit.successors) parts.push(t('successors', { names: hit.successors }));
  } else {
    if (hit.kind !== 'BRIEFING' && hit.briefingTitle) parts.push(hit.briefingTitle);
    if (hit.at) parts.push(sayDate(dayOf(hit.at)));
    if (hit.state) parts.push(t(`state.${hit.state}`));
  }
  return parts.join(' · ');
}
