import fileText from 'lucide:file-text';
import flask from 'lucide:flask-conical';
import hourglass from 'lucide:hourglass';
import languages from 'lucide:languages';
import mailCheck from 'lucide:mail-check';
import users from 'lucide:users';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import type { SiteCheck } from '../api/readiness';
import { minutesOf, sayMinutes } from '../kit/duration';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { loadingState } from '../kit/states';
import { toastError } from '../kit/toast';
import { DAY_MS, sayDay, sayTime } from '../kit/vietnam-time';
import { k } from '../locale/kit';
import { language, setLanguage } from '../locale/language';
import { w } from '../locale/readiness';
import { r } from '../locale/room';
import { Backoff } from '../media/backoff';
import { openCapture, rememberedDevices } from '../media/captures';
import { HttpSessions, roomDoor } from '../media/sessions';
import { forget as forgetPapers } from '../paper/pack-store';
import { ServerClock } from '../room/clock';
import { openInTab } from '../room/documents';
import { RoomSession } from '../room/session';
import { openLine, serverAnswers } from '../room/socket';
import { type Answer, ask, askAgainMillis, gate, type Invitation, tokenIn } from './invitation';
import { type Stop, stopScreen } from './stops';
import '../paper/gb-pack';
import '../room/gb-room';
import './gb-checks';
import './gb-ready';

/** Which link this tab is inside with: a reload then returns to the room without questions. */
const INSIDE = 'giaoban.inside';
const PEOPLE = 'giaoban.people';

/** HTTP tells the time to the second; a line may take its time. */
const WRONG_CLOCK_MS = 120_000;

/** The page behind a join link: a check of the devices, one button, and then the room itself. */
@customElement('gb-join')
export class Join extends LightElement {
  @state() private invitation: Invitation | null = null;
  @state() private stop: Stop | null = null;
  @state() private opening = true;
  @state() private waiting = false;
  @state() private inside = false;
  @state() private people = Number(remembered(localStorage, PEOPLE)) || 1;
  @state() private change = 0;
  /** What the check has found so far. */
  @state() private found: SiteCheck | null = null;
  /** Trying things in the rehearsal room. */
  @state() private rehearsing = false;
  readonly #token = tokenIn(location.pathname);
  readonly #clock = new ServerClock();
  readonly #backoff = new Backoff(500, 5000);
  #session: RoomSession | null = null;
  #counted = false;
  #reporting: () => void = () => undefined;
  #readying: () => void = () => undefined;
  #next: ReturnType<typeof setTimeout> | undefined;
  #ticking: ReturnType<typeof setInterval> | undefined;

  override connectedCallback() {
    super.connectedCallback();
    if (!canMeet()) {
      this.stop = 'browser';
      return;
    }
    this.waiting = remembered(sessionStorage, INSIDE) === this.#token;
    this.#ticking = setInterval(() => {
      if (!this.inside) this.requestUpdate();
    }, 1000);
    this.addEventListener('gb-left', () => {
      forget();
      this.#reporting();
    });
    this.addEventListener('gb-back', () => location.reload());
    void this.ask();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#next);
    clearInterval(this.#ticking);
    this.#reporting();
    this.#readying();
    this.#session?.leave();
  }

  private async ask() {
    clearTimeout(this.#next);
    const askedAt = Date.now();
    this.take(await ask(this.#token, language()), askedAt);
  }

  private take(answer: Answer, askedAt: number) {
    if (this.inside) return;
    switch (answer.kind) {
      case 'refused':
        forget();
        this.stop = answer.revoked ? 'revoked' : 'expired';
        return;
      case 'down':
        // What is on the screen stays; only a page that has nothing yet says so.
        if (!this.invitation) this.stop = 'down';
        this.#next = setTimeout(() => void this.ask(), this.#backoff.next());
        return;
      case 'invited':
        this.#backoff.reset();
        if (answer.serverNow) this.#clock.set(answer.serverNow, askedAt);
        this.invited(answer.invitation);
    }
  }

  private invited(invitation: Invitation) {
    this.invitation = invitation;
    document.title = invitation.briefing.title;
    const now = gate(invitation);
    if (now === 'closed' || now === 'cancelled') {
      forget();
      void forgetPapers(invitation.briefing.id);
      this.stop = now;
      this.#session?.leave();
      return;
    }
    this.stop = null;
    if (!this.#session) this.prepare(invitation);
    if (now === 'open' && this.waiting) {
      this.enter();
      return;
    }
    this.#next = setTimeout(() => void this.ask(), askAgainMillis(invitation, this.#clock.now(), this.waiting));
  }

  /** Camera, microphone and the offer are made ready while the reader still looks at the page. */
  private prepare(invitation: Invitation) {
    const briefing = invitation.briefing.id;
    const session = new RoomSession(
      { briefing, token: this.#token, self: invitation.self, iceServers: invitation.iceServers ?? [] },
      {
        sessions: new HttpSessions(this.#token, roomDoor(briefing)),
        openLine: () => openLine(briefing),
        answers: serverAnswers,
      },
    );
    this.#session = session;
    session.watch(() => {
      if (!this.inside) this.change += 1;
      if (session.state.phase === 'CLOSED') {
        forget();
        void forgetPapers(briefing);
      }
    });
    session.prepare();
    void import('../paper/ready').then(({ readyViewer }) => {
      this.#readying = readyViewer(invitation.documents, session);
    });
    if (invitation.self.role === 'OBSERVER') {
      this.opening = false;
      return;
    }
    void openCapture(rememberedDevices()).then((capture) => {
      this.opening = false;
      session.useCapture(capture);
    });
  }

  private enter() {
    const session = this.#session;
    if (!session || !this.invitation) return;
    this.rehearsing = false;
    clearTimeout(this.#next);
    const returning = remembered(sessionStorage, INSIDE) === this.#token;
    remember(sessionStorage, INSIDE, this.#token);
    if (this.invitation.self.role === 'SITE') {
      session.people = this.people;
      session.counted = this.#counted;
    }
    session.enter(!returning);
    this.waiting = false;
    this.inside = true;
    // Nothing of the first picture waits for it.
    void import('../room/quality-report').then(({ reportQuality }) => {
      this.#reporting = reportQuality(session);
    });
  }

  private readonly pressed = () => {
    if (!this.invitation) return;
    if (gate(this.invitation) === 'open') {
      this.enter();
    } else {
      this.waiting = true;
      void this.ask();
    }
  };

  override render() {
    if (this.stop) return stopScreen(this.stop, this.invitation, () => void this.ask());
    if (!this.invitation || !this.#session) return loadingState(r('join.loading'));
    if (this.inside) {
      return html`<gb-room .session=${this.#session} .documents=${this.invitation.documents}></gb-room>`;
    }
    if (this.rehearsing) {
      return html`<gb-rehearsal .session=${this.#session} .over=${!this.mayRehearse()} @gb-close=${() => {
        this.rehearsing = false;
      }}></gb-rehearsal>`;
    }
    const { briefing, self } = this.invitation;
    return html`<main class="join ${self.role === 'OBSERVER' ? 'observer' : ''}">
      <section class="invitation">
        <div class="row head"><strong class="mark grow">${k('app.name')}</strong>${languageSwitch()}</div>
        <h1>${briefing.title}</h1>
        <p class="lead num">${sayTime(briefing.startsAt)}, ${sayDay(briefing.startsAt)}
          ${briefing.chairName ? html`<br><span class="muted">${r('join.chair', { name: briefing.chairName })}</span>` : nothing}</p>
        <div class="site card">
          <div class="muted">${self.role === 'SITE' ? r('join.yourSite') : r(`role.${self.role}`)}</div>
          <strong data-testid="site-name">${self.name}</strong>
          ${self.role === 'SITE' ? this.counter() : nothing}
          ${self.role === 'OBSERVER' ? html`<span class="muted">${r('join.observer')}</span>` : nothing}
        </div>
        ${this.wrongClock()}
        ${this.answering()}
        ${this.ready()}
        ${this.waiting ? this.lobby() : this.button()}
        ${this.rehearsal()}
        <p class="muted small facts-line num">${this.timing()} ${self.role === 'OBSERVER' ? nothing : r('join.micOff')}
          ${this.invitation.duty?.phone ? html`${r('join.help', { phone: this.invitation.duty.phone })}` : nothing}</p>
      </section>
      <section class="devices">
        ${
          self.role === 'OBSERVER'
            ? nothing
            : html`<gb-checks @gb-checked=${(event: CustomEvent<SiteCheck>) => {
                this.found = event.detail;
              }} .session=${this.#session} .change=${this.change} .opening=${this.opening}></gb-checks>`
        }
      </section>
      ${this.reading()}
    </main>`;
  }

  private counter() {
    const step = (by: number): void => {
      this.people = Math.min(500, Math.max(1, this.people + by));
      this.#counted = true;
      remember(localStorage, PEOPLE, String(this.people));
    };
    return html`<div class="row people">${icon(users)}<span class="grow" id="people">${r('join.people')}</span>
      <button class="btn icon quiet" type="button" aria-label=${r('join.fewer')} ?disabled=${this.people <= 1} @click=${() => step(-1)}>–</button>
      <output class="num" aria-labelledby="people" data-testid="people-count">${this.people}</output>
      <button class="btn icon quiet" type="button" data-testid="people-more" aria-label=${r('join.more')} @click=${() => step(1)}>+</button></div>`;
  }

  /** Before the meeting an invitee can still answer, hand papers in or ask to speak. */
  private answering() {
    const { self } = this.invitation as Invitation;
    if (self.role !== 'SITE' || gate(this.invitation as Invitation) !== 'wait') return nothing;
    return html`<a class="btn link to-answer" data-testid="to-answer" href="/reply/${encodeURIComponent(this.#token)}">${icon(mailCheck)}${w('answer')}</a>`;
  }

  private button() {
    return html`<button class="btn primary enter" type="button" data-testid="join-button" @click=${this.pressed}>${r('join.enter')}</button>`;
  }

  /** People come by their computer's clock: one that is wrong makes them late. */
  private wrongClock() {
    const wrong = Math.abs(this.#clock.now() - Date.now());
    if (wrong < WRONG_CLOCK_MS) return nothing;
    return html`<p class="notice" role="status" data-testid="clock-wrong">${w('clock.wrong', { time: span(wrong) })}</p>`;
  }

  /** Who speaks for a site says that it is ready; the secretary only looks. */
  private ready() {
    const { self } = this.invitation as Invitation;
    if (self.role !== 'SITE' && self.role !== 'CHAIR') return nothing;
    const told = (event: CustomEvent<number>) => {
      if (!this.#counted) this.people = event.detail;
    };
    return html`<gb-ready @gb-people=${told} .token=${this.#token} .people=${self.role === 'SITE' ? this.people : null} .check=${this.found}></gb-ready>`;
  }

  private rehearsal() {
    if (this.invitation?.self.role === 'OBSERVER' || !this.mayRehearse()) return nothing;
    const open = () =>
      import('./gb-rehearsal').then(
        () => {
          this.rehearsing = true;
        },
        () => toastError(w('rehearsal.refused')),
      );
    return html`<div class="rehearse"><button class="btn quiet" type="button" data-testid="rehearsal-button" @click=${open}>${icon(flask)}${w('rehearsal.open')}</button>
      <span class="muted small">${w('rehearsal.hint')}</span></div>`;
  }

  /** From the day before until it begins. */
  private mayRehearse(): boolean {
    const { briefing } = this.invitation as Invitation;
    const startsIn = Date.parse(briefing.startsAt) - this.#clock.now();
    return startsIn > 0 && startsIn <= DAY_MS;
  }

  private lobby() {
    return html`<div class="notice ok lobby" role="status" data-testid="lobby">${icon(hourglass)}
      <strong>${r('join.waiting')}</strong><span>${r('join.waitingDetail')}</span>
      <div><button class="btn link" type="button" @click=${() => {
        this.waiting = false;
        forget();
      }}>${r('join.stopWaiting')}</button></div></div>`;
  }

  private timing(): string {
    const { briefing } = this.invitation as Invitation;
    const now = this.#clock.now();
    const opensIn = Date.parse(briefing.room?.opensAt ?? '') - now;
    const startsIn = Date.parse(briefing.startsAt) - now;
    if (gate(this.invitation as Invitation) === 'wait' && opensIn > 0)
      return r('join.opensIn', { time: span(opensIn) });
    if (startsIn > 0) return r('join.startsIn', { time: span(startsIn) });
    return startsIn > -minutesOf(briefing.duration) * 60_000 && gate(this.invitation as Invitation) === 'open'
      ? r('join.live')
      : r('join.startsNow');
  }

  private reading() {
    const { documents, briefing } = this.invitation as Invitation;
    const open = (id: string) =>
      openInTab({ briefing: briefing.id, token: this.#token }, id).catch(() => toastError(r('document.failed')));
    if (documents.length === 0 && briefing.agenda.length === 0) return nothing;
    return html`<section class="reading">
      ${
        documents.length > 0
          ? html`<div><h2>${r('join.documents')}</h2><ul class="plain">${documents.map(
              (
                document,
              ) => html`<li><button class="btn link" type="button" data-testid="join-document" @click=${() => open(document.id)}>
                ${icon(fileText)}<span>${document.title || document.fileName}</span></button></li>`,
            )}</ul>
            <gb-pack .briefing=${briefing.id} .token=${this.#token} .startsAt=${briefing.startsAt} .documents=${documents}></gb-pack></div>`
          : nothing
      }
      ${
        briefing.agenda.length > 0
          ? html`<div><h2>${r('join.agenda')}</h2><ol>${briefing.agenda.map(
              (item) =>
                html`<li>${item.title} <span class="muted num">${sayMinutes(Math.round(item.plannedSeconds / 60))}</span></li>`,
            )}</ol></div>`
          : nothing
      }
    </section>`;
  }
}

function span(millis: number): string {
  if (millis < 60_000) return k('duration.seconds', { s: Math.ceil(millis / 1000) });
  return sayMinutes(Math.ceil(millis / 60_000));
}

function languageSwitch() {
  const other = language() === 'vi' ? 'en' : 'vi';
  return html`<button class="btn link" type="button" lang=${other} @click=${() => setLanguage(other)}>
    ${icon(languages)}${other === 'vi' ? 'Tiếng Việt' : 'English'}</button>`;
}

/** What the room cannot do without; older browsers lack one of these. */
function canMeet(): boolean {
  return (
    typeof RTCPeerConnection === 'function' &&
    'addTransceiver' in RTCPeerConnection.prototype &&
    typeof WebSocket === 'function'
  );
}

function remembered(storage: Storage, key: string): string | null {
  try {
    return storage.getItem(key);
  } catch {
    return null;
  }
}

function remember(storage: Storage, key: string, value: string): void {
  try {
    storage.setItem(key, value);
  } catch {
    // Then a reload asks again.
  }
}

function forget(): void {
  try {
    sessionStorage.removeItem(INSIDE);
  } catch {
    // Nothing was kept.
  }
}
