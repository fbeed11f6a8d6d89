import calendar from 'lucide:calendar';
import alert from 'lucide:circle-alert';
import fileText from 'lucide:file-text';
import layout from 'lucide:layout-grid';
import pin from 'lucide:map-pin';
import pencil from 'lucide:pencil-line';
import repeat from 'lucide:repeat-2';
import scroll from 'lucide:scroll-text';
import send from 'lucide:send';
import users from 'lucide:users';
import wifi from 'lucide:wifi';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { type Board, followBoard, listOverlaps, type Overlap, readBoard } from '../api/attendance';
import { readBriefing } from '../api/briefings';
import { listDocuments } from '../api/documents';
import { listInvitations } from '../api/invitations';
import { followJournal, listJournal } from '../api/journal';
import { type Preparation, readPreparation } from '../api/preparation';
import { ApiError } from '../api/problem';
import { mayArrange, me } from '../api/session';
import type { Briefing, BriefingDocument, Invitation } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { a } from '../locale/attendance';
import { t } from '../locale/briefing';
import { w } from '../locale/readiness';
import { t as s } from '../locale/scheduling';
import { type Filter, silent } from './invitee';
import './gb-agenda-card';
import './gb-attendance-dialogs';
import './gb-invitations';
import './gb-life-line';
import './gb-my-notes';
import './gb-prepare-card';
import './gb-room-card';
import './gb-send-dialog';
import './gb-speakers-card';
import './gb-warnings';
import './gb-briefing.css';

/** Entries that come together are answered by one look at the server. */
const GATHER_MS = 250;

/** A unit's account may not read the journal; its page looks again this often. */
const LOOK_AGAIN_MS = 20_000;

interface Whole {
  briefing: Briefing;
  invitations: Invitation[];
  documents: BriefingDocument[];
  /** For the office only; null for a unit's account. */
  preparation: Preparation | null;
  overlaps: Overlap[];
}

/** One briefing from its draft to its minutes, kept up to date by its journal. */
@customElement('gb-briefing')
export class BriefingPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private board: Board | null = null;
  @state() private live = false;
  @state() private sending = false;
  @state() private chasing = false;
  @state() private filter: Filter | '' = '';
  private readonly whole = new Load<Whole>(this);
  #followed = '';
  #stop: (() => void) | undefined;
  #stopBoard: (() => void) | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('parts') || this.parts.briefing === this.#followed) return;
    this.#followed = this.parts.briefing ?? '';
    this.board = null;
    void this.whole.run(() => this.load());
    if (me()?.role === 'UNIT') {
      void import('../reply/gb-answer');
      this.#looking = setInterval(() => void this.whole.again(), LOOK_AGAIN_MS);
    } else void this.follow(this.#followed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    this.#stopBoard?.();
    clearTimeout(this.#gathering);
    clearInterval(this.#looking);
    this.#followed = '';
  }

  private async load(): Promise<Whole> {
    const id = this.parts.briefing ?? '';
    const office = me()?.role !== 'UNIT';
    const [briefing, invitations, documents, preparation, overlaps, board] = await Promise.all([
      readBriefing(id),
      listInvitations(id).catch(noneYet<Invitation>),
      listDocuments(id).catch(noneYet<BriefingDocument>),
      office ? readPreparation(id) : null,
      office ? listOverlaps(id) : [],
      office ? readBoard(id) : null,
    ]);
    // The stream may have brought a newer one meanwhile; it brings the next one, too.
    if (!this.live || !this.board) this.board = board;
    return { briefing, invitations, documents, preparation, overlaps };
  }

  private async follow(id: string) {
    this.#stop?.();
    const past = await listJournal(id).catch(() => []);
    if (id !== this.#followed) return;
    this.#stop = followJournal(id, past.at(-1)?.seq ?? 0, {
      entry: () => this.happened(),
      connected: () => undefined,
    });
    this.#stopBoard?.();
    this.#stopBoard = followBoard(id, {
      board: (board) => (this.board = board),
      connected: (on) => (this.live = on),
    });
  }

  private happened() {
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.whole.run(() => this.load()), GATHER_MS);
  }

  override render() {
    return this.whole.render((whole) => this.page(whole));
  }

  private page(whole: Whole) {
    const { briefing, invitations, documents, preparation } = whole;
    const unit = me()?.role === 'UNIT' ? me()?.unit : null;
    const board = this.board;
    const present = board?.rows.filter((row) => row.present).length ?? 0;
    const room = html`<gb-room-card .briefing=${briefing} .present=${unit ? null : present}></gb-room-card>`;
    return html`<div class="briefing-page" data-testid="briefing" data-state=${briefing.state} @gb-changed=${() => void this.whole.again()}
      @gb-filter=${(e: CustomEvent<Filter>) => (this.filter = e.detail)} @gb-send=${() => (this.sending = true)}>
      <header>
        <div class="page-head">
          <div class="grow">
            <div class="crumbs muted"><a href="/briefings">${t('page.crumb')}</a> › ${briefing.title}</div>
            <h1>${briefing.title}</h1>
            <div class="when num"><span>${icon(calendar)}${sayDay(briefing.startsAt)} · ${sayTime(briefing.startsAt)}–${sayTime(briefing.endsAt)}</span>
              ${briefing.series ? html`<a data-testid="to-series" href="/series/${briefing.series}" title=${s('series.open')}>${icon(repeat)}${s('series.of')}</a>` : nothing}
              ${briefing.location ? html`<span>${icon(pin)}${briefing.location}</span>` : nothing}
              <span>${icon(users)}${t('units', { n: briefing.units.length })} · ${t('chair', { name: briefing.chairName ?? briefing.chair })}</span></div>
          </div>
          ${this.acts(whole)}
        </div>
        ${
          briefing.state === 'CANCELLED'
            ? html`<div class="notice bad">${icon(alert)}<strong>${t('page.cancelled')}</strong></div>`
            : html`<gb-life-line .stage=${briefing.stage}></gb-life-line>`
        }
      </header>
      <div class="cols">
        <div class="stack">
          ${unit && mayAnswer(invitations, unit) ? html`<gb-answer .briefing=${briefing.id}></gb-answer>` : nothing}
          ${unit ? invited(briefing) : board ? html`<gb-invitations .briefing=${briefing} .board=${board} .filter=${this.filter}></gb-invitations>` : nothing}
        </div>
        <aside class="stack">
          ${mayArrange() && board && preparation && before(briefing) ? html`<gb-warnings .briefing=${briefing} .board=${board} .preparation=${preparation} .overlaps=${whole.overlaps}></gb-warnings>` : nothing}
          ${briefing.state === 'SCHEDULED' ? nothing : room}
          <gb-agenda-card .briefing=${briefing} .documents=${documents}></gb-agenda-card>
          ${preparation && before(briefing) ? html`<gb-prepare-card .briefing=${briefing} .preparation=${preparation}></gb-prepare-card>` : nothing}
          ${preparation ? html`<gb-speakers-card .briefing=${briefing} .speakers=${preparation.speakers}></gb-speakers-card>` : nothing}
          ${briefing.state === 'SCHEDULED' ? room : nothing}
          <gb-my-notes .briefing=${briefing} .documents=${documents}></gb-my-notes>
          ${unit ? nothing : html`<p class="muted small live-note ${this.live ? 'on' : ''}" role="status"><i></i>${t(this.live ? 'page.live' : 'page.notLive')}</p>`}
        </aside>
      </div>
      <gb-send-dialog .briefing=${briefing} .board=${board} .documents=${documents.filter((one) => one.purpose !== 'MINUTES')} .open=${this.sending} @gb-close=${() => (this.sending = false)}></gb-send-dialog>
      ${this.chasing && board ? html`<gb-chase-dialog .briefing=${briefing.id} .board=${board} @gb-close=${() => (this.chasing = false)}></gb-chase-dialog>` : nothing}
    </div>`;
  }

  private acts({ briefing, invitations }: Whole) {
    const sent = invitations.some((one) => one.status !== null);
    const current = sent && invitations.every((one) => one.status === null || one.sequence >= briefing.sequence);
    const told = new Set(invitations.filter((one) => one.status !== null).map((one) => one.unit));
    const everyone = briefing.units.every((unit) => told.has(unit));
    const ahead = before(briefing);
    const toSend = mayArrange() && ahead && briefing.units.length > 0 && !(current && everyone);
    const waiting = mayArrange() && ahead && !toSend ? (this.board?.rows.filter(silent).length ?? 0) : 0;
    const held = briefing.state === 'CLOSED';
    return html`
      ${mayArrange() && briefing.state === 'SCHEDULED' ? html`<a class="btn quiet" data-testid="to-edit" href="/briefings/${briefing.id}/edit">${icon(pencil)}${t('page.edit')}</a>` : nothing}
      ${held && me()?.role !== 'UNIT' ? html`<a class="btn quiet" data-testid="to-quality" href="/briefings/${briefing.id}/quality">${icon(wifi)}${w('quality.title')}</a>` : nothing}
      ${ahead && me()?.role !== 'UNIT' ? html`<a class="btn quiet" data-testid="to-wall" href="/briefings/${briefing.id}/wall">${icon(layout)}${w('wall.open')}</a>` : nothing}
      ${me()?.role === 'UNIT' ? nothing : html`<a class="btn quiet" data-testid="to-journal" href="/briefings/${briefing.id}/journal">${icon(scroll)}${t('page.journal')}</a>`}
      ${held || briefing.stage === 'MINUTES' || briefing.stage === 'FOLLOW' ? html`<a class="btn ${held ? 'primary' : 'quiet'}" data-testid="to-minutes" href="/briefings/${briefing.id}/minutes">${icon(fileText)}${t('page.minutes')}</a>` : nothing}
      ${toSend ? html`<button class="btn ${briefing.state === 'OPEN' ? 'quiet' : 'primary'}" type="button" data-testid="send-invitations" @click=${() => (this.sending = true)}>${icon(send)}${t(sent ? 'inv.sendUpdate' : 'inv.send')}</button>` : nothing}
      ${waiting > 0 ? html`<button class="btn ${briefing.state === 'OPEN' ? 'quiet' : 'primary'}" type="button" data-testid="chase-silent" @click=${() => (this.chasing = true)}>${icon(send)}${a('chase.button', { n: waiting })}</button>` : nothing}`;
  }
}

function before(briefing: Briefing): boolean {
  return briefing.state === 'SCHEDULED' || briefing.state === 'OPEN';
}

/** Before the first invitation or document there may be nothing to list, and a unit may not see all of it. */
function noneYet<T>(thrown: unknown): T[] {
  if (thrown instanceof ApiError && (thrown.status === 404 || thrown.status === 403)) return [];
  throw thrown;
}

function mayAnswer(invitations: readonly Invitation[], unit: string): boolean {
  return invitations.some((one) => one.unit === unit && one.status !== null);
}

/** A unit's account is told who else is invited, not what they answered. */
function invited(briefing: Briefing) {
  return html`<section class="card stack tight"><h2>${t('inv.units')}</h2>
    <ul class="plain invited">${briefing.units.map((code) => html`<li>${briefing.unitNames[code] ?? code}</li>`)}</ul></section>`;
}
