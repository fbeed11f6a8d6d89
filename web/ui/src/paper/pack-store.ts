/**
 * Documents kept on this machine for one meeting and one seat, so that nothing need be fetched
 * while it runs. Thrown away when the meeting is over.
 */
const PREFIX = 'giaoban-papers:';
const EXPIRY = '/papers/keep-until';

function shelf(briefing: string): string {
  return PREFIX + briefing;
}

/** Browsers keep files only for pages that came over a safe line. */
export function canKeep(): boolean {
  return 'caches' in globalThis;
}

/** The kept copy of this address; null when there is none. */
export async function stored(url: string): Promise<Blob | null> {
  if (!canKeep()) return null;
  const briefing = briefingIn(url);
  try {
    if (!briefing || !(await caches.has(shelf(briefing)))) return null;
    const copy = await (await caches.open(shelf(briefing))).match(url);
    return copy ? await copy.blob() : null;
  } catch {
    return null; // a browser that keeps nothing in private windows
  }
}

export async function isKept(url: string): Promise<boolean> {
  return (await stored(url)) !== null;
}

/** Fetches it whole and keeps it until `until`. */
export async function keep(url: string, token: string, until: Date, signal?: AbortSignal): Promise<void> {
  const briefing = briefingIn(url);
  if (!briefing) throw new Error(`not a document: ${url}`);
  const answer = await fetch(url, {
    headers: { Authorization: `Bearer ${token}` },
    ...(signal && { signal }),
  });
  if (!answer.ok) throw new Error(`document: ${answer.status}`);
  const cache = await caches.open(shelf(briefing));
  await cache.put(EXPIRY, new Response(until.toISOString()));
  await cache.put(url, answer);
}

/** Forgets what was kept for a meeting. */
export async function forget(briefing: string): Promise<void> {
  if (canKeep()) await caches.delete(shelf(briefing)).catch(() => false);
}

/** Forgets what was kept for meetings that are long over. */
export async function tidy(now: Date): Promise<void> {
  if (!canKeep()) return;
  try {
    for (const name of await caches.keys()) {
      if (!name.startsWith(PREFIX)) continue;
      const until = await (await (await caches.open(name)).match(EXPIRY))?.text();
      if (!until || Date.parse(until) < now.getTime()) await caches.delete(name);
    }
  } catch {
    // nothing can have been kept
  }
}

function briefingIn(url: string): string | null {
  return /\/api\/briefings\/([^/]+)\/documents\//.exec(url)?.[1] ?? null;
}
