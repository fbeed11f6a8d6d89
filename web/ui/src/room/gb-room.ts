import { html, nothing } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { LightElement } from '../kit/light-element';
import { toast } from '../kit/toast';
import { r } from '../locale/room';
import { s } from '../locale/stage';
import { act, tellRefusal } from './act';
import { announcements } from './announce';
import { type Area, type Arrangement, arrange, capacityOf, FOLLOWING, type Viewing } from './arrangement';
import { banners } from './banners';
import { captions } from './captions';
import { chime } from './chime';
import { floorClock } from './clock';
import { controls } from './controls';
import { dialog, type Question } from './dialogs';
import type { MeetingDocument } from './documents';
import { watchDocuments } from './documents-watch';
import { type Ending, endScreen } from './end-screen';
import type { DecisionForm } from './gb-decision-form';
import { grid } from './grid';
import { press } from './keys';
import { markDecision } from './mark-decision';
import { ownNotice } from './own-notice';
import { pair } from './pair';
import { watchTalking } from './press-to-talk';
import type { LayoutKind, RoomState } from './protocol';
import type { RoomSession } from './session';
import { giveFloor } from './site-acts';
import { stage } from './stage';
import { standingBar } from './standing-bar';
import { strip } from './strip';
import { type Tab, tabList } from './tabs';
import { PressToTalk } from './talk';
import { topBar } from './top-bar';
import { turnLength } from './turn-length';
import { heights, type Use, uses, wishes } from './view';
import './panel.css';
import './gb-agenda-panel';
import './gb-decision-form';
import './gb-decisions-panel';
import './gb-documents-panel';
import './gb-floor-panel';
import './gb-roll-panel';
import './frame.css';

/** The room: stage, filmstrip, bars and the panel; one drawing of one session. */
@customElement('gb-room')
export class Room extends LightElement {
  @property({ attribute: false }) session!: RoomSession;
  @property({ attribute: false }) documents: readonly MeetingDocument[] = [];
  @state() private tab: Tab = 'floor';
  /** On a television: the stage alone, and nothing to press. */
  @property({ type: Boolean }) kiosk = false;
  @state() private panelOpen = true;
  @state() private question: Question | null = null;
  @state() private viewing: Viewing = FOLLOWING;
  @state() private layoutForAll = true;
  /** Whose tile was chosen. */
  @state() private chosen = '';
  @state() private area: Area = { width: 0, height: 0 };
  @state() private left = false;
  @state() private change = 0;
  @state() private said = '';
  @state() private saidUrgently = '';
  #seen: RoomState | null = null;
  #lastMinuteOf: string | null = null;
  #planned: Use[] = [];
  #measured: Element | null = null;
  readonly #size = new ResizeObserver(([entry]) => {
    if (entry) this.area = { width: entry.contentRect.width, height: entry.contentRect.height };
  });
  private readonly talk = new PressToTalk(() => this.session);
  readonly #stop: (() => void)[] = [];

  override connectedCallback() {
    super.connectedCallback();
    document.documentElement.classList.add('room');
    // Needed when something is decided, not to see the first picture.
    void import('./gb-procedure');
    const ticking = setInterval(() => this.tick(), 1000);
    const redraw = (): void => this.requestUpdate();
    window.addEventListener('keydown', this.pressed);
    window.addEventListener('resize', redraw);
    document.addEventListener('visibilitychange', redraw);
    this.session.own.replaced = (how, kind, name) => toast(s(`device.${how}.${kind}`, { name }));
    this.#stop.push(
      this.session.watch(() => this.changed()),
      watchDocuments(
        this.session,
        () => this.documents,
        (documents) => {
          this.documents = documents;
        },
      ),
      watchTalking(this, this.talk),
      () => clearInterval(ticking),
      () => window.removeEventListener('keydown', this.pressed),
      () => window.removeEventListener('resize', redraw),
      () => document.removeEventListener('visibilitychange', redraw),
      () => this.#size.disconnect(),
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
    if (state.captioner === self.site) void import('./gb-caption-line');
    this.change += 1;
    document.title = state.title || document.title;
  }

  /** Clocks move once a second; nothing else is drawn anew when nothing happens. */
  private tick() {
    const { floor } = this.session.state;
    if (floor && floorClock(floor, this.session.clock.now()).state === 'ending' && this.#lastMinuteOf !== floor.since) {
      this.#lastMinuteOf = floor.since;
      this.said = r('say.lastMinute');
      const { self } = this.session;
      if (floor.site === self.site || self.role === 'CHAIR') chime();
    }
    this.requestUpdate();
  }

  protected override updated() {
    const stage = this.querySelector('.stage-area');
    if (stage !== this.#measured) {
      this.#size.disconnect();
      if (stage) this.#size.observe(stage);
      this.#measured = stage;
    }
    this.session.view(wishes(this.#planned, heights(this), this.session.means));
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
    const arrangement = this.arrange();
    return html`<div class="frame ${this.kiosk ? 'kiosk' : this.panelOpen ? '' : 'wide'} ${session.conducts ? 'conducting' : 'site'}" data-testid="room"
        data-role=${session.self.role} data-media=${session.media} data-line=${session.line.up ? 'up' : 'down'}>
      ${topBar(session.state, now)} ${banners(session, Date.now(), this.acts.devices)}
      <main class="stage-column on-${arrangement.kind}">
        ${arrangement.own ? ownNotice(session.state, arrangement, this.follow) : nothing}
        <div class="stage-area">${this.pictures(arrangement, now)}
          ${captions(session, now, () => this.requestUpdate())}
          <gb-procedure .session=${session} .change=${this.change} .nowMillis=${now}></gb-procedure></div>
        ${
          session.state.captioner === session.self.site
            ? html`<gb-caption-line .session=${session} .change=${this.change}></gb-caption-line>`
            : nothing
        }
        ${session.conducts || this.kiosk ? nothing : standingBar(session)}
        ${arrangement.kind === 'GRID' || this.kiosk ? nothing : strip(session, this.#planned, this.choose, () => this.show('roll'))}
      </main>
      ${this.panelOpen && !this.kiosk ? this.panel(now) : nothing}
      ${this.kiosk ? nothing : controls(session, this.acts, this.panelOpen)}
    </div>
    ${this.dialog()}
    <div class="sr-only" aria-live="polite">${this.said}</div>
    <div class="sr-only" role="alert">${this.saidUrgently}</div>`;
  }

  private arrange(): Arrangement {
    const { session } = this;
    const received = session.sections.filter((section) => section.role !== 'voice').length;
    const most = received + (session.self.role === 'OBSERVER' ? 0 : 1);
    const arrangement = arrange(session.state, this.viewing, session.spoke, capacityOf(most, this.area));
    const receiving = {
      sections: session.sections,
      site: (mid: string) => session.slots.site(mid),
      self: session.self.site,
      first: [session.state.floor?.site ?? '', ...session.spoke],
      asked: (mid: string, site: string) => session.hasAsked(mid, site),
    };
    this.#planned = uses(arrangement, receiving, session.means);
    return arrangement;
  }

  private pictures(arrangement: Arrangement, nowMillis: number) {
    const { session } = this;
    if (arrangement.kind === 'PAIR') return pair(session, arrangement, nowMillis);
    if (arrangement.kind === 'GRID') {
      return grid({ session, arrangement, area: this.area, choose: this.choose, turn: (page) => this.turn(page) });
    }
    return stage({
      session,
      nowMillis,
      arrangement,
      documents: this.documents,
      change: this.change,
      swap: () => {
        this.viewing = { ...this.viewing, layout: arrangement.kind === 'DOCUMENT' ? 'STAGE' : 'DOCUMENT' };
      },
    });
  }

  /** A tile was clicked: those who conduct act on the site, others look at it. */
  private readonly choose = (site: string) => {
    this.chosen = site;
    if (this.session.conducts) this.question = 'site';
    else this.viewing = { ...FOLLOWING, site };
  };

  private readonly follow = () => {
    this.viewing = FOLLOWING;
    this.question = null;
  };

  private turn(page: number) {
    this.viewing = { ...this.viewing, page: Math.max(0, page) };
  }

  private layOut(kind: LayoutKind) {
    this.question = null;
    if (this.session.conducts && this.layoutForAll) {
      this.viewing = FOLLOWING;
      void act(this.session, { type: 'SetLayout', layout: kind });
    } else {
      this.viewing = { ...FOLLOWING, layout: kind };
    }
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

  private dialog() {
    return dialog(this.question, {
      session: this.session,
      change: this.change,
      chosen: this.chosen,
      shut: () => {
        this.question = null;
      },
      leave: () => {
        this.left = true;
        this.session.leave();
        this.dispatchEvent(new CustomEvent('gb-left', { bubbles: true }));
      },
      layout: {
        arrangement: () => this.arrange(),
        forAll: this.session.conducts && this.layoutForAll,
        setForAll: (on) => {
          this.layoutForAll = on;
        },
        choose: (kind) => this.layOut(kind),
        follow: this.follow,
      },
    });
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
      } else this.acts.devices();
    },
    camera: () => {
      if (this.session.own.capture.camera) this.session.own.setCamera(!this.session.own.cameraOn);
      else this.acts.devices();
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
      void import('./gb-settings');
      void import('./gb-meeting-settings');
      this.question = 'devices';
    },
    layout: () => {
      this.question = 'layout';
    },
    vote: () => {
      void import('./gb-vote-form');
      this.question = 'vote';
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
    if (this.ending || this.question || this.kiosk) return;
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
      mark: () => void markDecision(session),
      tab: (tab) => this.show(tab),
      layout: acts.layout,
      turn: (by) => this.turn(this.viewing.page + by),
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
