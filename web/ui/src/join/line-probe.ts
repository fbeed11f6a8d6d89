/**
 * Sends a small moving picture (and the microphone, when there is one) to the server for a few
 * seconds and plays it back from there: the very way a meeting's media goes.
 */
import type { SessionAnswer, Sessions } from '../media/sessions';
import { connectedWithin } from '../media/wire';

export interface ProbeResult {
  path: 'UDP' | 'TCP' | 'NONE';
  rttMillis: number | null;
  /** The worse of both directions. */
  lossPercent: number | null;
  /** Milliseconds to encode one picture of 640×360. */
  encodeMillis: number | null;
}

type Report = Record<string, unknown> & { id: string; type: string };

const WIDTH = 640;
const HEIGHT = 360;
const PICTURES_A_SECOND = 15;
const MOST_BPS = 250_000;
const CONNECT_MILLIS = 8000;
const PROBE_MILLIS = 4000;
/** Fewer packets say nothing of a percent. */
const ENOUGH_PACKETS = 60;

export interface ProbeOptions {
  up: Sessions;
  down: Sessions;
  iceServers: RTCIceServer[];
  microphone: MediaStreamTrack | null;
  signal: AbortSignal;
}

export async function probeMedia(options: ProbeOptions): Promise<ProbeResult> {
  const scene = movingPicture();
  const voice = options.microphone?.clone() ?? null;
  const up = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: options.iceServers });
  const down = new RTCPeerConnection({ bundlePolicy: 'max-bundle', iceServers: options.iceServers });
  const ended: (() => void)[] = [];
  try {
    up.addTransceiver(scene.track, { direction: 'sendonly', sendEncodings: [{ maxBitrate: MOST_BPS }] });
    if (voice) up.addTransceiver(voice, { direction: 'sendonly' });
    down.addTransceiver('video', { direction: 'recvonly' });
    down.addTransceiver('audio', { direction: 'recvonly' });
    if (!(await join(up, options.up, ended))) return nothingGotThrough();
    // That the picture comes back says more, but is not needed to say that it got there.
    await join(down, options.down, ended).catch(() => false);
    await pause(PROBE_MILLIS, options.signal);
    return read(await reports(up), await reports(down));
  } finally {
    scene.stop();
    voice?.stop();
    up.close();
    down.close();
    for (const end of ended) end();
  }
}

export function nothingGotThrough(): ProbeResult {
  return { path: 'NONE', rttMillis: null, lossPercent: null, encodeMillis: null };
}

async function join(connection: RTCPeerConnection, sessions: Sessions, ended: (() => void)[]): Promise<boolean> {
  await connection.setLocalDescription(await connection.createOffer());
  const session: SessionAnswer = await sessions.create(connection.localDescription?.sdp ?? '');
  ended.push(() => sessions.end(session));
  await connection.setRemoteDescription({ type: 'answer', sdp: session.sdp });
  return connectedWithin(connection, CONNECT_MILLIS);
}

/** Reduces the two ends' statistics. */
export function read(up: Report[], down: Report[]): ProbeResult {
  const byId = new Map(up.map((report) => [report.id, report]));
  const transport = up.find((report) => report.type === 'transport');
  const pair = byId.get(String(transport?.selectedCandidatePairId));
  const local = byId.get(String(pair?.localCandidateId));
  const video = up.find((report) => report.type === 'outbound-rtp' && report.kind === 'video');
  const losses = [lossUp(up), lossDown(down)].filter((loss) => loss !== null);
  const rtt = pair?.currentRoundTripTime;
  return {
    path: (local?.relayProtocol ?? local?.protocol) === 'udp' ? 'UDP' : 'TCP',
    rttMillis: typeof rtt === 'number' ? Math.max(1, Math.round(rtt * 1000)) : null,
    lossPercent: losses.length > 0 ? Math.round(Math.max(...losses) * 1000) / 10 : null,
    encodeMillis:
      number(video?.framesEncoded) > 0
        ? Math.round((number(video?.totalEncodeTime) / number(video?.framesEncoded)) * 10_000) / 10
        : null,
  };
}

function lossUp(reports: Report[]): number | null {
  const sent = sum(reports, 'outbound-rtp', 'packetsSent');
  const told = reports.filter((report) => report.type === 'remote-inbound-rtp');
  if (sent < ENOUGH_PACKETS || told.length === 0) return null;
  return Math.max(0, sum(told, 'remote-inbound-rtp', 'packetsLost')) / sent;
}

function lossDown(reports: Report[]): number | null {
  const lost = Math.max(0, sum(reports, 'inbound-rtp', 'packetsLost'));
  const all = sum(reports, 'inbound-rtp', 'packetsReceived') + lost;
  return all < ENOUGH_PACKETS ? null : lost / all;
}

function sum(reports: Report[], type: string, member: string): number {
  return reports.filter((report) => report.type === type).reduce((all, report) => all + number(report[member]), 0);
}

function number(value: unknown): number {
  return typeof value === 'number' ? value : 0;
}

async function reports(connection: RTCPeerConnection): Promise<Report[]> {
  const found: Report[] = [];
  (await connection.getStats()).forEach((report: Report) => {
    found.push(report);
  });
  return found;
}

/** Something that moves as people do: most of it stays, some of it changes. */
function movingPicture(): { track: MediaStreamTrack; stop: () => void } {
  const canvas = document.createElement('canvas');
  canvas.width = WIDTH;
  canvas.height = HEIGHT;
  const paper = canvas.getContext('2d') as CanvasRenderingContext2D;
  let step = 0;
  const draw = (): void => {
    step++;
    paper.fillStyle = '#3d5a55';
    paper.fillRect(0, 0, WIDTH, HEIGHT);
    for (let n = 0; n < 24; n++) {
      paper.fillStyle = `hsl(${(n * 31 + step) % 360} 45% ${35 + (n % 5) * 8}%)`;
      const x = WIDTH / 2 + Math.sin(step / 9 + n) * (40 + n * 9);
      const y = HEIGHT / 2 + Math.cos(step / 7 + n * 2) * (20 + n * 5);
      paper.fillRect(x, y, 36, 36);
    }
  };
  draw();
  const drawing = setInterval(draw, 1000 / PICTURES_A_SECOND);
  const track = canvas.captureStream(PICTURES_A_SECOND).getVideoTracks()[0] as MediaStreamTrack;
  return {
    track,
    stop: () => {
      clearInterval(drawing);
      track.stop();
    },
  };
}

function pause(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((done, refuse) => {
    const timer = setTimeout(done, millis);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      refuse(new Error('aborted'));
    });
  });
}
