import type { Capture } from '../media/captures';
import { stripFor, thisMachine, thumbnailsFor } from '../media/layout';
import { watchNetwork } from '../media/network';
import { OwnMedia } from '../media/own-media';
import { type PeerStatus, RoomPeer, type Section, spreadFor } from '../media/peer';
import { Playback } from '../media/playback';
import type { Sessions } from '../media/sessions';
import { SlotTable, type Wish } from '../media/slots';
import type { ThriftMode } from '../media/thrift';
import { Asking } from './asking';
import { conducts } from './audibility';
import { Captions } from './captions';
import { ServerClock } from './clock';
import { loudness } from './fade';
import { Measuring } from './measuring';
import type { Command, FromServer, Point, RoomEvent, RoomState, Self, Site, SiteLine } from './protocol';
import { type CommandRefused, isFinal, type Line, RoomSocket } from './socket';
import { EMPTY, reduce } from './state';
import type { Means } from './view';

export interface Entrance {
  briefing: string;
  token: string;
  self: Self;
  iceServers?: RTCIceServer[];
}

export interface Doors {
  sessions: Sessions;
  openLine: () => Line;
  /** Whether the server can be reached. */
  answers?: () => Promise<boolean>;
}

export interface LineState {
  up: boolean;
  retryAtMillis: number | null;
  everUp: boolean;
}

const FADE_STEP_MILLIS = 100;

/**
 * One site's stay in the room: its state, its line, its media. It draws nothing; whoever draws
 * subscribes and is called after every change.
 */
export class RoomSession {
  state: RoomState = EMPTY;
  self: Self;
  line: LineState = { up: false, retryAtMillis: null, everUp: false };
  media: PeerStatus = 'idle';
  sections: Section[] = [];
  dominant: string | null = null;
  /** Who spoke last, the last first. */
  spoke: readonly string[] = [];
  /** What this site sends. */
  readonly own: OwnMedia;
  /** The lines that are not good, by site, as the server sees them. */
  lines: Record<string, SiteLine> = {};
  /** The browser wants a click before it lets us be heard. */
  soundBlocked = false;
  goodbye: string | null = null;
  /** A press of the microphone's button that the server has not answered yet. */
  wantsMicrophone: boolean | null = null;
  /** People at this site, to be told to the room on entering; null when nobody has counted. */
  people: number | null = null;
  /** Whether they were counted on this very page: only then another device's count gives way. */
  counted = false;
  /** The site in the same hall our sound went round with, until our microphone is on again; null when none. */
  howlingWith: string | null = null;
  readonly clock = new ServerClock();
  readonly slots = new SlotTable();
  readonly captions = new Captions();

  readonly #peer: RoomPeer;
  readonly #socket: RoomSocket;
  readonly #playback: Playback;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<(message: FromServer) => void>();
  readonly #stop: (() => void)[] = [];
  /** The user wants silence and the server may not know it yet. */
  #silenced = false;
  /** Hints the reader has put away. */
  readonly #understood = new Set<string>();
  #entered = false;
  readonly #measuring = new Measuring({
    connection: () => (this.media === 'connected' ? this.#peer.connection : null),
    measured: () => this.#changed(),
    saving: () => this.#save(),
  });
  readonly #asking = new Asking((slots) => {
    if (!this.line.up) return false;
    // A view is only a wish: the next one comes with the next change of layout.
    this.command({ type: 'View', slots }).catch((_refused: CommandRefused) => undefined);
    return true;
  });
  #toldScreen = false;
  #fading: ReturnType<typeof setTimeout> | undefined;

  constructor(
    readonly entrance: Entrance,
    doors: Doors,
  ) {
    this.self = entrance.self;
    this.#peer = new RoomPeer(
      doors.sessions,
      {
        sends: entrance.self.role !== 'OBSERVER',
        iceServers: entrance.iceServers ?? [],
        spreadMillis: () => spreadFor(Object.values(this.state.sites).filter((site) => site.online).length),
        thumbnails: thumbnailsFor(thisMachine()),
      },
      {
        statusChanged: (status) => this.#mediaChanged(status),
        begun: (session, sections) => this.#begun(session, sections),
      },
    );
    this.own = new OwnMedia(this.#peer, () => {
      this.#applyMicrophone();
      this.#tellPicture();
      this.#changed();
    });
    this.#socket = new RoomSocket(
      { token: entrance.token, open: doors.openLine, ...(doors.answers && { answers: doors.answers }) },
      {
        message: (message, askedAt) => this.#take(message, askedAt),
        lineChanged: (up, retryAtMillis) => this.#lineChanged(up, retryAtMillis),
      },
    );
    this.#playback = new Playback((blocked) => {
      this.soundBlocked = blocked;
      this.#changed();
    });
  }

  /** Makes the offer ahead of the click. */
  prepare(): void {
    const plugged = (): void => void this.own.plugged();
    navigator.mediaDevices?.addEventListener?.('devicechange', plugged);
    this.#stop.push(() => navigator.mediaDevices?.removeEventListener?.('devicechange', plugged));
    void this.#peer.prepare().catch(() => undefined); // the join tells when it cannot be done
  }

  /**
   * Goes in.
   *
   * @param silent whether to come with the microphone off, whatever the server remembers
   */
  enter(silent: boolean): void {
    if (this.#entered) return;
    this.#entered = true;
    this.#silenced = silent;
    this.#peer.join();
    this.#socket.connect();
    const hurry = (): void => {
      this.#socket.hurry();
      this.#peer.networkChanged();
    };
    const leave = (): void => this.#peer.close();
    this.#measuring.start();
    window.addEventListener('pagehide', leave);
    this.#stop.push(
      watchNetwork(hurry),
      () => window.removeEventListener('pagehide', leave),
      () => this.#measuring.stop(),
    );
  }

  leave(): void {
    for (const stop of this.#stop.splice(0)) stop();
    this.#asking.stop();
    clearTimeout(this.#fading);
    // The media first: once the socket is gone the server ends the session by itself.
    this.#peer.close();
    this.#socket.close();
    this.#playback.stop();
    this.own.stop();
  }

  /** Calls back after every change until the returned function is called. */
  watch(watcher: () => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Hears passing messages that do not change the room (`Pointer`, `DocumentChanged`) until the returned function is called. */
  listen(listener: (message: FromServer) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells where we point; nobody answers. */
  point(point: Point): void {
    this.#socket.tell(point);
  }

  get me(): Site | undefined {
    return this.state.sites[this.self.site];
  }

  get conducts(): boolean {
    return conducts(this.self.role);
  }

  /** What the microphone's button shows. */
  get microphoneOn(): boolean {
    return this.wantsMicrophone ?? (this.me?.microphone === true && !this.#silenced);
  }

  get refusal() {
    return this.#peer.refusal;
  }

  /** The camera's and microphone's tracks, opened on the join page. */
  useCapture(capture: Capture): void {
    this.own.useCapture(capture);
    this.#saveOwn();
    this.#applyMicrophone();
  }

  async setMicrophone(on: boolean): Promise<void> {
    this.wantsMicrophone = on;
    this.#silenced = !on;
    this.#applyMicrophone();
    this.#changed();
    try {
      await this.command({ type: 'SetMicrophone', on });
      this.#silenced = false;
    } finally {
      this.wantsMicrophone = null;
      this.#applyMicrophone();
      this.#changed();
    }
  }

  /** Whether nothing is to be heard here. */
  setSilent(silent: boolean): void {
    this.#playback.setSilent(silent);
  }

  allowSound(): void {
    this.#playback.start();
  }

  command(command: Command): Promise<void> {
    return this.#socket.command(command);
  }

  get stats() {
    return this.#measuring.stats;
  }

  get lineQuality() {
    return this.#measuring.quality;
  }

  /** Sections whose picture has stood still. */
  get stalled() {
    return this.#measuring.stalled;
  }

  /** What this machine leaves out. */
  get thrift() {
    return this.#measuring.thrift;
  }

  /** Tells what is drawn. */
  view(wishes: Wish[]): void {
    this.#asking.show(wishes);
  }

  /** Where a site's picture is received; null when it is not. */
  sectionOf(site: string): Section | null {
    const mid = this.slots.midOf(site);
    return this.sections.find((section) => section.mid === mid) ?? null;
  }

  /** Whether the server was asked for this site in this section. */
  hasAsked(mid: string, site: string): boolean {
    return this.#asking.has(mid, site);
  }

  /** What this machine can show at once. */
  get means(): Means {
    const { pictures, height, framerate } = this.thrift.now;
    return { strip: stripFor(thisMachine()), pictures, height, framerate };
  }

  /** By measure, everything, little, or sound alone; remembered on this machine. */
  setThrift(mode: ThriftMode): void {
    this.#measuring.choose(mode);
  }

  #save(): void {
    this.#saveOwn();
    this.#changed();
  }

  #saveOwn(): void {
    this.own.save(this.thrift.now.own, this.thrift.mode === 'auto');
  }

  understand(hint: string): void {
    this.#understood.add(hint);
    this.#changed();
  }

  hasUnderstood(hint: string): boolean {
    return this.#understood.has(hint);
  }

  get entered(): boolean {
    return this.#entered;
  }

  retryNow(): void {
    this.#socket.hurry();
  }

  /** Tells whether our picture is a shared screen; a session that was told nothing sends a camera's. */
  #tellPicture(): void {
    const screen = this.own.screen !== null;
    if (!this.line.up || screen === this.#toldScreen) return;
    this.#toldScreen = screen;
    this.command({ type: 'Picture', screen }).catch((_refused: CommandRefused) => {
      this.#toldScreen = false; // told again when the line is up
    });
  }

  #take(message: FromServer, askedAt: number): void {
    switch (message.type) {
      case 'Welcome':
        this.clock.set(message.now, askedAt);
        this.self = message.self;
        this.state = { ...EMPTY, ...message.state };
        // Those that are not good are told again.
        this.lines = {};
        this.#peer.setVoiceOnly(false);
        this.#peer.known(message.sessions ?? [], askedAt);
        break;
      case 'Quality':
        this.#linesChanged(message.lines);
        break;
      case 'Caption':
        this.captions.take(message.text, message.done, this.clock.now());
        break;
      case 'Pointer':
      case 'DocumentChanged':
        for (const listener of this.#listeners) listener(message);
        return;
      case 'Layers':
        this.#peer.wantLayers(message.session, message.layers);
        return;
      case 'Event':
        this.state = reduce(this.state, message.event, message.at);
        this.#howls(message.event);
        break;
      case 'Slots':
        this.slots.apply(message);
        break;
      case 'Dominant':
        this.#speaks(message.site);
        break;
      case 'Goodbye':
        this.goodbye = message.reason;
        break;
      case 'Pong':
        this.clock.set(message.now, askedAt);
        return;
      default:
        return;
    }
    this.#applyMicrophone();
    if (this.over) {
      this.#peer.close(false);
      this.#playback.stop();
    }
    this.#changed();
  }

  /** Nothing more will come after these: closed, taken over, or shut out. */
  get over(): boolean {
    return this.state.phase === 'CLOSED' || (this.goodbye !== null && isFinal(this.goodbye));
  }

  #howls(event: RoomEvent): void {
    if (event.type === 'SiteMuted' && event.site === this.self.site) this.howlingWith = event.with ?? null;
    if (event.type === 'MicrophoneTurned' && event.site === this.self.site && event.on) this.howlingWith = null;
  }

  #speaks(site: string | null): void {
    this.dominant = site;
    if (site) this.spoke = [site, ...this.spoke.filter((other) => other !== site)].slice(0, 4);
  }

  #lineChanged(up: boolean, retryAtMillis: number | null): void {
    this.line = { up, retryAtMillis, everUp: this.line.everUp || up };
    if (up) {
      if (this.goodbye && this.state.phase !== 'CLOSED') this.goodbye = null;
      if (this.#silenced && this.me?.microphone) void this.setMicrophone(false).catch(() => undefined);
      else this.#silenced = false;
      if (this.people !== null && this.me?.people !== this.people && (this.counted || !this.me?.people)) {
        this.command({ type: 'CountPeople', count: this.people }).catch((_refused: CommandRefused) => undefined);
      }
      this.#asking.send();
      this.#toldScreen = false;
      this.#tellPicture();
    }
    this.#changed();
  }

  #mediaChanged(status: PeerStatus): void {
    this.media = status;
    if (status !== 'connected') this.#measuring.forget();
    // What broke the media has often broken the socket, which notices much later.
    if (status === 'recovering') this.#socket.doubt();
    this.#changed();
  }

  #linesChanged(told: readonly SiteLine[]): void {
    const lines = new Map(Object.entries(this.lines));
    for (const line of told) {
      if (line.level === 'good' && !line.voiceOnly) lines.delete(line.site);
      else lines.set(line.site, line);
    }
    this.lines = Object.fromEntries(lines);
    this.#peer.setVoiceOnly(this.voiceOnly);
  }

  /** Whether our own line carries speech alone just now. */
  get voiceOnly(): boolean {
    return this.lines[this.self.site]?.voiceOnly ?? false;
  }

  #begun(session: string, sections: Section[]): void {
    this.sections = sections;
    this.#measuring.forget();
    this.slots.begin(session);
    this.#playback.play(
      new Map(sections.filter((section) => section.role === 'voice').map((section) => [section.mid, section.stream])),
    );
    this.#asking.forget();
    this.#toldScreen = false;
    this.#tellPicture();
    this.#changed();
  }

  /** What leaves the machine follows the room's state at once, before the server drops it. */
  #applyMicrophone(): void {
    const track = this.own.capture.microphone;
    if (!track) return;
    const enabled = this.#entered && this.microphoneOn;
    if (track.enabled !== enabled) track.enabled = enabled;
  }

  /** A voice that is let fade gets lower step by step. */
  #fade(): void {
    const { floor } = this.state;
    const now = this.clock.now();
    this.#playback.setLoudness((mid) => loudness(floor, this.slots.site(mid), now));
    clearTimeout(this.#fading);
    if (floor?.fadingSince) this.#fading = setTimeout(() => this.#fade(), FADE_STEP_MILLIS);
  }

  #changed(): void {
    this.#fade();
    for (const watcher of this.#watchers) watcher();
  }
}
