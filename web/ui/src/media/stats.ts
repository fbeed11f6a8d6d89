/** What `getStats` says, reduced to what people and tests ask: loss, delay, frames, loudness. */

import type { Work } from './thrift';

export interface SlotStats {
  mid: string;
  kind: 'audio' | 'video';
  framesDecoded: number;
  framesPerSecond: number;
  /** Sum of squared amplitude over time since the session began. */
  audioEnergy: number;
  audioLevel: number;
}

export interface MediaStats {
  /** Milliseconds; null until measured. */
  rttMillis: number | null;
  /** Share of packets lost on the way to us since the sample before, 0..1. */
  lossDown: number;
  /** Share of our packets lost on the way to the server, as it reports, 0..1. */
  lossUp: number;
  protocol: 'udp' | 'tcp' | null;
  /** The server's port. */
  port: number | null;
  slots: SlotStats[];
  /** Totals, kept to compute the next sample. */
  totals: Totals;
}

export interface Totals {
  received: number;
  lost: number;
  decodeSeconds: number;
  encodeSeconds: number;
  decoded: number;
  dropped: number;
  /** Whether the encoder is short of processor just now. */
  encoderShort: boolean;
}

export type Quality = 'good' | 'fair' | 'poor';

type Report = Record<string, unknown> & { id: string; type: string };

const number = (value: unknown): number => (typeof value === 'number' ? value : 0);

/** Reduces one report; `before` is the sample it is compared with. */
export function readStats(reports: Iterable<Report>, before: MediaStats | null): MediaStats {
  const all = new Map<string, Report>();
  for (const report of reports) all.set(report.id, report);
  const stats: MediaStats = {
    rttMillis: null,
    lossDown: 0,
    lossUp: 0,
    protocol: null,
    port: null,
    slots: [],
    totals: {
      received: 0,
      lost: 0,
      decodeSeconds: 0,
      encodeSeconds: 0,
      decoded: 0,
      dropped: 0,
      encoderShort: false,
    },
  };
  for (const report of all.values()) {
    if (report.type === 'inbound-rtp') {
      stats.totals.received += number(report.packetsReceived);
      stats.totals.lost += Math.max(0, number(report.packetsLost));
      stats.totals.decodeSeconds += number(report.totalDecodeTime);
      stats.totals.decoded += number(report.framesDecoded);
      stats.totals.dropped += number(report.framesDropped);
      if (typeof report.mid === 'string') {
        stats.slots.push({
          mid: report.mid,
          kind: report.kind === 'audio' ? 'audio' : 'video',
          framesDecoded: number(report.framesDecoded),
          framesPerSecond: number(report.framesPerSecond),
          audioEnergy: number(report.totalAudioEnergy),
          audioLevel: number(report.audioLevel),
        });
      }
    } else if (report.type === 'outbound-rtp') {
      stats.totals.encodeSeconds += number(report.totalEncodeTime);
      stats.totals.encoderShort ||= report.qualityLimitationReason === 'cpu';
    } else if (report.type === 'remote-inbound-rtp') {
      stats.lossUp = Math.max(stats.lossUp, number(report.fractionLost));
    } else if (report.type === 'transport' && typeof report.selectedCandidatePairId === 'string') {
      const pair = all.get(report.selectedCandidatePairId);
      if (typeof pair?.currentRoundTripTime === 'number') {
        stats.rttMillis = Math.round(pair.currentRoundTripTime * 1000);
      }
      const remote = all.get(String(pair?.remoteCandidateId));
      if (typeof remote?.port === 'number') stats.port = remote.port;
      const local = all.get(String(pair?.localCandidateId));
      if (local?.protocol === 'udp' || local?.protocol === 'tcp') stats.protocol = local.protocol;
    }
  }
  const received = stats.totals.received - (before?.totals.received ?? 0);
  const lost = stats.totals.lost - (before?.totals.lost ?? 0);
  // A new session starts counting at zero: the difference is then negative and says nothing.
  stats.lossDown = received > 0 && lost > 0 ? lost / (received + lost) : 0;
  return stats;
}

/** What the pictures cost the machine between two samples; null when a new session has begun between them. */
export function workBetween(
  before: MediaStats,
  after: MediaStats,
  page: { millis: number; longTaskMillis: number; cores: number },
): Work | null {
  const [from, to] = [before.totals, after.totals];
  const decoded = to.decoded - from.decoded;
  const seconds = page.millis / 1000;
  if (decoded < 0 || to.decodeSeconds < from.decodeSeconds || to.encodeSeconds < from.encodeSeconds) return null;
  const dropped = Math.max(0, to.dropped - from.dropped);
  return {
    decoding: (to.decodeSeconds - from.decodeSeconds) / seconds,
    encoding: (to.encodeSeconds - from.encodeSeconds) / seconds,
    longTasks: page.longTaskMillis / page.millis,
    // A few frames prove nothing.
    dropped: decoded + dropped >= 10 ? dropped / (decoded + dropped) : 0,
    encoderShort: to.encoderShort,
    cores: page.cores,
  };
}

/** The line in one word: what speech survives, what it suffers from, what it does not survive. */
export function quality(stats: MediaStats): Quality {
  const loss = Math.max(stats.lossDown, stats.lossUp);
  const rtt = stats.rttMillis ?? 0;
  if (loss > 0.08 || rtt > 600) return 'poor';
  if (loss > 0.02 || rtt > 250) return 'fair';
  return 'good';
}

/** The worse of two. */
export function worse(one: Quality, other: Quality): Quality {
  const order: Quality[] = ['good', 'fair', 'poor'];
  return order[Math.max(order.indexOf(one), order.indexOf(other))] as Quality;
}

export async function sample(connection: RTCPeerConnection, before: MediaStats | null): Promise<MediaStats> {
  const report = await connection.getStats();
  const reports: Report[] = [];
  report.forEach((entry: Report) => {
    reports.push(entry);
  });
  return readStats(reports, before);
}
