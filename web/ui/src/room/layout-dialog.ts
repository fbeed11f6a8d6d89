import check from 'lucide:check';
import pairs from 'lucide:columns-2';
import grid from 'lucide:layout-grid';
import follow from 'lucide:locate-fixed';
import document from 'lucide:panels-right-bottom';
import stage from 'lucide:rectangle-horizontal';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { s } from '../locale/stage';
import type { Arrangement } from './arrangement';
import type { LayoutKind } from './protocol';
import type { RoomSession } from './session';
import './layout-dialog.css';

const KINDS: readonly LayoutKind[] = ['STAGE', 'DOCUMENT', 'PAIR', 'GRID'];
const DRAWING: Record<LayoutKind, string> = { STAGE: stage, DOCUMENT: document, PAIR: pairs, GRID: grid };

export interface LayoutChoice {
  session: RoomSession;
  arrangement: Arrangement;
  /** Whether a choice is for the whole room. */
  forAll: boolean;
  setForAll: (on: boolean) => void;
  choose: (kind: LayoutKind) => void;
  follow: () => void;
}

/** How the screen is divided; those who conduct divide everybody's. */
export function layoutChoice(choice: LayoutChoice) {
  const { session, arrangement } = choice;
  return html`${session.conducts ? whose(choice) : nothing}
    <div class="layouts" role="group" aria-label=${s('layout.title')}>
      ${KINDS.map((kind) => {
        const none = kind === 'DOCUMENT' && session.state.stage.document === null;
        const now = kind === (choice.forAll ? session.state.layout.kind : arrangement.kind);
        return html`<button class="layout ${now ? 'on' : ''}" type="button" data-testid="layout-${kind.toLowerCase()}"
          aria-pressed=${now} ?disabled=${none} @click=${() => choice.choose(kind)}>
          ${icon(DRAWING[kind])}<span class="grow"><strong>${s(`layout.${kind}`)}</strong>
          <span class="muted">${s(none ? 'layout.DOCUMENT.none' : `layout.${kind}.detail`)}</span></span>
          ${now ? html`<span class="layout-now">${icon(check)}${s('layout.now')}</span>` : nothing}</button>`;
      })}
    </div>
    ${
      arrangement.own
        ? html`<button class="btn quiet" type="button" data-testid="layout-follow" @click=${choice.follow}>${icon(follow)}${s('layout.follow')}</button>`
        : nothing
    }`;
}

function whose({ forAll, setForAll }: LayoutChoice) {
  const option = (all: boolean) =>
    html`<button class="chip ${forAll === all ? 'on' : ''}" type="button" aria-pressed=${forAll === all}
      data-testid=${all ? 'layout-for-all' : 'layout-for-me'} @click=${() => setForAll(all)}>${s(all ? 'layout.forAll' : 'layout.forMe')}</button>`;
  return html`<div class="row layout-whose" role="group" aria-label=${s('layout.who')}>${option(true)}${option(false)}</div>`;
}
