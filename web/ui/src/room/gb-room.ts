import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { k } from '../locale/kit';
import { r } from '../locale/room';
import { act, tellRefusal } from './act';
import { announcements } from './announce';
import { banners } from './banners';
import { floorClock } from './clock';
import { controls } from './controls';
import type { MeetingDocument } from './documents';
import { type Ending, endScreen } from './end-screen';
import type { DecisionForm } from './gb-decision-form';
import { keyList, press } from './keys';
import type { RoomState } from './protocol';
import type { RoomSession } from './session';
import { giveFloor } from './site-acts';
import { stage } from './stage';
import { standingBar } from './standing-bar';
import { strip } from './strip';
import { type Tab, tabList } from './tabs';
import { topBar } from './top-bar';
import { turnLength } from './turn-length';
import { roomView } from './view';
import './panel.css';
import '../kit/gb-dialog';
import './gb-agenda-panel';
import './gb-decision-form';
import './gb-decisions-panel';
import './gb-devices';
import './gb-documents-panel';
import './gb-floor-panel';
import './gb-roll-panel';
import './frame.css';

type Question = 'close' | 'leave' | 'devices' | 'keys';

/** The room: stage, filmstrip, bars and the panel; one drawing of one session. */
@customElement('gb-room')
export class Room extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  @property({ attribute: false }) documents: readonly MeetingDocument[] = [];
  @state() private tab: Tab = 'floor';
  @state() private panelOpen = true;
  @state() private question: Question | null = null;
  @state() private pictureFirst = false;
  @state() private left = false;
  @state() private change = 0;
  @state() private said = '';
  @state() private saidUrgently = '';
  #seen: RoomState | null = null;
  #lastMinuteOf: string | null = null;
  readonly #stop: (() => void)[] = [];

  override connectedCallback() {
    super.connectedCallback();
    document.documentElement.classList.add('room');
    const ticking = setInterval(() => this.tick(), 1000);
    const resized = (): void => this.requestUpdate();
    window.addEventListener('keydown', this.pressed);
    window.addEventListener('resize', resized);
    this.#stop.push(
      this.session.watch(() => this.changed()),
      () => clearInterval(ticking),
      () => window.removeEventListener('keydown', this.pressed),
      () => window.removeEventListener('resize', resized),
      () => document.documentElement.classList.remove('room'),
    );
    this.tab = this.session.conducts ? 'floor' : 'agenda';
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    for (const stop of this.#stop.splice(0)) stop();
  }

  private changed() {
    const { state, self, conducts } = this.session;
    if (this.#seen && state !== this.#seen) {
      const told = announcements(this.#seen, state, self.site, conducts);
      const calm = told.filter((entry) => !entry.urgent).map((entry) => entry.text);
      const urgent = told.filter((entry) => entry.urgent).map((entry) => entry.text);
      if (calm.length > 0) this.said = calm.join(' ');
      if (urgent.length > 0) this.saidUrgently = urgent.join(' ');
    }
    this.#seen = this.session.line.everUp ? state : null;
    // Shut out by a reason that is neither an end nor another machine: the join page says which.
    if (this.session.over && !this.ending) this.back();
    this.change += 1;
    document.title = state.title || document.title;
  }

  /** Clocks move once a second; nothing else is drawn anew when nothing happens. */
  private tick() {
    const { floor } = this.session.state;
    if (floor && floorClock(floor, this.session.clock.now()).state === 'ending' && this.#lastMinuteOf !== floor.since) {
      this.#lastMinuteOf = floor.since;
      this.said = r('say.lastMinute');
    }
    this.requestUpdate();
  }

  protected override updated() {
    this.session.view(roomView(this, this.session));
  }

  private get ending(): Ending | null {
    if (this.session.state.phase === 'CLOSED') return 'closed';
    if (this.left) return 'left';
    return /TAKEN/i.test(this.session.goodbye ?? '') ? 'taken' : null;
  }

  override render() {
    const { session } = this;
    const now = session.clock.now();
    if (this.ending) return endScreen(session, this.ending, () => this.back());
    return html`<div class="frame ${this.panelOpen ? '' : 'wide'} ${session.conducts ? 'conducting' : 'site'}" data-testid="room"
        data-role=${session.self.role} data-media=${session.media} data-line=${session.line.up ? 'up' : 'down'}>
      ${topBar(session.state, now)} ${banners(session, Date.now())}
      <main class="stage-column">
        ${stage({
          session,
          nowMillis: now,
          documentTitle: (id) => this.documents.find((document) => document.id === id)?.title ?? '',
          pictureFirst: this.pictureFirst,
          swap: () => {
            this.pictureFirst = !this.pictureFirst;
          },
        })}
        ${session.conducts ? nothing : standingBar(session)}
        ${strip(session, () => this.show('roll'))}
      </main>
      ${this.panelOpen ? this.panel(now) : nothing}
      ${controls(session, this.acts, this.panelOpen)}
    </div>
    ${this.dialogs()}
    <div class="sr-only" aria-live="polite">${this.said}</div>
    <div class="sr-only" role="alert">${this.saidUrgently}</div>`;
  }

  private panel(nowMillis: number) {
    return html`<aside class="panel on-${this.tab}">
      ${tabList(this.session, this.tab, (tab) => this.show(tab))}
      <div class="tab-panel" id="panel" role="tabpanel" aria-labelledby="tab-${this.tab}">${this.content(nowMillis)}</div>
      ${
        this.session.conducts && (this.tab === 'floor' || this.tab === 'decisions')
          ? html`<gb-decision-form class="foot" .session=${this.session} .change=${this.change}></gb-decision-form>`
          : nothing
      }
    </aside>`;
  }

  private content(now: number) {
    const { session, change } = this;
    switch (this.tab) {
      case 'floor':
        return html`<gb-floor-panel .session=${session} .change=${change} .nowMillis=${now}></gb-floor-panel>`;
      case 'roll':
        return html`<gb-roll-panel .session=${session} .change=${change}></gb-roll-panel>`;
      case 'agenda':
        return html`<gb-agenda-panel .session=${session} .change=${change} .nowMillis=${now}></gb-agenda-panel>`;
      case 'decisions':
        return html`<gb-decisions-panel .session=${session} .change=${change}></gb-decisions-panel>`;
      case 'documents':
        return html`<gb-documents-panel .session=${session} .change=${change} .documents=${this.documents}></gb-documents-panel>`;
    }
  }

  private dialogs() {
    const shut = (): void => {
      this.question = null;
    };
    const cancel = html`<button slot="actions" class="btn quiet" type="button" @click=${shut}>${k('cancel')}</button>`;
    switch (this.question) {
      case null:
        return nothing;
      case 'close':
        return html`<gb-dialog open heading=${r('close.title')} @gb-close=${shut}><p>${r('close.detail')}</p>
          ${this.session.state.currentItem ? html`<p class="muted">${r('close.open')}</p>` : nothing}${cancel}
          <button slot="actions" class="btn danger" type="button" data-testid="close-room-confirm" @click=${() => {
            shut();
            void act(this.session, { type: 'CloseRoom' });
          }}>${r('close.confirm')}</button></gb-dialog>`;
      case 'leave':
        return html`<gb-dialog open heading=${r('leave.title')} @gb-close=${shut}><p>${r('leave.detail')}</p>${cancel}
          <button slot="actions" class="btn primary" type="button" data-testid="leave-confirm" @click=${() => {
            shut();
            this.left = true;
            this.session.leave();
            this.dispatchEvent(new CustomEvent('gb-left', { bubbles: true }));
          }}>${r('bar.leave')}</button></gb-dialog>`;
      case 'devices':
        return html`<gb-dialog open heading=${r('bar.settings')} @gb-close=${shut}><gb-devices .session=${this.session}></gb-devices></gb-dialog>`;
      case 'keys':
        return html`<gb-dialog open heading=${r('keys.title')} @gb-close=${shut}>${keyList(this.session.conducts)}</gb-dialog>`;
    }
  }

  private show(tab: Tab) {
    this.tab = tab;
    this.panelOpen = true;
  }

  private back() {
    this.dispatchEvent(new CustomEvent('gb-back', { bubbles: true }));
  }

  private readonly acts = {
    microphone: () => {
      if (this.session.own.capture.microphone || this.session.microphoneOn) {
        this.session.setMicrophone(!this.session.microphoneOn).catch(tellRefusal);
      }
    },
    camera: () => {
      if (this.session.own.capture.camera) this.session.own.setCamera(!this.session.own.cameraOn);
    },
    screen: () => void this.session.own.setScreen(this.session.own.screen === null),
    hand: () => {
      const { state, self } = this.session;
      if (self.role === 'OBSERVER' || self.role === 'CHAIR' || state.floor?.site === self.site) return;
      const up = state.queue.some((hand) => hand.site === self.site);
      void act(this.session, { type: up ? 'LowerHand' : 'RaiseHand' });
    },
    returnFloor: () => void act(this.session, { type: 'ReturnFloor' }),
    muteAll: () =>
      void act(this.session, { type: this.session.state.policy.unmuteAllowed ? 'MuteAll' : 'AllowUnmute' }),
    panel: () => {
      this.panelOpen = !this.panelOpen;
    },
    devices: () => {
      this.question = 'devices';
    },
    keys: () => {
      this.question = 'keys';
    },
    leave: () => {
      this.question = 'leave';
    },
    close: () => {
      this.question = 'close';
    },
  };

  private readonly pressed = (event: KeyboardEvent) => {
    if (this.ending || this.question) return;
    const { acts, session } = this;
    const known = press(event, session, {
      microphone: acts.microphone,
      camera: acts.camera,
      hand: acts.hand,
      next: () => {
        const first = session.state.queue[0];
        if (first) void giveFloor(session, first.site, turnLength());
      },
      thanks: () => {
        if (session.state.floor) acts.returnFloor();
      },
      decision: () => {
        this.show('decisions');
        void this.updateComplete.then(() => this.querySelector<DecisionForm>('gb-decision-form.foot')?.focus());
      },
      tab: (tab) => this.show(tab),
      help: acts.keys,
    });
    if (known) event.preventDefault();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'gb-room': Room;
  }
}
