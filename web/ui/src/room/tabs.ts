import calendarCheck from 'lucide:clipboard-list';
import fileText from 'lucide:file-text';
import gavel from 'lucide:gavel';
import hand from 'lucide:hand';
import listChecks from 'lucide:list-checks';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { r } from '../locale/room';
import type { RoomSession } from './session';

export const TABS = ['floor', 'roll', 'agenda', 'decisions', 'documents'] as const;
export type Tab = (typeof TABS)[number];

const DRAWING: Record<Tab, string> = {
  floor: hand,
  roll: listChecks,
  agenda: calendarCheck,
  decisions: gavel,
  documents: fileText,
};

/** The panel's tabs, with arrow keys between them (ARIA tabs pattern). */
export function tabList(session: RoomSession, open: Tab, choose: (tab: Tab) => void) {
  const move = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    const next = TABS[(TABS.indexOf(open) + step + TABS.length) % TABS.length] ?? open;
    choose(next);
    (event.currentTarget as HTMLElement).querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${r('tab.label')} @keydown=${move}>
    ${TABS.map(
      (
        tab,
      ) => html`<button type="button" role="tab" id="tab-${tab}" data-testid="tab-${tab}" aria-selected=${tab === open}
        aria-controls="panel" tabindex=${tab === open ? 0 : -1} @click=${() => choose(tab)}>
        <span class="drawing">${icon(DRAWING[tab])}${badge(session, tab)}</span><span>${r(`tab.${tab}`)}</span></button>`,
    )}
  </div>`;
}

function badge(session: RoomSession, tab: Tab) {
  const { queue, decisions } = session.state;
  const count = tab === 'floor' ? queue.length : tab === 'decisions' ? decisions.length : 0;
  return count > 0 ? html`<b class="num ${tab === 'floor' ? 'gold' : ''}">${count}</b>` : nothing;
}
