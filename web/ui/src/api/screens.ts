import { get, post, send } from './http';

/** A television in a meeting. */
export interface PairedScreen {
  screen: string;
  name: string;
}

/** A join token pairs from the room; without one the signed-in account does, from the desk. */
function headers(token: string | null) {
  return token === null ? {} : { headers: { Authorization: `Bearer ${token}` } };
}

const path = (briefing: string): string => `/api/briefings/${encodeURIComponent(briefing)}/room/screens`;

export function pairedScreens(briefing: string, token: string | null): Promise<PairedScreen[]> {
  return get(path(briefing), headers(token));
}

export function pairScreen(briefing: string, token: string | null, code: string, name: string): Promise<PairedScreen> {
  return post(path(briefing), { code, ...(name && { name }) }, headers(token));
}

export async function releaseScreen(briefing: string, token: string | null, screen: string): Promise<void> {
  await send('DELETE', `${path(briefing)}/${encodeURIComponent(screen)}`, undefined, headers(token));
}
