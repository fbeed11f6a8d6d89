/** How quickly the server answers: the median of a few small questions. */
export interface LineCheck {
  verdict: 'good' | 'slow' | 'down';
  rttMillis: number;
}

const QUESTIONS = 4;

export function judge(rttMillis: readonly number[]): LineCheck {
  if (rttMillis.length === 0) return { verdict: 'down', rttMillis: 0 };
  const sorted = [...rttMillis].sort((a, b) => a - b);
  const median = Math.max(1, Math.round(sorted[Math.floor((sorted.length - 1) / 2)] ?? 0));
  return { verdict: median > 300 ? 'slow' : 'good', rttMillis: median };
}

export async function checkLine(): Promise<LineCheck> {
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
  // The first one also opened the connection.
  return judge(times.length > 1 ? times.slice(1) : times);
}
