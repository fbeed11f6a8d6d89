/** The whole measurement of the line and the machine, and the quick look while a meeting needs the line. */
import type { LineFigures, SiteCheck } from '../api/readiness';
import { HttpSessions, SessionRefused } from '../media/sessions';
import { nothingGotThrough, type ProbeResult, probeMedia } from './line-probe';
import { measureRates, NotNow, type Rates } from './line-rates';

export interface CheckOptions {
  token: string;
  iceServers: RTCIceServer[];
  microphone: MediaStreamTrack | null;
  signal: AbortSignal;
  step(step: 'probing' | 'rating' | 'queue'): void;
}

/** The line and the machine; null when the server did not answer at all. Rejects only when aborted. */
export async function checkLine(options: CheckOptions): Promise<Pick<SiteCheck, 'line' | 'machine'> | null> {
  options.step('probing');
  const probed = await probe(options);
  options.step('rating');
  const rates = await rate(options);
  if (options.signal.aborted) throw new Error('aborted');
  const line = figures(probed, rates);
  if (line.rttMillis === undefined) {
    const rtt = await quickRtt();
    if (rtt === null) return null;
    line.rttMillis = rtt;
  }
  return {
    line,
    machine: {
      cores: navigator.hardwareConcurrency || 1,
      ...(probed?.encodeMillis != null ? { encodeMillis: probed.encodeMillis } : {}),
    },
  };
}

function figures(probed: ProbeResult | null, rates: Rates | null): LineFigures {
  return {
    ...(rates?.upKbps != null ? { upKbps: rates.upKbps } : {}),
    ...(rates?.downKbps != null ? { downKbps: rates.downKbps } : {}),
    ...(probed?.rttMillis != null ? { rttMillis: probed.rttMillis } : {}),
    ...(probed?.lossPercent != null ? { lossPercent: probed.lossPercent } : {}),
    ...(probed ? { path: probed.path } : {}),
  };
}

async function probe({ token, iceServers, microphone, signal }: CheckOptions): Promise<ProbeResult | null> {
  const door = (part: string) => new HttpSessions(token, `/api/join/rehearsal/sessions?part=${part}`);
  try {
    return await probeMedia({ up: door('probe'), down: door('probe-echo'), iceServers, microphone, signal });
  } catch (error) {
    if (signal.aborted) throw error;
    // Refused (the meeting runs, the server is full): that says nothing of the line.
    return error instanceof SessionRefused ? null : nothingGotThrough();
  }
}

async function rate({ token, signal, step }: CheckOptions): Promise<Rates | null> {
  try {
    return await measureRates({ token, signal, queued: () => step('queue') });
  } catch (error) {
    if (signal.aborted || !(error instanceof NotNow)) throw error;
    return null;
  }
}

const QUESTIONS = 4;

/** The median of a few small questions; null when none was answered. */
async function quickRtt(): Promise<number | null> {
  const times: number[] = [];
  for (let n = 0; n < QUESTIONS; n++) {
    const start = performance.now();
    try {
      await fetch('/favicon.svg', { method: 'HEAD', cache: 'no-store' });
      times.push(performance.now() - start);
    } catch {
      // A lost question counts by its absence.
    }
  }
  return median(times.length > 1 ? times.slice(1) : times); // the first one also opened the connection
}

export function median(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  return Math.max(1, Math.round(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0));
}
