import ban from 'lucide:ban';
import calendar from 'lucide:calendar-check';
import check from 'lucide:check';
import radio from 'lucide:radio';
import { html } from 'lit';
import type { BriefingState } from '../api/types';
import { icon } from '../kit/icon';
import { t } from '../locale/briefing';

const LOOK: Record<BriefingState, { drawing: string; look: string }> = {
  SCHEDULED: { drawing: calendar, look: 'ok' },
  OPEN: { drawing: radio, look: 'live' },
  CLOSED: { drawing: check, look: '' },
  CANCELLED: { drawing: ban, look: '' },
};

export function stateBadge(state: BriefingState) {
  const { drawing, look } = LOOK[state];
  return html`<span class="badge ${look}">${icon(drawing)}${t(`state.${state}`)}</span>`;
}
