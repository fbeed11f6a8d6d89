import building from 'lucide:building-2';
import fileText from 'lucide:file-text';
import gavel from 'lucide:gavel';
import landmark from 'lucide:landmark';
import scroll from 'lucide:scroll-text';
import { html, nothing } from 'lit';
import { contentPath } from '../api/documents';
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

/** A paper is opened beside the desk; all else is a page of the desk. */
export function opensBeside(hit: Hit): boolean {
  return hit.kind === 'DOCUMENT';
}

/** Where a hit leads. */
export function addressOf(hit: Hit): string {
  switch (hit.kind) {
    case 'BRIEFING':
      return `/briefings/${hit.id}`;
    case 'DOCUMENT':
      return contentPath(hit.briefing ?? '', hit.id);
    case 'MINUTES':
    case 'DECISION':
      return `/briefings/${hit.briefing}/minutes`;
    case 'UNIT':
      // One that is gone is shown among the names of the past, beside whoever took over.
      return hit.successors
        ? `/units?q=${encodeURIComponent(hit.title.map((piece) => piece.text).join(''))}`
        : `/units?unit=${encodeURIComponent(hit.code ?? '')}`;
  }
}

export function marked(pieces: Piece[]) {
  return pieces.map((piece) => (piece.hit ? html`<mark>${piece.text}</mark>` : piece.text));
}

/** One hit, as a link; in the quick search without its snippet. Of a paper its briefing is a second one. */
export function hitRow(hit: Hit, quick = false, attributes: { id?: string; on?: boolean } = {}) {
  const beside = opensBeside(hit);
  return html`<a class="hit ${attributes.on ? 'on' : ''}" target=${beside ? '_blank' : nothing} rel=${beside ? 'noopener' : nothing} id=${attributes.id ?? nothing} role=${quick ? 'option' : nothing}
    aria-selected=${quick ? String(attributes.on === true) : nothing} data-testid="search-hit" data-kind=${hit.kind} href=${addressOf(hit)}>
    <span class="hit-kind" title=${t(`kind.${hit.kind}`)}>${icon(DRAWINGS[hit.kind])}</span>
    <span class="hit-body">
      <span class="hit-title">${marked(hit.title)}</span>
      ${!quick && hit.snippet.length > 0 ? html`<span class="hit-snippet">${marked(hit.snippet)}</span>` : nothing}
      <span class="hit-foot muted small">${foot(hit)}</span>
    </span></a>${!quick && beside ? html`<a class="hit-of btn link small" data-testid="search-hit-briefing" href="/briefings/${hit.briefing}">${icon(landmark)}${t('toBriefing')}</a>` : nothing}`;
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
