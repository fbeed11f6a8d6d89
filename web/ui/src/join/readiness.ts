/** The site's own word to the secretary, with its join token. */
import type { Duty, Readiness, SiteCheck } from '../api/readiness';
import { language } from '../locale/language';

export interface Saying {
  ready?: boolean;
  people?: number;
  duty?: Duty;
  check?: SiteCheck;
}

/** Asks what is known, or says something; null when it did not get through. */
export async function readiness(token: string, saying?: Saying): Promise<Readiness | null> {
  try {
    const response = await fetch('/api/join/readiness', {
      method: saying ? 'PUT' : 'GET',
      headers: {
        Authorization: `Bearer ${token}`,
        Accept: 'application/json',
        'Accept-Language': language(),
        ...(saying ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(saying ? { body: JSON.stringify(saying) } : {}),
      cache: 'no-store',
    });
    return response.ok ? ((await response.json()) as Readiness) : null;
  } catch {
    return null;
  }
}

/** As the server reads numbers: digits in groups. */
export function goodPhone(text: string): boolean {
  return text === '' || /^\+?[0-9][0-9 .()x-]{4,28}[0-9]$/.test(text);
}
