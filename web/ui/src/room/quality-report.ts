/** Tells the server every half minute how our line and machine have been, for the sheet after the meeting. */
import type { MediaStats } from '../media/stats';
import type { RoomSession } from './session';

export interface QualityReport {
  seconds: number;
  loss: number;
  poor: number;
  voiceOnly: number;
  tcp: number;
  overload: number;
  microphone: number;
  worstLoss: number;
  worstRtt: number;
}

/** One look at how things are. */
export interface Look {
  stats: Pick<MediaStats, 'lossDown' | 'lossUp' | 'rttMillis' | 'protocol'>;
  poor: boolean;
  voiceOnly: boolean;
  /** The machine shows less than it was asked for. */
  overload: boolean;
  /** A microphone that should be heard gives nothing. */
  noSound: boolean;
}

const LOOK_MILLIS = 2000;
const TELL_SECONDS = 30;
/** A page that slept was not in the meeting meanwhile. */
const LONGEST_LOOK_SECONDS = 5;
const SOME_LOSS = 0.02;

export const NOTHING: QualityReport = {
  seconds: 0,
  loss: 0,
  poor: 0,
  voiceOnly: 0,
  tcp: 0,
  overload: 0,
  microphone: 0,
  worstLoss: 0,
  worstRtt: 0,
};

/** Adds what was seen for so many seconds. */
export function add(report: QualityReport, look: Look, seconds: number): QualityReport {
  const loss = Math.max(look.stats.lossDown, look.stats.lossUp);
  const when = (is: boolean): number => (is ? seconds : 0);
  return {
    seconds: report.seconds + seconds,
    loss: report.loss + when(loss > SOME_LOSS),
    poor: report.poor + when(look.poor),
    voiceOnly: report.voiceOnly + when(look.voiceOnly),
    tcp: report.tcp + when(look.stats.protocol === 'tcp'),
    overload: report.overload + when(look.overload),
    microphone: report.microphone + when(look.noSound),
    worstLoss: Math.max(report.worstLoss, Math.round(Math.min(1, loss) * 1000)),
    worstRtt: Math.max(report.worstRtt, look.stats.rttMillis ?? 0),
  };
}

/** Whole seconds, as the server counts; no part may be longer than the whole. */
export function whole(report: QualityReport): QualityReport {
  const seconds = Math.round(report.seconds);
  const part = (value: number): number => Math.min(seconds, Math.round(value));
  return {
    ...report,
    seconds,
    loss: part(report.loss),
    poor: part(report.poor),
    voiceOnly: part(report.voiceOnly),
    tcp: part(report.tcp),
    overload: part(report.overload),
    microphone: part(report.microphone),
  };
}

/** Reports until the stay ends; returns how to stop, which tells the rest. */
export function reportQuality(session: RoomSession): () => void {
  let report = NOTHING;
  let looked = performance.now();
  const tell = (): void => {
    const told = whole(report);
    report = NOTHING;
    if (told.seconds === 0) return;
    void fetch('/api/join/quality', {
      method: 'POST',
      headers: { Authorization: `Bearer ${session.entrance.token}`, 'Content-Type': 'application/json' },
      body: JSON.stringify(told),
      keepalive: true,
    }).catch(() => undefined); // a half minute that nobody will know of
  };
  const looking = setInterval(() => {
    const now = performance.now();
    const seconds = Math.min(LONGEST_LOOK_SECONDS, (now - looked) / 1000);
    looked = now;
    const look = lookAt(session);
    if (look) report = add(report, look, seconds);
    if (report.seconds >= TELL_SECONDS) tell();
  }, LOOK_MILLIS);
  window.addEventListener('pagehide', tell);
  return () => {
    clearInterval(looking);
    window.removeEventListener('pagehide', tell);
    tell();
  };
}

function lookAt(session: RoomSession): Look | null {
  const { stats, media, own } = session;
  if (!stats || media !== 'connected' || session.state.openedAt === null) return null;
  const { microphone } = own.capture;
  return {
    stats,
    poor: session.lineQuality === 'poor',
    voiceOnly: session.voiceOnly,
    overload: session.thrift.step > 0,
    noSound: session.self.role !== 'OBSERVER' && (microphone === null || microphone.muted),
  };
}
