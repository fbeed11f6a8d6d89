import unlink from 'lucide:link-2-off';
import loud from 'lucide:volume-2';
import quiet from 'lucide:volume-x';
import wifiOff from 'lucide:wifi-off';
import { html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { releaseScreen } from '../api/screens';
import { ask as askInvitation, gate, type Invitation } from '../join/invitation';
import { icon } from '../kit/icon';
import { LightElement } from '../kit/light-element';
import { k } from '../locale/kit';
import { language } from '../locale/language';
import { v } from '../locale/tv';
import { HttpSessions, roomDoor } from '../media/sessions';
import { RoomSession } from '../room/session';
import { openLine, serverAnswers } from '../room/socket';
import { announce, ask, grouped, rememberedTicket, rememberTicket, type Ticket } from './waiting';
import '../room/gb-room';

const ASK_MILLIS = 2000;
/** How long the end of a meeting can be read before the next code. */
const END_MILLIS = 60_000;
const MENU_MILLIS = 10_000;

/**
 * A television without a keyboard: it shows a code, and once somebody has typed it in on another
 * device, the meeting. What it is paired with outlives a power cut.
 */
@customElement('gb-tv')
export class Television extends LightElement {
  @state() private ticket: Ticket | null = rememberedTicket();
  @state() private invitation: Invitation | null = null;
  @state() private session: RoomSession | null = null;
  @state() private down = false;
  @state() private menu = false;
  @state() private silent = true;
  #next: ReturnType<typeof setTimeout> | undefined;
  #hide: ReturnType<typeof setTimeout> | undefined;
  #wake: { release(): Promise<void> } | null = null;

  override connectedCallback() {
    super.connectedCallback();
    document.documentElement.classList.add('room', 'tv');
    window.addEventListener('keydown', this.touched);
    window.addEventListener('pointermove', this.touched);
    this.addEventListener('gb-back', () => this.forget());
    void this.keepAwake();
    void this.look();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#next);
    clearTimeout(this.#hide);
    window.removeEventListener('keydown', this.touched);
    window.removeEventListener('pointermove', this.touched);
    this.session?.leave();
    void this.#wake?.release();
  }

  /** Where this television stands; asks again by itself until it shows a meeting. */
  private async look() {
    clearTimeout(this.#next);
    const ticket = this.ticket ?? (await announce());
    if (ticket !== this.ticket) {
      this.ticket = ticket;
      rememberTicket(ticket);
    }
    const standing = ticket ? await ask(ticket) : 'down';
    this.down = standing === 'down';
    if (standing === 'over') {
      this.forget();
      return;
    }
    if (ticket && standing === 'paired' && (await this.enter(ticket))) return;
    this.#next = setTimeout(() => void this.look(), ASK_MILLIS);
  }

  /** Whether the meeting is on the screen; it may not have begun. */
  private async enter(ticket: Ticket): Promise<boolean> {
    const answer = await askInvitation(ticket.token, language());
    if (answer.kind === 'refused') {
      this.ticket = null;
      return false;
    }
    if (answer.kind === 'down') return false;
    const { invitation } = answer;
    this.invitation = invitation;
    const now = gate(invitation);
    if (now === 'closed' || now === 'cancelled') {
      this.#next = setTimeout(() => this.forget(), END_MILLIS);
      return true;
    }
    if (now === 'wait') return false;
    const briefing = invitation.briefing.id;
    const session = new RoomSession(
      { briefing, token: ticket.token, self: invitation.self, iceServers: invitation.iceServers ?? [] },
      {
        sessions: new HttpSessions(ticket.token, roomDoor(briefing)),
        openLine: () => openLine(briefing),
        answers: serverAnswers,
      },
    );
    session.setSilent(this.silent);
    session.prepare();
    session.enter(true);
    this.session = session;
    const stop = session.watch(() => {
      if (session.state.phase !== 'CLOSED') return;
      stop();
      this.#next = setTimeout(() => this.forget(), END_MILLIS);
    });
    return true;
  }

  /** Back to a new code. */
  private forget() {
    clearTimeout(this.#next);
    this.session?.leave();
    this.session = null;
    this.invitation = null;
    this.ticket = null;
    this.menu = false;
    rememberTicket(null);
    void this.look();
  }

  private readonly touched = () => {
    if (!this.session) return;
    this.menu = true;
    clearTimeout(this.#hide);
    this.#hide = setTimeout(() => {
      this.menu = false;
    }, MENU_MILLIS);
  };

  private readonly unpair = async () => {
    const { ticket, session } = this;
    // The seat may let itself go; where that fails, forgetting the token is enough for this screen.
    if (ticket && session) {
      await releaseScreen(session.entrance.briefing, ticket.token, session.self.site).catch(() => undefined);
    }
    this.forget();
  };

  private async keepAwake() {
    try {
      const { wakeLock } = navigator as {
        wakeLock?: { request(kind: 'screen'): Promise<{ release(): Promise<void> }> };
      };
      this.#wake = (await wakeLock?.request('screen')) ?? null;
    } catch {
      // Its own settings decide then.
    }
  }

  override render() {
    if (this.session && this.invitation) {
      return html`<gb-room kiosk .session=${this.session} .documents=${this.invitation.documents}></gb-room>
        ${this.menu ? this.choices() : nothing}`;
    }
    return html`<main class="tv-page" data-testid="tv" data-state=${this.invitation ? 'paired' : 'code'}>
      <strong class="mark">${k('app.name')}</strong>
      ${this.invitation ? this.waiting(this.invitation) : this.code()}
      ${this.down ? html`<p class="tv-down" role="status">${icon(wifiOff)}${v('down')}</p>` : nothing}
    </main>`;
  }

  private code() {
    const code = this.ticket?.code;
    return html`<h1>${v('code.title')}</h1>
      <p class="tv-code num" data-testid="tv-code" aria-label=${v('code.label')}>${code ? grouped(code) : '––– –––'}</p>
      <ol class="tv-steps"><li>${v('code.desk')}</li><li>${v('code.room')}</li></ol>
      <p class="muted">${v('code.valid')}</p>`;
  }

  private waiting({ briefing }: Invitation) {
    const now = gate({ briefing } as Invitation);
    return html`<h1>${briefing.title}</h1>
      <p class="tv-lead">${now === 'wait' ? v('wait') : now === 'cancelled' ? v('cancelled') : v('closed')}</p>`;
  }

  private choices() {
    const sound = () => {
      this.silent = !this.silent;
      this.session?.setSilent(this.silent);
    };
    return html`<div class="tv-menu" role="group" aria-label=${v('menu')}>
      <button class="btn primary" type="button" data-testid="tv-sound" @click=${sound}>${icon(this.silent ? loud : quiet)}${v(this.silent ? 'sound.on' : 'sound.off')}</button>
      <button class="btn quiet" type="button" data-testid="tv-unpair" @click=${this.unpair}>${icon(unlink)}${v('unpair')}</button>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-tv': Television;
  }
}
