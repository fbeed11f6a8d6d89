import { Backoff } from './backoff';
import { VOICES } from './layout';
import { answerAfterRestart, restartFragment, speechAnswer } from './sdp';
import { type SessionAnswer, SessionRefused, type Sessions } from './sessions';
import { type SlotRole, sessionId } from './slots';

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

export interface PeerOptions {
  thumbnails: number;
  /** Observers send nothing. */
  sends: boolean;
}

interface Wire {
  connection: RTCPeerConnection;
  microphone: RTCRtpTransceiver | null;
  camera: RTCRtpTransceiver | null;
  receivers: { role: SlotRole; transceiver: RTCRtpTransceiver }[];
}

/** Small layer first: the order in which an answer without simulcast keeps only the first. */
const LAYERS: RTCRtpEncodingParameters[] = [
  { rid: 'l', scaleResolutionDownBy: 2, maxBitrate: 150_000 },
  { rid: 'h', scaleResolutionDownBy: 1, maxBitrate: 600_000 },
];
const SINGLE: RTCRtpEncodingParameters = { scaleResolutionDownBy: 1, maxBitrate: 600_000 };

const DISCONNECTED_PATIENCE_MILLIS = 2000;
const RESTART_PATIENCE_MILLIS = 4000;
const JOIN_PATIENCE_MILLIS = 8000;

/**
 * Our end of the media session: one peer connection, one offer, one answer. Its offer is made ahead,
 * while the user still looks at the join page; `join` then costs one request. It recovers by itself:
 * ICE restart first, a new session after, and goes on trying until it is closed or refused.
 */
export class RoomPeer {
  #wire: Wire | null = null;
  #warm: Promise<Wire> | null = null;
  #session: SessionAnswer | null = null;
  #status: PeerStatus = 'idle';
  #working = false;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #microphone: MediaStreamTrack | null = null;
  #camera: MediaStreamTrack | null = null;
  #refusal: SessionRefused | null = null;
  readonly #backoff = new Backoff();

  constructor(
    private readonly sessions: Sessions,
    private readonly options: PeerOptions,
    private readonly listener: PeerListener,
  ) {}

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
    if (this.#status === 'closed') return;
    this.#recover('join');
  }

  /** The network has changed, or the server has been away: makes sure that the session still lives. */
  verify(): void {
    if (this.#status === 'connected' || this.#status === 'recovering') this.#recover('restart');
  }

  /** Sends this track from now on; null sends nothing. Needs no renegotiation. */
  setMicrophone(track: MediaStreamTrack | null): void {
    this.#microphone = track;
    void this.#wire?.microphone?.sender.replaceTrack(track);
  }

  setCamera(track: MediaStreamTrack | null): void {
    this.#camera = track;
    void this.#wire?.camera?.sender.replaceTrack(track);
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
  }

  #prepared(): Promise<Wire> {
    this.#warm ??= this.#build();
    return this.#warm;
  }

  async #build(): Promise<Wire> {
    const connection = new RTCPeerConnection({ bundlePolicy: 'max-bundle', rtcpMuxPolicy: 'require' });
    const wire: Wire = { connection, microphone: null, camera: null, receivers: [] };
    this.#wire = wire;
    const direction = this.options.sends ? 'sendonly' : 'inactive';
    wire.microphone = connection.addTransceiver('audio', { direction });
    wire.camera = this.#addCamera(connection, direction);
    const receive = (role: SlotRole, kind: 'audio' | 'video', count: number): void => {
      for (let n = 0; n < count; n++) {
        wire.receivers.push({ role, transceiver: connection.addTransceiver(kind, { direction: 'recvonly' }) });
      }
    };
    receive('voice', 'audio', VOICES);
    receive('stage', 'video', 1);
    receive('thumbnail', 'video', this.options.thumbnails);
    for (const transceiver of connection.getTransceivers()) preferOurCodecs(transceiver);
    if (this.options.sends) {
      await wire.microphone.sender.replaceTrack(this.#microphone);
      await wire.camera.sender.replaceTrack(this.#camera);
    }
    connection.addEventListener('connectionstatechange', () => this.#connectionChanged(connection));
    await connection.setLocalDescription(await connection.createOffer());
    return wire;
  }

  #addCamera(connection: RTCPeerConnection, direction: RTCRtpTransceiverDirection): RTCRtpTransceiver {
    if (this.options.sends) {
      try {
        const sendEncodings = LAYERS.map((layer) => ({ ...layer }));
        return connection.addTransceiver('video', { direction, sendEncodings });
      } catch {
        // A browser without layers by rid sends one picture.
      }
    }
    return connection.addTransceiver('video', { direction });
  }

  #connectionChanged(connection: RTCPeerConnection): void {
    if (connection !== this.#wire?.connection) return;
    clearTimeout(this.#patience);
    switch (connection.connectionState) {
      case 'connected':
        this.#backoff.reset();
        this.#setStatus('connected');
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
    this.#setStatus(this.#status === 'idle' ? 'connecting' : 'recovering');
    void this.#attempt(how).finally(() => {
      this.#working = false;
    });
  }

  async #attempt(how: 'join' | 'restart'): Promise<void> {
    if (how === 'restart' && (await this.#restart())) return;
    while (this.#status !== 'closed') {
      try {
        if (await this.#joinAnew()) return;
      } catch (error) {
        if (error instanceof SessionRefused && !error.retry) {
          this.#refusal = error;
          this.#discard();
          this.#setStatus('refused');
          return;
        }
      }
      // An offer that nobody has answered is as good as a new one.
      if (this.#session) this.#discard();
      await new Promise((done) => setTimeout(done, this.#backoff.next()));
    }
  }

  /** Restarts ICE in the present session; false when there is none any more, or it does not help. */
  async #restart(): Promise<boolean> {
    const wire = this.#wire;
    const session = this.#session;
    if (!wire || !session) return false;
    const connection = wire.connection;
    try {
      await connection.setLocalDescription(await connection.createOffer({ iceRestart: true }));
      const offer = connection.localDescription?.sdp ?? '';
      const fragment = await this.sessions.restart(session, restartFragment(offer));
      const answer = answerAfterRestart(session.sdp, fragment);
      await connection.setRemoteDescription({ type: 'answer', sdp: answer });
      session.sdp = answer;
      const connected = await connectedWithin(connection, RESTART_PATIENCE_MILLIS);
      if (connected) this.#setStatus('connected');
      return connected;
    } catch {
      return false;
    }
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
    session.sdp = speechAnswer(session.sdp);
    this.#session = session;
    await wire.connection.setRemoteDescription({ type: 'answer', sdp: session.sdp });
    await fitLayers(wire.camera);
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

  #discard(telling = true): void {
    clearTimeout(this.#patience);
    const wire = this.#wire;
    const session = this.#session;
    this.#wire = null;
    this.#warm = null;
    this.#session = null;
    wire?.connection.close();
    if (session && telling) this.sessions.end(session);
  }

  #setStatus(status: PeerStatus): void {
    if (status === this.#status || this.#status === 'closed') return;
    this.#status = status;
    this.listener.statusChanged(status);
  }
}

/** VP8 and Opus alone, with retransmission: every slot must be able to show every sender. */
function preferOurCodecs(transceiver: RTCRtpTransceiver): void {
  const kind = transceiver.receiver.track.kind;
  const wanted = kind === 'audio' ? ['audio/opus'] : ['video/vp8', 'video/rtx'];
  const codecs = (RTCRtpReceiver.getCapabilities?.(kind)?.codecs ?? []).filter((codec) =>
    wanted.includes(codec.mimeType.toLowerCase()),
  );
  try {
    if (codecs.length > 0) transceiver.setCodecPreferences?.(codecs);
  } catch {
    // The server chooses from the longer list instead.
  }
}

/** An answer without simulcast leaves the smallest layer alone: then it must carry the full picture. */
async function fitLayers(camera: RTCRtpTransceiver | null): Promise<void> {
  const parameters = camera?.sender.getParameters();
  const only = parameters?.encodings?.length === 1 ? parameters.encodings[0] : undefined;
  if (!camera || !parameters || !only) return;
  Object.assign(only, SINGLE);
  await camera.sender.setParameters(parameters).catch(() => undefined);
}

function connectedWithin(connection: RTCPeerConnection, millis: number): Promise<boolean> {
  return new Promise((done) => {
    const finish = (connected: boolean): void => {
      clearTimeout(timer);
      connection.removeEventListener('connectionstatechange', look);
      done(connected);
    };
    const look = (): void => {
      const state = connection.connectionState;
      if (state === 'connected') finish(true);
      else if (state === 'failed' || state === 'closed') finish(false);
    };
    const timer = setTimeout(() => finish(false), millis);
    connection.addEventListener('connectionstatechange', look);
    look();
  });
}
