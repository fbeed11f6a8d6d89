import { k } from '../locale/kit';

const PATTERN = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/;

/** Minutes in an ISO 8601 duration such as `PT1H40M`; 0 when it is none. */
export function minutesOf(duration: string): number {
  const found = PATTERN.exec(duration);
  if (!found) return 0;
  const [, h = '0', m = '0', s = '0'] = found;
  return Number(h) * 60 + Number(m) + Number(s) / 60;
}

export function isoMinutes(minutes: number): string {
  const h = Math.floor(minutes / 60);
  const m = Math.round(minutes % 60);
  return h === 0 && m === 0 ? 'PT0M' : `PT${h > 0 ? `${h}H` : ''}${m > 0 ? `${m}M` : ''}`;
}

/** "1 giờ 40 phút". */
export function sayMinutes(minutes: number): string {
  const h = Math.floor(minutes / 60);
  const m = Math.round(minutes % 60);
  if (h > 0 && m > 0) return k('duration.both', { h, m });
  return h > 0 ? k('duration.hours', { h }) : k('duration.minutes', { m });
}

/** A clock of seconds: "2:14", "1:02:14". */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const h = Math.floor(whole / 3600);
  const m = Math.floor((whole % 3600) / 60);
  const s = String(whole % 60).padStart(2, '0');
  return h > 0 ? `${h}:${String(m).padStart(2, '0')}:${s}` : `${m}:${s}`;
}
