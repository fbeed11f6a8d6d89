/** What a join link stands for, and what can be done with it now. */

import type { MeetingDocument } from '../room/documents';
import type { Role, Self } from '../room/protocol';

export interface Invitation {
  briefing: {
    id: string;
    title: string;
    startsAt: string;
    duration: string;
    chairName: string | null;
    state: 'SCHEDULED' | 'OPEN' | 'CLOSED' | 'CANCELLED';
    agenda: { id: string; title: string; presenter: string | null; plannedSeconds: number }[];
    room: { opensAt: string | null; openedAt: string | null; closedAt: string | null } | null;
  };
  self: Self & { role: Role };
  /** TURN servers for sites that cannot reach the server directly. */
  iceServers: RTCIceServer[];
  duty: { phone: string | null } | null;
  documents: MeetingDocument[];
}

export type Answer =
  | { kind: 'invited'; invitation: Invitation; serverNow: string | null }
  /** The link is unknown or too old, or, `revoked`, its briefing was called off or its invitation withdrawn. */
  | { kind: 'refused'; revoked: boolean }
  /** Nobody answered, or the server is in trouble: worth asking again. */
  | { kind: 'down' };

/** Asks what the link stands for; never rejects. */
export async function ask(token: string, language: string): Promise<Answer> {
  try {
    const response = await fetch('/api/join', {
      headers: { Authorization: `Bearer ${token}`, Accept: 'application/json', 'Accept-Language': language },
      cache: 'no-store',
    });
    if (response.ok) {
      const invitation = (await response.json()) as Invitation;
      return { kind: 'invited', invitation, serverNow: response.headers.get('Date') };
    }
    if (response.status >= 500 || response.status === 429) return { kind: 'down' };
    const problem = (await response.json().catch(() => ({}))) as { type?: string };
    return { kind: 'refused', revoked: problem.type?.endsWith('/join-token-revoked') ?? false };
  } catch {
    return { kind: 'down' };
  }
}

/** The token in `/join/{token}`. */
export function tokenIn(path: string): string {
  return decodeURIComponent(/^\/join\/([^/]+)/.exec(path)?.[1] ?? '');
}

export type Gate = 'open' | 'wait' | 'closed' | 'cancelled';

export function gate(invitation: Invitation): Gate {
  switch (invitation.briefing.state) {
    case 'OPEN':
      return 'open';
    case 'CLOSED':
      return 'closed';
    case 'CANCELLED':
      return 'cancelled';
    case 'SCHEDULED':
      return 'wait';
  }
}

/**
 * When to ask again whether the room is open: seldom while it is far off, often when somebody waits at
 * the door or it is about to open, never all at the same moment.
 */
export function askAgainMillis(
  invitation: Invitation,
  nowMillis: number,
  waiting: boolean,
  random: () => number = Math.random,
): number {
  const opensAt = invitation.briefing.room?.opensAt ?? invitation.briefing.startsAt;
  const left = Date.parse(opensAt) - nowMillis;
  if (left <= 60_000) return 2000 + random() * 2000;
  // The chair may open it before its time.
  if (waiting) return 5000 + random() * 3000;
  return Math.min(left - 30_000, 30_000) + random() * 5000;
}
