/**
 * The service worker: what it answers itself, and what it says when the page asks.
 *
 * It answers the page of a screen and the files that the player has verified. All else – release,
 * alert, reports, the console – goes to the network as if there were no worker.
 */

import { first, readStartup, writeStartup } from "../startup.js";
import { answerRange } from "./ranges.js";
import {
  answerPage,
  dropOld,
  install,
  isComplete,
  isPage,
  knownPages,
  refreshPage,
} from "./shells.js";

const scope = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (globalThis));
const FILES = ["/static/", "/media/released/"];
// Longer than any start; a page that shows nothing until then will not do so by itself.
const PROVEN_WITHIN = 30000;

/**
 * Begin to serve; called while the worker's script is first evaluated.
 * @param {import("./shells.js").Shell} shell what came with this worker
 */
export function serve(shell) {
  scope.addEventListener("install", (event) => event.waitUntil(whenInstalled(shell)));
  scope.addEventListener("activate", (event) => event.waitUntil(whenActivated(shell)));
  scope.addEventListener("message", (event) => event.waitUntil(whenAsked(shell, event)));
  scope.addEventListener("fetch", (event) => whenFetched(shell, event));
}

/** @param {import("./shells.js").Shell} shell */
async function whenInstalled(shell) {
  const pages = new Set(await knownPages());
  for (const { url } of await scope.clients.matchAll({ includeUncontrolled: true })) {
    const { pathname } = new URL(url);
    if (isPage(pathname)) {
      pages.add(pathname);
    }
  }
  await install(shell, [...pages]);
}

/** @param {import("./shells.js").Shell} shell */
async function whenActivated(shell) {
  if ((await readStartup()) === undefined) {
    await writeStartup(first(shell.version));
  }
  await dropOld(shell.version);
  await scope.clients.claim();
}

/**
 * Answer "is your shell whole?", or take over because the page is ready to start anew.
 * @param {import("./shells.js").Shell} shell
 * @param {ExtendableMessageEvent} event
 */
async function whenAsked(shell, { data, ports }) {
  if (data.ask === "shell") {
    const complete = await isComplete(shell, data.page);
    ports[0].postMessage({ version: shell.version, complete });
  } else if (data.ask === "take over") {
    await scope.skipWaiting();
  }
}

/**
 * @param {import("./shells.js").Shell} shell
 * @param {FetchEvent} event
 */
function whenFetched(shell, event) {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== scope.location.origin) {
    return;
  }
  if (request.mode === "navigate" && isPage(pathname)) {
    event.respondWith(answerPage(pathname, shell));
    event.waitUntil(refreshPage(pathname, shell.version).catch(() => undefined));
    event.waitUntil(healPage(event.resultingClientId));
  } else if (FILES.some((folder) => pathname.startsWith(folder)) && asksForAny(request)) {
    event.respondWith(answerFile(request, pathname));
  }
}

/**
 * A request that insists on the network is a download: it must not be answered from here.
 * @param {Request} request
 * @returns {boolean}
 */
function asksForAny(request) {
  return request.cache !== "no-store" && request.cache !== "reload";
}

/**
 * @param {Request} request
 * @param {string} path
 * @returns {Promise<Response>}
 */
async function answerFile(request, path) {
  const whole = await caches.match(path).catch(() => undefined);
  return whole === undefined ? fetch(request) : answerRange(whole, request.headers.get("Range"));
}

/**
 * Start a page again that a new shell has left without a picture; after some starts the shell
 * before it takes over.
 * @param {string} id
 */
async function healPage(id) {
  if (!(await isOnTrial())) {
    return;
  }
  await new Promise((resolve) => setTimeout(resolve, PROVEN_WITHIN));
  if (await isOnTrial()) {
    const client = await scope.clients.get(id);
    if (client instanceof WindowClient) {
      await client.navigate(client.url);
    }
  }
}

/** @returns {Promise<boolean>} whether a new shell starts that has an older one behind it */
async function isOnTrial() {
  const startup = await readStartup();
  return startup !== undefined && !startup.proven && startup.previous !== null;
}
