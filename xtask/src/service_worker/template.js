// Wobble's service worker: keeps one whole version of the app, so that it starts without a network.
// Written by `cargo xtask service-worker`. Pages of any version may talk to it:
//   { wobble: 1, ask: 'status' } with a MessagePort -> { wobble: 1, version, files, complete }
//   { wobble: 1, ask: 'take-over' } -> a waiting version becomes the active one
const VERSION = '@VERSION@';
// [address relative to the scope, sha256 of the file]; '' is the page itself
const FILES = @FILES@;

const SCOPE = new URL('./', self.location);
const OURS = `wobble|${SCOPE.pathname}|`; // other apps, and other Wobbles, share this origin's caches
const CACHE = OURS + VERSION;
const PAGE = SCOPE.href;
const LISTED = new Map(FILES.map(([file, hash]) => [new URL(file, SCOPE).href, hash]));

const hex = (buffer) => Array.from(new Uint8Array(buffer), (b) => b.toString(16).padStart(2, '0')).join('');

// One file from the network, past the HTTP cache, and only if it is the very file that was built.
const download = async ([url, hash]) => {
  const response = await fetch(new Request(url, { cache: 'reload', credentials: 'same-origin' }));
  if (response.status !== 200) throw new Error(`${url}: status ${response.status}`);
  const body = await response.clone().arrayBuffer();
  const got = hex(await crypto.subtle.digest('SHA-256', body));
  if (got !== hash) throw new Error(`${url}: not the file that was built (${got})`);
  // A redirected response may not answer a navigation: keep its content only.
  return [url, response.redirected ? new Response(body, { headers: response.headers }) : response];
};

// All or nothing: nothing is kept before every file is here and right.
const install = async () => {
  const files = await Promise.all([...LISTED].map(download));
  const before = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(([url, response]) => cache.put(url, response)));
  } catch (error) {
    if (!before) await caches.delete(CACHE);
    throw error;
  }
};

// Clears older versions away, unless a window is open that may still run one of them and ask for the rest of it.
const tidy = async (areDone) => {
  const old = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  // looked at after the list was made: nothing in the list belongs to a newer version then
  const { installing, waiting } = self.registration;
  if (old.length && !installing && !waiting && areDone(windows)) await Promise.all(old.map((name) => caches.delete(name)));
};

// Whoever asked this version to take over loads itself anew.
const activate = async () => {
  await self.clients.claim();
  await tidy((windows) => windows.length < 2);
};

const SCREENS = /^(practice|session|waiting|insights|journal|skills|settings|about|sessions(\/\w+)?)?\/?$/;

const kept = (url) => caches.match(url, { cacheName: CACHE, ignoreVary: true });

const status = async () => {
  const found = await Promise.all([...LISTED.keys()].map(kept)).catch(() => [undefined]);
  return { wobble: 1, version: VERSION, files: FILES.length, complete: found.every(Boolean) };
};

// A media element asks for parts and Safari insists on getting them.
const part = async (response, range) => {
  const wanted = /^bytes=(\d+)-(\d*)$/.exec(range);
  const body = await response.arrayBuffer();
  const from = wanted ? Number(wanted[1]) : 0;
  const to = Math.min(wanted && wanted[2] ? Number(wanted[2]) : Infinity, body.byteLength - 1);
  if (!wanted || from > to) return new Response(body, { headers: response.headers });
  const headers = new Headers(response.headers);
  headers.delete('content-encoding');
  headers.set('content-range', `bytes ${from}-${to}/${body.byteLength}`);
  headers.set('content-length', String(to - from + 1));
  return new Response(body.slice(from, to + 1), { status: 206, statusText: 'Partial Content', headers });
};

const answer = async (url, request) => {
  const response = await kept(url).catch(() => undefined); // a broken store: the network may still answer
  if (!response) return fetch(request);
  const range = request.headers.get('range');
  return range ? part(response, range) : response;
};

// A name with its content's hash stands for one content, whatever version it came with.
const NAMED_BY_CONTENT = /-[0-9a-f]{16}(_bg)?\.(js|wasm|css)$/;

// A window that was open before this version asks for a part of its own.
const older = async (url, request) => {
  const names = (await caches.keys().catch(() => [])).filter((name) => name.startsWith(OURS));
  for (const cacheName of names) {
    const response = await caches.match(url, { cacheName, ignoreVary: true }).catch(() => undefined);
    if (response) return response;
  }
  return fetch(request);
};

self.addEventListener('install', (event) => event.waitUntil(install()));
self.addEventListener('activate', (event) => event.waitUntil(activate()));

self.addEventListener('message', (event) => {
  const { wobble, ask } = event.data ?? {};
  if (wobble !== 1) return;
  if (ask === 'take-over') event.waitUntil(self.skipWaiting());
  if (ask === 'status') event.waitUntil(status().then((said) => event.ports[0]?.postMessage(said)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  url.search = '';
  url.hash = '';
  if (url.href === `${PAGE}index.html`) url.href = PAGE;
  if (LISTED.has(url.href)) {
    event.respondWith(answer(url.href, request));
    // a page asks for its style once, when it is opened
    if (request.destination === 'style') event.waitUntil(tidy((all) => all.every(({ id }) => id === event.clientId)));
  } else if (NAMED_BY_CONTENT.test(url.pathname)) event.respondWith(older(url.href, request));
  else if (request.mode === 'navigate') {
    // below the scope there may be neighbours: what is not the app's own address is for the network first
    const own = SCREENS.test(url.pathname.slice(SCOPE.pathname.length));
    event.respondWith(own ? answer(PAGE, request) : fetch(request).catch(() => answer(PAGE, request)));
  }
});
