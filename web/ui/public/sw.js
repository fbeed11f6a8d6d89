/*
 * The shell of the pages and nothing else: what has a hash in its name, and the three pages
 * themselves, for a reload while the server is away. Never an answer of the API, never a document,
 * never an address with a token in it.
 */
const ASSETS = 'giaoban-assets-1';
const PAGES = 'giaoban-pages-1';
const MOST_ASSETS = 150;

/** One entry a page, whatever token or briefing its address names. */
function pageOf(path) {
  if (path === '/tv') return '/tv';
  if (path === '/join' || path.startsWith('/join/')) return '/join';
  return /^\/(api|actuator|v3|whip|whep|calendar|problems)(\/|$)/.test(path) || path.includes('.') ? null : '/';
}

self.addEventListener('install', () => self.skipWaiting());

self.addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== ASSETS && name !== PAGES).map((name) => caches.delete(name)))),
  );
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith('/assets/')) event.respondWith(asset(request));
  else if (request.mode === 'navigate') {
    const page = pageOf(url.pathname);
    if (page) event.respondWith(shell(request, page));
  }
});

/** A file with a hash in its name never changes. */
async function asset(request) {
  const cache = await caches.open(ASSETS);
  const kept = await cache.match(request.url);
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok) {
    await cache.put(request.url, answer.clone());
    const names = await cache.keys();
    await Promise.all(names.slice(0, Math.max(0, names.length - MOST_ASSETS)).map((name) => cache.delete(name)));
  }
  return answer;
}

/** The server's page; the last one kept where the server cannot be reached. */
async function shell(request, page) {
  const cache = await caches.open(PAGES);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(page, answer.clone());
    return answer;
  } catch (unreachable) {
    const kept = await cache.match(page);
    if (kept) return kept;
    throw unreachable;
  }
}
