import calendar from 'lucide:calendar';
import alert from 'lucide:circle-alert';
import clock from 'lucide:clock';
import fileText from 'lucide:file-text';
import layout from 'lucide:layout-grid';
import mailX from 'lucide:mail-x';
import pencil from 'lucide:pencil-line';
import scroll from 'lucide:scroll-text';
import send from 'lucide:send';
import users from 'lucide:users';
import wifi from 'lucide:wifi';
import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { readBriefing } from '../api/briefings';
import { listDocuments } from '../api/documents';
import { listInvitations } from '../api/invitations';
import { followJournal, listJournal } from '../api/journal';
import { ApiError } from '../api/problem';
import { mayArrange, me } from '../api/session';
import type { Briefing, BriefingDocument, Invitation, JournalEntry } from '../api/types';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { Load } from '../kit/load';
import { sayDay, sayTime } from '../kit/vietnam-time';
import { t } from '../locale/briefing';
import { w } from '../locale/readiness';
import { attendance } from './attendance';
import { type Filter, invitees } from './invitee';
import './gb-agenda-card';
import './gb-invitations';
import './gb-life-line';
import './gb-my-notes';
import './gb-my-reply';
import './gb-room-card';
import './gb-send-dialog';
import './gb-briefing.css';

/** Entries that come together are answered by one look at the server. */
const GATHER_MS = 250;

/** A unit's account may not read the journal; its page looks again this often. */
const LOOK_AGAIN_MS = 20_000;

interface Whole {
  briefing: Briefing;
  invitations: Invitation[];
  documents: BriefingDocument[];
}

/** One briefing from its draft to its minutes, kept up to date by its journal. */
@customElement('gb-briefing')
export class BriefingPage extends LightElement {
  @property({ attribute: false }) parts: Record<string, string> = {};
  @state() private present: ReadonlySet<string> = new Set();
  @state() private live = false;
  @state() private sending = false;
  @state() private filter: Filter | '' = '';
  private readonly whole = new Load<Whole>(this);
  #followed = '';
  #stop: (() => void) | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  #gathering: ReturnType<typeof setTimeout> | undefined;

  protected override willUpdate(changed: Map<string, unknown>) {
    if (!changed.has('parts') || this.parts.briefing === this.#followed) return;
    this.#followed = this.parts.briefing ?? '';
    this.present = new Set();
    void this.whole.run(() => this.load());
    if (me()?.role === 'UNIT') this.#looking = setInterval(() => void this.whole.again(), LOOK_AGAIN_MS);
    else void this.follow(this.#followed);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.#stop?.();
    clearTimeout(this.#gathering);
    clearInterval(this.#looking);
    this.#followed = '';
  }

  private async load(): Promise<Whole> {
    const id = this.parts.briefing ?? '';
    const [briefing, invitations, documents] = await Promise.all([
      readBriefing(id),
      listInvitations(id).catch(noneYet<Invitation>),
      listDocuments(id).catch(noneYet<BriefingDocument>),
    ]);
    return { briefing, invitations, documents };
  }

  private async follow(id: string) {
    this.#stop?.();
    const past = await listJournal(id).catch(() => []);
    if (id !== this.#followed) return;
    this.present = past.reduce(attendance, this.present);
    this.#stop = followJournal(id, past.at(-1)?.seq ?? 0, {
      entry: (entry) => this.happened(entry),
      connected: (on) => (this.live = on),
    });
  }

  private happened(entry: JournalEntry) {
    this.present = attendance(this.present, entry);
    clearTimeout(this.#gathering);
    this.#gathering = setTimeout(() => void this.whole.run(() => this.load()), GATHER_MS);
  }

  override render() {
    return this.whole.render((whole) => this.page(whole));
  }

  private page(whole: Whole) {
    const { briefing, invitations, documents } = whole;
    const unit = me()?.role === 'UNIT' ? me()?.unit : null;
    return html`<div class="briefing-page" data-testid="briefing" data-state=${briefing.state} @gb-changed=${() => void this.whole.again()}>
      <header>
        <div class="page-head">
          <div class="grow">
            <div class="crumbs muted"><a href="/briefings">${t('page.crumb')}</a> › ${briefing.title}</div>
            <h1>${briefing.title}</h1>
            <div class="when num"><span>${icon(calendar)}${sayDay(briefing.startsAt)} · ${sayTime(briefing.startsAt)}–${sayTime(briefing.endsAt)}</span>
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
          ${unit && mayAnswer(briefing, invitations, unit) ? html`<gb-my-reply .briefing=${briefing} .unit=${unit} .invitation=${invitations.find((one) => one.unit === unit) ?? null}></gb-my-reply>` : nothing}
          ${unit ? invited(briefing) : html`<gb-invitations .briefing=${briefing} .invitations=${invitations} .present=${this.present} .filter=${this.filter}></gb-invitations>`}
        </div>
        <aside class="stack">
          ${mayArrange() ? this.warnings(whole) : nothing}
          <gb-room-card .briefing=${briefing} .present=${unit ? null : this.present.size}></gb-room-card>
          <gb-agenda-card .briefing=${briefing} .documents=${documents}></gb-agenda-card>
          <gb-my-notes .briefing=${briefing} .documents=${documents}></gb-my-notes>
          ${unit ? nothing : html`<p class="muted small live-note ${this.live ? 'on' : ''}" role="status"><i></i>${t(this.live ? 'page.live' : 'page.notLive')}</p>`}
        </aside>
      </div>
      <gb-send-dialog .briefing=${briefing} .documents=${documents.filter((one) => one.purpose !== 'MINUTES')} .open=${this.sending} @gb-close=${() => (this.sending = false)}></gb-send-dialog>
    </div>`;
  }

  private acts({ briefing, invitations }: Whole) {
    const sent = invitations.some((one) => one.status !== null);
    const current = sent && invitations.every((one) => one.status === null || one.sequence >= briefing.sequence);
    const everyone = invitees(briefing, invitations, this.present).every((one) => one.invitation !== null);
    const before = briefing.state === 'SCHEDULED' || briefing.state === 'OPEN';
    const toSend = mayArrange() && before && briefing.units.length > 0 && !(current && everyone);
    const held = briefing.state === 'CLOSED';
    return html`
      ${mayArrange() && briefing.state === 'SCHEDULED' ? html`<a class="btn quiet" data-testid="to-edit" href="/briefings/${briefing.id}/edit">${icon(pencil)}${t('page.edit')}</a>` : nothing}
      ${held && me()?.role !== 'UNIT' ? html`<a class="btn quiet" data-testid="to-quality" href="/briefings/${briefing.id}/quality">${icon(wifi)}${w('quality.title')}</a>` : nothing}
      ${before && me()?.role !== 'UNIT' ? html`<a class="btn quiet" data-testid="to-wall" href="/briefings/${briefing.id}/wall">${icon(layout)}${w('wall.open')}</a>` : nothing}
      ${me()?.role === 'UNIT' ? nothing : html`<a class="btn quiet" data-testid="to-journal" href="/briefings/${briefing.id}/journal">${icon(scroll)}${t('page.journal')}</a>`}
      ${held || briefing.stage === 'MINUTES' || briefing.stage === 'FOLLOW' ? html`<a class="btn ${held ? 'primary' : 'quiet'}" data-testid="to-minutes" href="/briefings/${briefing.id}/minutes">${icon(fileText)}${t('page.minutes')}</a>` : nothing}
      ${toSend ? html`<button class="btn ${briefing.state === 'OPEN' ? 'quiet' : 'primary'}" type="button" data-testid="send-invitations" @click=${() => (this.sending = true)}>${icon(send)}${t(sent ? 'inv.sendUpdate' : 'inv.send')}</button>` : nothing}`;
  }

  private warnings({ briefing, invitations, documents }: Whole) {
    if (briefing.state !== 'SCHEDULED' && briefing.state !== 'OPEN') return nothing;
    const bounced = invitations.filter((one) => one.status === 'BOUNCED').length;
    const deferred = invitations.filter((one) => one.status === 'QUEUED' && one.error).length;
    const bare = briefing.agenda.flatMap((item, at) =>
      documents.some((one) => one.agendaItem === item.id) ? [] : [at + 1],
    );
    return html`
      ${deferred > 0 ? html`<div class="notice warn">${icon(clock)}<strong>${t('warn.deferred', { n: deferred })}</strong><span>${t('warn.deferredDetail')}</span></div>` : nothing}
      ${
        bounced > 0
          ? html`<div class="notice bad">${icon(mailX)}<strong>${t('warn.bounced', { n: bounced })}</strong><span>${t('warn.bouncedDetail')}</span>
            <button class="btn link" type="button" @click=${() => (this.filter = 'bounced')}>${t('warn.showBounced')}</button></div>`
          : nothing
      }
      ${bare.length > 0 && bare.length < briefing.agenda.length ? html`<div class="notice warn">${icon(alert)}<strong>${t('warn.noDocument', { items: bare.join(', ') })}</strong><span>${t('warn.noDocumentDetail')}</span></div>` : nothing}`;
  }
}

/** Before the first invitation or document there may be nothing to list, and a unit may not see all of it. */
function noneYet<T>(thrown: unknown): T[] {
  if (thrown instanceof ApiError && (thrown.status === 404 || thrown.status === 403)) return [];
  throw thrown;
}

function mayAnswer(briefing: Briefing, invitations: readonly Invitation[], unit: string): boolean {
  const awaited = briefing.state === 'SCHEDULED' || briefing.state === 'OPEN';
  return awaited && invitations.some((one) => one.unit === unit && one.status !== null);
}

/** A unit's account is told who else is invited, not what they answered. */
function invited(briefing: Briefing) {
  return html`<section class="card stack tight"><h2>${t('inv.units')}</h2>
    <ul class="plain invited">${briefing.units.map((code) => html`<li>${briefing.unitNames[code] ?? code}</li>`)}</ul></section>`;
}
