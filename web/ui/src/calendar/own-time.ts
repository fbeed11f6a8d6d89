import { languageTag } from '../locale/language';

/** Where the reader is, when clocks there show another time than in Vietnam at that moment; else null. */
export function ownZone(at: Date | string = new Date()): string | null {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return clockIn(zone, at) === clockIn('Asia/Ho_Chi_Minh', at) ? null : zone;
}

/** "02:00", with the weekday when it is another day than in Vietnam; null for a reader in Vietnam's time. */
export function sayOwnTime(at: Date | string): string | null {
  const zone = ownZone(at);
  if (zone === null) return null;
  const date = typeof at === 'string' ? new Date(at) : at;
  const day = (timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short' }).format(date);
  return new Intl.DateTimeFormat(languageTag(), {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    ...(day(zone) === day('Asia/Ho_Chi_Minh') ? {} : { weekday: 'short' as const }),
  }).format(date);
}

function clockIn(timeZone: string, at: Date | string): string {
  const date = typeof at === 'string' ? new Date(at) : at;
  return new Intl.DateTimeFormat('en-CA', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(date);
}
