import check from 'lucide:circle-check';
import alert from 'lucide:triangle-alert';
import { html, nothing } from 'lit';
import { icon } from '../kit/icon';
import { p } from '../locale/procedure';
import { act } from './act';
import type { QuorumRule, RoomState, Site } from './protocol';
import type { RoomSession } from './session';

const RULES: { word: 'quorum.none' | 'quorum.half' | 'quorum.two' | 'quorum.three'; rule: QuorumRule | null }[] = [
  { word: 'quorum.none', rule: null },
  { word: 'quorum.half', rule: { numerator: 1, denominator: 2, moreThan: true } },
  { word: 'quorum.two', rule: { numerator: 2, denominator: 3, moreThan: false } },
  { word: 'quorum.three', rule: { numerator: 3, denominator: 4, moreThan: false } },
];

/** Marked present or late, and in the room or on the telephone. */
export function takesPart(site: Site): boolean {
  return (site.presence === 'PRESENT' || site.presence === 'LATE') && (site.online || site.byHand);
}

/** Was here and has gone: not absent, but not here either. */
export function hasLeft(site: Site): boolean {
  return (
    !site.online && !site.byHand && site.stays.length > 0 && (site.presence === 'PRESENT' || site.presence === 'LATE')
  );
}

export interface QuorumFigure {
  here: number;
  invited: number;
  met: boolean;
}

/** Null when no quorum is asked for. */
export function quorum(state: RoomState): QuorumFigure | null {
  const rule = state.quorumRule;
  if (!rule) return null;
  const units = Object.values(state.sites).filter((site) => site.kind === 'UNIT');
  const here = units.filter(takesPart).length;
  const have = here * rule.denominator;
  const need = units.length * rule.numerator;
  return { here, invited: units.length, met: rule.moreThan ? have > need : have >= need };
}

export function quorumLine(state: RoomState) {
  const figure = quorum(state);
  if (!figure) return nothing;
  return html`<p class="quorum num ${figure.met ? 'ok' : 'late'}" data-testid="quorum" data-met=${figure.met}>${icon(figure.met ? check : alert)}
    ${p(figure.met ? 'quorum.met' : 'quorum.notMet', { n: figure.here, of: figure.invited })}</p>`;
}

/** The chair says how many must be here. */
export function quorumChoice(session: RoomSession) {
  const now = JSON.stringify(ordered(session.state.quorumRule));
  return html`<label class="row small"><span class="grow muted">${p('quorum.label')}</span>
    <select class="input quorum-rule" data-testid="quorum-rule" @change=${(event: Event) => {
      const chosen = RULES[Number((event.target as HTMLSelectElement).value)];
      void act(session, { type: 'SetQuorum', rule: chosen?.rule ?? null });
    }}>${RULES.map(
      ({ word, rule }, index) =>
        html`<option value=${index} ?selected=${JSON.stringify(rule) === now}>${p(word)}</option>`,
    )}</select></label>`;
}

function ordered(rule: QuorumRule | null): QuorumRule | null {
  return rule && { numerator: rule.numerator, denominator: rule.denominator, moreThan: rule.moreThan };
}
