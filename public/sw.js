// The service worker: the app without network, and never two versions mixed (R35).
// `build/finish.mjs` puts in the version and the SHA-256 of every asset; this worker serves exactly those bytes.
// It knows nothing of the app's data.
const VERSION = "%VERSION%";
const ASSETS = new Map(Object.entries(JSON.parse('%ASSETS%')));

// Several copies of the app may live under one origin, hence the scope in the name.
const FAMILY = `dianxun ${registration.scope} `;
const CACHE = FAMILY + VERSION;
const address = (path) => new URL(path, registration.scope).href;

const hex = (buffer) => Array.from(new Uint8Array(buffer), (byte) => byte.toString(16).padStart(2, "0")).join("");

/** One asset from the network, refused unless it is byte for byte the one of this version. */
async function fetched(path) {
  const response = await fetch(address(path), { cache: "no-cache", credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: HTTP ${response.status}`);
  const bytes = await response.arrayBuffer();
  const found = hex(await crypto.subtle.digest("SHA-256", bytes));
  if (found !== ASSETS.get(path)) throw new Error(`${path} is not of version ${VERSION}`);
  // A fresh response: a redirected one may not answer a navigation.
  const type = response.headers.get("content-type") || "application/octet-stream";
  return new Response(bytes, { headers: { "content-type": type } });
}

async function install() {
  const cache = await caches.open(CACHE);
  const keep = async (path) => cache.put(address(path), await fetched(path));
  // All are waited for: one that arrives late must not be kept after the rest has been thrown away.
  const outcomes = await Promise.allSettled(Array.from(ASSETS.keys(), keep));
  const failed = outcomes.find((outcome) => outcome.status === "rejected");
  if (!failed) return;
  await caches.delete(CACHE); // all or nothing
  console.warn(`Dianxun: version ${VERSION} is not kept for offline use: ${failed.reason.message}`);
  throw failed.reason;
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(FAMILY) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The asset of this version that a request asks for, if any. */
function wanted(request) {
  if (request.method !== "GET") return null;
  const url = new URL(request.url);
  const plain = url.origin + url.pathname;
  if (!plain.startsWith(registration.scope)) return null;
  const path = plain.slice(registration.scope.length) || "index.html";
  return ASSETS.has(path) ? path : null;
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address(path));
  if (kept) return kept;
  // The browser threw the cache away: whole pages come from the network again, single parts only if they fit.
  if (path === "index.html" || !(await cache.match(address("index.html")))) return fetch(request);
  return fetched(path);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", (event) => {
  const path = wanted(event.request);
  if (path) event.respondWith(answer(event.request, path));
});
addEventListener("message", (event) => {
  const { type, version } = event.data || {};
  // "activate": the person chose the new version. "claim": a first page, of this very version, wants to be served.
  if (type === "activate") event.waitUntil(skipWaiting());
  if (type === "claim" && version === VERSION) event.waitUntil(clients.claim());
});
