import check from 'lucide:circle-check';
import unknown from 'lucide:circle-help';
import absent from 'lucide:circle-x';
import clock from 'lucide:clock';
import excused from 'lucide:file-check';
import listChecks from 'lucide:list-checks';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { icon } from '../kit/icon';
import { matches } from '../kit/plain-text';
import { p } from '../locale/procedure';
import { r } from '../locale/room';
import { act } from './act';
import { attendance, shortName } from './audibility';
import { lineMark } from './line-mark';
import { PanelElement } from './panel-element';
import { whoSits } from './people';
import type { Presence, Site } from './protocol';
import { hasLeft, quorumChoice, quorumLine } from './quorum';
import { siteActs } from './site-acts';
import { turnLength } from './turn-length';
import './panel-roll.css';

const MARK: Record<Presence, { drawing: string; tone: string }> = {
  UNKNOWN: { drawing: unknown, tone: '' },
  PRESENT: { drawing: check, tone: 'ok' },
  LATE: { drawing: clock, tone: 'warn' },
  ABSENT: { drawing: absent, tone: 'bad' },
  EXCUSED: { drawing: excused, tone: 'info' },
};
const BY_HAND: Presence[] = ['PRESENT', 'LATE', 'ABSENT', 'EXCUSED'];

/** Who is here: the roll, unit by unit, by answer or by the secretary's hand. */
@customElement('gb-roll-panel')
export class RollPanel extends PanelElement {
  @state() private query = '';
  @state() private only: Presence | null = null;
  @state() private chosen: string | null = null;

  override render() {
    const all = Object.entries(this.session.state.sites);
    const units = all.filter(([, site]) => site.kind === 'UNIT');
    const others = all.filter(([, site]) => site.kind !== 'UNIT' && site.online);
    const shown = units.filter(([, site]) => this.shows(site));
    return html`<div class="panel-head">${this.head()}${this.filters(units)}
        <input class="input" type="search" aria-label=${r('roll.search')} placeholder=${r('roll.search')} .value=${this.query}
          @input=${(event: InputEvent) => {
            this.query = (event.target as HTMLInputElement).value;
          }}>
      </div>
      <div class="panel-body">
        <h2 class="panel-title">${r('roll.units')}</h2>
        ${shown.length === 0 ? html`<p class="muted pad">${r('roll.none')}</p>` : nothing}
        <ul class="plain roll" data-testid="roll">
          ${repeat(
            shown,
            ([id]) => id,
            ([id, site]) => this.row(id, site),
          )}
        </ul>
        ${
          others.length > 0
            ? html`<h2 class="panel-title">${r('roll.others')}</h2>
              <ul class="plain roll">${repeat(
                others,
                ([id]) => id,
                ([id, site]) => this.row(id, site),
              )}</ul>`
            : nothing
        }
      </div>`;
  }

  private shows(site: Site): boolean {
    return (this.only === null || site.presence === this.only) && (this.query === '' || matches(site.name, this.query));
  }

  private head() {
    const { rollCall } = this.session.state;
    const { invited, present } = attendance(this.session.state);
    const figure = html`<div class="figure"><strong class="num" data-testid="roll-figure">${r('roll.figure', { n: present, of: invited })}</strong>
      ${rollCall.running ? html`<span class="badge live"><i class="dot" aria-hidden="true"></i>${r('roll.running')}</span>` : nothing}</div>`;
    const quorum = quorumLine(this.session.state);
    if (!this.session.conducts) return html`<div class="row">${figure}</div>${quorum}`;
    return html`<div class="row">${figure}<span class="grow"></span>
      ${
        rollCall.running
          ? html`<button class="btn primary" type="button" data-testid="rollcall-end"
              @click=${() => act(this.session, { type: 'EndRollCall' })}>${r('roll.end')}</button>`
          : html`<button class="btn ${rollCall.startedAt ? 'quiet' : 'primary'}" type="button" data-testid="rollcall-start"
              @click=${() => act(this.session, { type: 'CallRoll' })}>${icon(listChecks)}${r(rollCall.startedAt ? 'roll.again' : 'roll.start')}</button>`
      }</div>
      ${rollCall.running ? html`<p class="muted small num">${r('roll.answered', { n: rollCall.answered.length })}</p>` : nothing}
      ${quorum}${quorumChoice(this.session)}`;
  }

  private filters(units: [string, Site][]) {
    const counts = new Map<Presence, number>();
    for (const [, site] of units) counts.set(site.presence, (counts.get(site.presence) ?? 0) + 1);
    const filters = (Object.keys(MARK) as Presence[]).filter((presence) => counts.has(presence));
    return html`<div class="chips">${filters.map(
      (
        presence,
      ) => html`<button class="chip ${MARK[presence].tone}" type="button" aria-pressed=${this.only === presence}
        @click=${() => {
          this.only = this.only === presence ? null : presence;
        }}>${icon(MARK[presence].drawing)}${r(`presence.${presence}`)} <b class="num">${counts.get(presence)}</b></button>`,
    )}</div>`;
  }

  private row(id: string, site: Site) {
    const mark = MARK[site.presence];
    const chosen = this.chosen === id;
    const who = whoSits(this.session, id, () => this.requestUpdate());
    const facts = html`<span class="mark ${mark.tone}">${icon(mark.drawing, r(`presence.${site.presence}`))}</span>
      <span class="grow facts"><strong>${shortName(site.name)}${who ? html`<span class="muted small person">${who}</span>` : nothing}</strong>
        <span class="muted small num">${
          site.kind === 'UNIT' ? r(`presence.${site.presence}`) : r(`role.${site.role}`)
        } · ${site.note ?? (hasLeft(site) ? p('presence.left') : r(site.online ? 'roll.online' : 'roll.offline'))}${site.people > 0 ? html` · ${r('roll.people', { n: site.people })}` : nothing}</span></span>
      ${lineMark(this.session, id)}<span class="online ${site.online ? 'yes' : ''}" aria-hidden="true"></span>`;
    const attributes = { id, presence: site.presence };
    if (!this.session.conducts) {
      return html`<li data-testid="roll-item" data-site=${attributes.id} data-presence=${attributes.presence}><div class="entry">${facts}</div></li>`;
    }
    return html`<li data-testid="roll-item" data-site=${attributes.id} data-presence=${attributes.presence}>
      <button class="entry choose" type="button" aria-expanded=${chosen} @click=${() => {
        this.chosen = chosen ? null : id;
      }}>${facts}</button>
      ${chosen ? html`${this.byHand(id, site)}${siteActs(this.session, id, turnLength())}` : nothing}
    </li>`;
  }

  private byHand(id: string, site: Site) {
    const phone = p('roll.phoneNote');
    return html`<div class="acts"><button class="chip ok" type="button" data-testid="mark-phone"
        aria-pressed=${site.presence === 'PRESENT' && site.note === phone}
        @click=${() => act(this.session, { type: 'MarkPresence', site: id, presence: 'PRESENT', note: phone })}>${p('roll.phone')}</button>${BY_HAND.map(
          (
            presence,
          ) => html`<button class="chip ${MARK[presence].tone}" type="button" data-testid="mark-${presence.toLowerCase()}"
        aria-pressed=${site.presence === presence}
        @click=${() => act(this.session, { type: 'MarkPresence', site: id, presence })}>${r(`presence.${presence}`)}</button>`,
        )}</div>`;
  }
}
