/** The line in plain words: what it carries, how good that is, what to do. The limits are the wall's. */
import type { LineFigures } from '../api/readiness';
import { language } from '../locale/language';
import { type ReadinessKey, w } from '../locale/readiness';

export interface LineVerdict {
  good: boolean;
  figures: string[];
  words: string;
}

/** More than anybody needs; beyond it a short measurement says little. */
const PLENTY_KBPS = 20_000;

export function sayRate(kbps: number | undefined): string {
  if (kbps === undefined) return w('line.unknown');
  const plenty = kbps > PLENTY_KBPS;
  const rate = Math.min(kbps, PLENTY_KBPS);
  const mega = rate >= 1000;
  const format = new Intl.NumberFormat(language(), { maximumFractionDigits: mega && rate < 10_000 ? 1 : 0 });
  return w(plenty ? 'line.rateOver' : 'line.rate', {
    n: format.format(mega ? rate / 1000 : rate),
    unit: mega ? 'Mbit/s' : 'kbit/s',
  });
}

/** What is worst about a line; null when nothing is. */
export function worst(line: LineFigures): ReadinessKey | null {
  const { upKbps = Infinity, downKbps = Infinity, lossPercent = 0, rttMillis = 0, path } = line;
  if (path === 'NONE') return 'line.none';
  if (upKbps < 48) return 'line.upDead';
  if (lossPercent >= 8) return 'line.lossHigh';
  if (upKbps < 300) return 'line.upWeak';
  if (downKbps < 500) return 'line.downWeak';
  if (lossPercent >= 1.5) return 'line.lossSome';
  if (rttMillis > 300) return 'line.slow';
  return path === 'TCP' ? 'line.tcp' : null;
}

export function verdict(line: LineFigures): LineVerdict {
  const percent = new Intl.NumberFormat(language(), { maximumFractionDigits: 1 }).format(line.lossPercent ?? 0);
  const parts = [w('line.up', { rate: sayRate(line.upKbps) }), w('line.down', { rate: sayRate(line.downKbps) })];
  if (line.rttMillis !== undefined) parts.push(w('line.delay', { ms: line.rttMillis }));
  if (line.lossPercent !== undefined) parts.push(w('line.loss', { percent }));
  if (line.path === 'UDP' || line.path === 'TCP') parts.push(line.path);
  const key = worst(line);
  return {
    good: key === null,
    figures: parts,
    words: w(key ?? 'line.good', {
      up: sayRate(line.upKbps),
      down: sayRate(line.downKbps),
      percent,
      ms: line.rttMillis ?? 0,
    }),
  };
}

/** The computer needs half a core and more to send its picture. The limit is the wall's. */
export function isSlow(encodeMillis: number | undefined): boolean {
  return encodeMillis !== undefined && encodeMillis > 20;
}
