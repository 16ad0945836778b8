/**
 * Lets the map's pages start without the server. With the server they are its own, always: only
 * where it cannot be reached does the shell answer, and shows the copy on this device.
 *
 * @typedef {{version: string, page: string, files: {url: string}[]}} Shell
 */

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const CACHE = "harta-cadru-";
const GROUND = "/harta/fundal.json";
const PATIENCE = 6000; // who waits longer on a weak line wants what is on the device
const UNREACHABLE = [502, 503, 504]; // the proxy stands, the portal behind it does not
const FOR_PEOPLE = /\/$/;

/**
 * Begin to serve; called while the worker's script is first evaluated.
 * @param {Shell} shell what came with this worker
 */
export function serve(shell) {
  scope.addEventListener("install", (event) => event.waitUntil(install(shell)));
  scope.addEventListener("activate", (event) => event.waitUntil(activate(shell)));
  scope.addEventListener("fetch", (event) => answer(shell, event));
}

/** @param {Shell} shell */
async function install(shell) {
  const cache = await caches.open(CACHE + shell.version);
  await cache.addAll([new Request(shell.page, { cache: "no-store" }), ...shell.files.map(({ url }) => url)]);
  await scope.skipWaiting();
}

/** @param {Shell} shell */
async function activate(shell) {
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE) && name !== CACHE + shell.version) {
      await caches.delete(name);
    }
  }
  await scope.clients.claim();
}

/**
 * @param {Shell} shell
 * @param {FetchEvent} event
 */
function answer(shell, event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.location.origin) {
    return;
  }
  if (request.mode === "navigate" && pathname.startsWith("/harta/") && FOR_PEOPLE.test(pathname)) {
    event.respondWith(page(shell, request));
  } else if (shell.files.some(({ url }) => url === pathname)) {
    event.respondWith(caches.match(pathname).then((found) => found ?? fetch(request)));
  } else if (pathname === GROUND) {
    event.respondWith(fetch(request).catch(async () => (await caches.match(GROUND)) ?? Response.error()));
  }
}

/**
 * @param {Shell} shell
 * @param {Request} request
 * @returns {Promise<Response>}
 */
async function page(shell, request) {
  const kept = await (await caches.open(CACHE + shell.version)).match(shell.page);
  const fromServer = fetch(request).then((response) => {
    if (UNREACHABLE.includes(response.status)) {
      throw new Error(String(response.status));
    }
    return response;
  });
  if (!kept) {
    return fromServer;
  }
  const late = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  return Promise.race([fromServer, late]).catch(() => kept);
}
