import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import { WEAK_LINE } from './line-icon';
import type { RoomSession } from './session';
import './line-mark.css';

/** How a site's line is, where it is not good; as the server sees it. */
export function lineMark(session: RoomSession, site: string) {
  const line = session.lines[site];
  if (!line) return nothing;
  const words = [
    r(line.level === 'good' ? 'line.fair' : `line.${line.level}`),
    line.reason === 'none' ? '' : r(`line.reason.${line.reason}`),
    line.voiceOnly ? r('line.siteVoiceOnly') : '',
  ].filter((word) => word);
  const said = words.join(', ');
  return html`<span class="quality ${line.level}" role="img" data-testid="site-line" data-level=${line.level}
    aria-label=${said} title=${said}>${icon(WEAK_LINE)}</span>`;
}
