/** What `getStats` says, reduced to what people and tests ask: loss, delay, frames, loudness. */

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
  slots: SlotStats[];
  /** Totals, kept to compute the next sample. */
  totals: { received: number; lost: number };
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
    slots: [],
    totals: { received: 0, lost: 0 },
  };
  for (const report of all.values()) {
    if (report.type === 'inbound-rtp') {
      stats.totals.received += number(report.packetsReceived);
      stats.totals.lost += Math.max(0, number(report.packetsLost));
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
    } else if (report.type === 'remote-inbound-rtp') {
      stats.lossUp = Math.max(stats.lossUp, number(report.fractionLost));
    } else if (report.type === 'transport' && typeof report.selectedCandidatePairId === 'string') {
      const pair = all.get(report.selectedCandidatePairId);
      if (typeof pair?.currentRoundTripTime === 'number') {
        stats.rttMillis = Math.round(pair.currentRoundTripTime * 1000);
      }
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
