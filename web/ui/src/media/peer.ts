import { Backoff } from './backoff';
import { answerAfterRestart, cautiousAnswer, restartFragment, speechAnswer } from './sdp';
import { Sending } from './sending';
import { type SessionAnswer, SessionRefused, type Sessions } from './sessions';
import { type SlotRole, sessionId } from './slots';
import { connectedWithin, makeWire, type Wire, type WireOptions } from './wire';

/** One receiving section. */
export interface Section {
  mid: string;
  role: SlotRole;
  stream: MediaStream;
}

export type PeerStatus = 'idle' | 'connecting' | 'connected' | 'recovering' | 'refused' | 'closed';

export interface PeerListener {
  statusChanged(status: PeerStatus): void;
  /** A session has begun (first, or anew after a loss): these sections replace all earlier ones. */
  begun(session: string, sections: Section[]): void;
}

export interface PeerOptions extends WireOptions {
  /** Tests bring their own. */
  makeWire?: (options: WireOptions) => Wire;
  random?: () => number;
  /** Over how long those in the room come back when all have lost it at once. */
  spreadMillis?: () => number;
}

/** Which layers of one sending section are watched. */
export interface WantedLayers {
  mid: string;
  rids: string[];
}

const DISCONNECTED_PATIENCE_MILLIS = 2000;
const RESTART_PATIENCE_MILLIS = 4000;
const JOIN_PATIENCE_MILLIS = 8000;
/** The server keeps a broken session this long for us. */
const RESUME_MILLIS = 60_000;
/** Restarts that the server has answered and that did not help. */
const MOST_RESTARTS = 4;
/** A whole province that has lost its server comes back over this time, not at once. */
const MOST_SPREAD_MILLIS = 1500;
const SPREAD_MILLIS_A_SITE = 3;

/** The fewer there are, the sooner all can be back. */
export function spreadFor(sites: number): number {
  return Math.min(MOST_SPREAD_MILLIS, sites * SPREAD_MILLIS_A_SITE);
}

/**
 * Our end of the media session: one peer connection, one offer, one answer. Its offer is made ahead,
 * while the user still looks at the join page; `join` then costs one request. It recovers by itself:
 * a broken line is resumed by an ICE restart beside the old path, tried until the server knows the
 * session no more; then a new session, tried until it is closed or refused.
 */
export class RoomPeer {
  #wire: Wire | null = null;
  #warm: Promise<Wire> | null = null;
  #session: (SessionAnswer & { since: number }) | null = null;
  #status: PeerStatus = 'idle';
  #working = false;
  /** The server has told that our session is unknown to it. */
  #unknown = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #wake: () => void = () => undefined;
  #toldUnknown: () => void = () => undefined;
  #microphone: MediaStreamTrack | null = null;
  #picture: { track: MediaStreamTrack | null; screen: boolean } = { track: null, screen: false };
  #refusal: SessionRefused | null = null;
  #wanted = new Map<string, WantedLayers[]>();
  readonly #sending = new Sending();
  readonly #backoff: Backoff;
  readonly #random: () => number;

  constructor(
    private readonly sessions: Sessions,
    private readonly options: PeerOptions,
    private readonly listener: PeerListener,
  ) {
    this.#random = options.random ?? Math.random;
    this.#backoff = new Backoff(300, 2000, this.#random);
  }

  get status(): PeerStatus {
    return this.#status;
  }

  /** Why the server will not have us, once the status is `refused`. */
  get refusal(): SessionRefused | null {
    return this.#refusal;
  }

  /** For statistics only. */
  get connection(): RTCPeerConnection | null {
    return this.#session ? (this.#wire?.connection ?? null) : null;
  }

  /** Makes the connection and its offer; nothing is sent yet. */
  async prepare(): Promise<void> {
    await this.#prepared();
  }

  /** Joins, and stays joined until closed or refused. */
  join(): void {
    this.#recover('join');
  }

  /** The way to the server may be another one: looks for a new path while the old one is still used. */
  networkChanged(): void {
    if (this.#working) this.#hurry();
    else if (this.#status === 'connected') this.#recover('restart');
  }

  /**
   * The server can be reached, and has these sessions of ours.
   *
   * @param askedAt when it was asked: what has begun since it cannot know
   */
  known(sessions: readonly string[], askedAt: number): void {
    const session = this.#session;
    if (!session || session.since >= askedAt) {
      this.#hurry();
      return;
    }
    if (!sessions.includes(sessionId(session.location))) {
      this.#unknown = true;
      this.#toldUnknown();
    }
    if (this.#working) this.#hurry();
    else if (this.#unknown || this.#wire?.connection.connectionState !== 'connected') this.#recover('restart');
  }

  /** Sends this track from now on; null sends nothing. Needs no renegotiation. */
  setMicrophone(track: MediaStreamTrack | null): void {
    this.#microphone = track;
    void this.#wire?.microphone.sender.replaceTrack(track).catch(() => undefined);
  }

  /** The camera, or the screen in its place; null sends nothing. */
  setPicture(track: MediaStreamTrack | null, screen = false): void {
    this.#picture = { track, screen };
    const replaced = this.#wire?.camera.sender.replaceTrack(track) ?? Promise.resolve();
    void replaced.then(() => this.#sending.show(track, screen)).catch(() => undefined);
  }

  /** The line carries speech alone: no picture is sent until it is better. */
  setVoiceOnly(only: boolean): void {
    this.#sending.voiceOnly(only);
  }

  /** What the server says is watched. It may come before the answer that names the session. */
  wantLayers(session: string, layers: WantedLayers[]): void {
    if (this.#wanted.size > 4) this.#wanted.clear();
    this.#wanted.set(session, layers);
    this.#applyWanted();
  }

  /**
   * Leaves for good.
   *
   * @param telling whether the server must be told; not when it was the one to end the session
   */
  close(telling = true): void {
    if (this.#status === 'closed') return;
    this.#setStatus('closed');
    this.#discard(telling);
    this.#wake();
  }

  #prepared(): Promise<Wire> {
    this.#warm ??= this.#build();
    return this.#warm;
  }

  async #build(): Promise<Wire> {
    const wire = (this.options.makeWire ?? makeWire)(this.options);
    const { connection } = wire;
    this.#wire = wire;
    if (this.options.sends) {
      await wire.microphone.sender.replaceTrack(this.#microphone);
      await wire.camera.sender.replaceTrack(this.#picture.track);
    }
    connection.addEventListener('connectionstatechange', () => this.#connectionChanged(connection));
    await connection.setLocalDescription(await connection.createOffer());
    return wire;
  }

  #connectionChanged(connection: RTCPeerConnection): void {
    if (connection !== this.#wire?.connection) return;
    clearTimeout(this.#patience);
    switch (connection.connectionState) {
      case 'connected':
        this.#backoff.reset();
        this.#setStatus('connected');
        this.#wake();
        break;
      case 'disconnected':
        // Often mends itself; a restart in the first moment would only disturb it.
        this.#patience = setTimeout(() => this.#recover('restart'), DISCONNECTED_PATIENCE_MILLIS);
        break;
      case 'failed':
        this.#recover('restart');
        break;
      default:
    }
  }

  #recover(how: 'join' | 'restart'): void {
    if (this.#working || this.#status === 'closed') return;
    this.#working = true;
    if (this.#status === 'idle') this.#setStatus('connecting');
    void this.#attempt(how).finally(() => {
      this.#working = false;
    });
  }

  async #attempt(how: 'join' | 'restart'): Promise<void> {
    if (how === 'restart') {
      if (await this.#resume()) return;
      this.#setStatus('recovering');
      await this.#rest(this.#random() * (this.options.spreadMillis?.() ?? MOST_SPREAD_MILLIS));
    }
    while (!this.#isClosed()) {
      let wait: number | null = null;
      try {
        if (await this.#joinAnew()) return;
      } catch (error) {
        if (error instanceof SessionRefused) {
          if (!error.retry) {
            this.#refusal = error;
            this.#discard();
            this.#setStatus('refused');
            return;
          }
          wait = this.#asTold(error);
        }
      }
      // An offer that nobody has answered is as good as a new one.
      if (this.#session) this.#discard();
      if (wait === null) await this.#rest(this.#backoff.next());
      else await sleep(wait);
    }
  }

  /** Restarts ICE until the line is back; false when the session is lost. */
  async #resume(): Promise<boolean> {
    const until = Date.now() + RESUME_MILLIS;
    let answered = 0;
    while (!this.#isClosed() && !this.#unknown && answered < MOST_RESTARTS && Date.now() < until) {
      const wire = this.#wire;
      const session = this.#session;
      if (!wire || !session) return false;
      let wait: number | null = null;
      try {
        if (wire.connection.connectionState !== 'connected') this.#setStatus('recovering');
        // A server that has just come back may take its time to say what its socket has said already.
        if (!(await this.#sooner(this.#restart(wire, session)))) continue;
        answered++;
        if (await connectedWithin(wire.connection, RESTART_PATIENCE_MILLIS)) {
          this.#setStatus('connected');
          return true;
        }
      } catch (error) {
        if (error instanceof SessionRefused) {
          if (!error.retry) return false;
          wait = this.#asTold(error);
        }
      }
      await this.#rest(wait ?? this.#backoff.next());
      // A line may mend itself while nobody answers.
      if (!this.#unknown && wire === this.#wire && wire.connection.connectionState === 'connected') {
        this.#setStatus('connected');
        return true;
      }
    }
    return this.#isClosed();
  }

  /** Offers new credentials and takes the server's; the old path is used until a new one is there. */
  async #restart(wire: Wire, session: SessionAnswer): Promise<void> {
    const { connection } = wire;
    await connection.setLocalDescription(await connection.createOffer({ iceRestart: true }));
    const offer = connection.localDescription?.sdp ?? '';
    const fragment = await this.sessions.restart(session, restartFragment(offer));
    const answer = answerAfterRestart(session.sdp, fragment);
    await connection.setRemoteDescription({ type: 'answer', sdp: answer });
    session.sdp = answer;
  }

  async #joinAnew(): Promise<boolean> {
    if (this.#session) this.#discard();
    const wire = await this.#prepared();
    const offer = wire.connection.localDescription?.sdp ?? '';
    const session = await this.sessions.create(offer);
    if (this.#wire !== wire) {
      this.sessions.end(session);
      return true; // closed while the server answered
    }
    session.sdp = cautiousAnswer(speechAnswer(session.sdp));
    this.#session = { ...session, since: Date.now() };
    this.#unknown = false;
    await wire.connection.setRemoteDescription({ type: 'answer', sdp: session.sdp });
    this.#sending.use(
      this.options.sends ? wire.camera.sender : null,
      this.options.sends ? wire.microphone.sender : null,
    );
    this.#sending.show(this.#picture.track, this.#picture.screen);
    this.#applyWanted();
    this.listener.begun(
      sessionId(session.location),
      wire.receivers.map(({ role, transceiver }) => ({
        mid: transceiver.mid ?? '',
        role,
        stream: new MediaStream([transceiver.receiver.track]),
      })),
    );
    return connectedWithin(wire.connection, JOIN_PATIENCE_MILLIS);
  }

  #applyWanted(): void {
    const session = this.#session ? sessionId(this.#session.location) : '';
    const camera = this.#wire?.camera.mid;
    const wanted = this.#wanted.get(session)?.find((layers) => layers.mid === camera);
    if (wanted) this.#sending.want(wanted.rids);
  }

  /** As long as the server asks to wait, and a little longer by chance. */
  #asTold(refused: SessionRefused): number | null {
    return refused.retryAfterMillis === null ? null : refused.retryAfterMillis * (1 + this.#random() / 2);
  }

  #hurry(): void {
    this.#backoff.reset();
    this.#wake();
  }

  /** Whether this was done before the server told that it does not know our session. */
  async #sooner(work: Promise<void>): Promise<boolean> {
    work.catch(() => undefined); // when nobody waits for it any more
    const told = new Promise<false>((done) => {
      this.#toldUnknown = () => done(false);
    });
    return Promise.race([work.then(() => true), told]);
  }

  /** Waits, unless there is news. */
  #rest(millis: number): Promise<void> {
    return new Promise((done) => {
      const timer = setTimeout(done, millis);
      this.#wake = () => {
        clearTimeout(timer);
        done();
      };
    });
  }

  #discard(telling = true): void {
    clearTimeout(this.#patience);
    const wire = this.#wire;
    const session = this.#session;
    this.#wire = null;
    this.#warm = null;
    this.#session = null;
    this.#sending.use(null, null);
    wire?.connection.close();
    if (session && telling && !this.#unknown) this.sessions.end(session);
  }

  #isClosed(): boolean {
    return this.#status === 'closed';
  }

  #setStatus(status: PeerStatus): void {
    if (status === this.#status || this.#status === 'closed') return;
    this.#status = status;
    this.listener.statusChanged(status);
  }
}

function sleep(millis: number): Promise<void> {
  return new Promise((done) => setTimeout(done, millis));
}
