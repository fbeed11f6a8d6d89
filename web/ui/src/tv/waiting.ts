/** What a television remembers over a power cut, and what the server says of it. */

export interface Ticket {
  token: string;
  code: string;
  expiresAt: string;
}

const REMEMBERED = 'giaoban.screen';

export function rememberedTicket(): Ticket | null {
  try {
    return JSON.parse(localStorage.getItem(REMEMBERED) ?? 'null') as Ticket | null;
  } catch {
    return null;
  }
}

export function rememberTicket(ticket: Ticket | null): void {
  try {
    if (ticket) localStorage.setItem(REMEMBERED, JSON.stringify(ticket));
    else localStorage.removeItem(REMEMBERED);
  } catch {
    // A television that keeps nothing shows a new code after each power cut.
  }
}

/** `waiting`: nobody has typed the code in; `over`: the code or the meeting is too old; `down`: ask again. */
export type Standing = 'waiting' | 'paired' | 'over' | 'down';

export async function ask(ticket: Ticket): Promise<Standing> {
  try {
    const response = await fetch('/api/screens/current', {
      headers: { Authorization: `Bearer ${ticket.token}`, Accept: 'application/json' },
      cache: 'no-store',
    });
    if (response.status === 401 || response.status === 404) return 'over';
    if (!response.ok) return 'down';
    return ((await response.json()) as { paired: boolean }).paired ? 'paired' : 'waiting';
  } catch {
    return 'down';
  }
}

/** A new code; null while the server cannot be reached. */
export async function announce(): Promise<Ticket | null> {
  try {
    const response = await fetch('/api/screens', { method: 'POST', headers: { Accept: 'application/json' } });
    return response.ok ? ((await response.json()) as Ticket) : null;
  } catch {
    return null;
  }
}

/** `482 913`: two groups are read out and typed more surely than six digits. */
export function grouped(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`;
}
