import { get, post } from './http';
import type { Me } from './types';

/** Who is signed in at this browser; `null` when nobody is. */
let current: Me | null = null;
/** The server no longer knows the session, but what the reader was writing is still on the page. */
let ended = false;
const listeners = new Set<() => void>();

export function me(): Me | null {
  return current;
}

/** Calls back when somebody signs in or out, or the profile changes. */
export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function sessionEnded(): boolean {
  return ended;
}

function become(next: Me | null): void {
  current = next;
  ended = false;
  for (const listener of listeners) listener();
}

export async function loadMe(): Promise<void> {
  become(await get<Me>('/api/me'));
}

export async function signIn(username: string, password: string, otp?: string): Promise<void> {
  await post('/api/login', { username, password, ...(otp ? { otp } : {}) });
  await loadMe();
}

export async function signOut(): Promise<void> {
  try {
    await post('/api/logout');
  } finally {
    become(null);
  }
}

/** The server says the session is over; the page stays until somebody signs in again. */
export function endSession(): void {
  if (current === null || ended) return;
  ended = true;
  for (const listener of listeners) listener();
}

/** Secretaries and administrators arrange everything. */
export function mayArrange(): boolean {
  return current?.role === 'SECRETARY' || current?.role === 'ADMIN';
}

/** The chair, besides, opens, closes and approves. */
export function mayPreside(): boolean {
  return mayArrange() || current?.role === 'CHAIR';
}
