/**
 * Shells: the player's own page, modules and styles, each version whole in a cache of its own.
 * Which of them starts is no matter of which worker is in charge: see startup.js.
 */

import { isIn, putVerified } from "../files.js";
import { readStartup, started, writeStartup } from "../startup.js";

/** @typedef {import("../download.js").NamedFile} NamedFile */
/** @typedef {{version: string, files: NamedFile[]}} Shell */

const CACHE = "shell-";
const PAGE_LIMIT = 8000;

/**
 * Bring a shell and the pages of these addresses; fail unless all of it is here in the end.
 * @param {Shell} shell
 * @param {string[]} pages
 */
export async function install(shell, pages) {
  const cache = await caches.open(CACHE + shell.version);
  for (const file of shell.files) {
    if (!(await isIn(cache, file)) && !(await copy(cache, file))) {
      await putVerified(cache, file);
    }
  }
  for (const page of pages) {
    const fresh = await fetchPage(page, shell.version);
    if (fresh.status !== 404) {
      await cache.put(page, fresh);
    }
  }
}

/**
 * Take a file from a shell that has it.
 * @param {Cache} cache
 * @param {NamedFile} file
 * @returns {Promise<boolean>}
 */
async function copy(cache, file) {
  for (const name of await shellCaches()) {
    const other = await caches.open(name);
    const found = await other.match(file.url);
    if (found !== undefined && (await isIn(other, file))) {
      await cache.put(file.url, found);
      return true;
    }
  }
  return false;
}

/**
 * Say whether every file of a shell and this page lie in its cache.
 * @param {Shell} shell
 * @param {string} page
 * @returns {Promise<boolean>}
 */
export async function isComplete(shell, page) {
  const cache = await caches.open(CACHE + shell.version);
  const here = await Promise.all(shell.files.map((file) => isIn(cache, file)));
  return here.every(Boolean) && (await cache.match(page)) !== undefined;
}

/**
 * List the addresses of the pages that any shell holds.
 * @returns {Promise<string[]>}
 */
export async function knownPages() {
  const found = new Set();
  for (const name of await shellCaches()) {
    for (const { url } of await (await caches.open(name)).keys()) {
      const { pathname } = new URL(url);
      if (isPage(pathname)) {
        found.add(pathname);
      }
    }
  }
  return [...found];
}

/**
 * Say whether a path is that of a screen's page.
 * @param {string} path
 * @returns {boolean}
 */
export function isPage(path) {
  return /^\/ecran\/[-\w]+\/$/.test(path);
}

/**
 * Answer a screen's page: from the shell that starts now, else any shell, else the network.
 * @param {string} path
 * @param {Shell} own the shell that came with this worker
 * @returns {Promise<Response>}
 */
export async function answerPage(path, own) {
  const current = await countStart().catch(() => null);
  for (const version of [current, own.version]) {
    const found = version === null ? undefined : await pageIn(CACHE + version, path);
    if (found !== undefined) {
      return found;
    }
  }
  for (const name of await shellCaches()) {
    const found = await pageIn(name, path);
    if (found !== undefined) {
      return found;
    }
  }
  return fetch(path, { credentials: "omit" });
}

/**
 * @param {string} name
 * @param {string} path
 */
async function pageIn(name, path) {
  return (await caches.has(name)) ? (await caches.open(name)).match(path) : undefined;
}

/**
 * Count a start of a shell that is not proven; give the version that starts.
 * @returns {Promise<string|null>}
 */
async function countStart() {
  const startup = await readStartup();
  if (startup === undefined) {
    return null;
  }
  const next = started(startup);
  if (next !== startup) {
    await writeStartup(next);
  }
  return next.current;
}

/**
 * Fetch a page anew when the server still has the same shell: names on it may have changed.
 * @param {string} path
 * @param {string} version
 */
export async function refreshPage(path, version) {
  const cache = await caches.open(CACHE + version);
  const fresh = await fetchPage(path, version);
  if (fresh.ok) {
    await cache.put(path, fresh);
  }
}

/**
 * @param {string} path
 * @param {string} version
 * @returns {Promise<Response>} the page of this version, or 404
 */
async function fetchPage(path, version) {
  const response = await fetch(path, {
    cache: "no-store",
    credentials: "omit",
    signal: AbortSignal.timeout(PAGE_LIMIT),
  });
  if (response.status === 404) {
    return response;
  }
  const page = response.clone();
  if (response.status !== 200 || !(await response.text()).includes(`data-shell="${version}"`)) {
    throw new Error(`${path}: nu este pagina versiunii ${version}`);
  }
  return page;
}

/**
 * Delete the shells that neither start, nor could, nor wait.
 * @param {string} own
 */
export async function dropOld(own) {
  const startup = await readStartup();
  const kept = [own, startup?.current, startup?.previous].map((version) => CACHE + version);
  for (const name of await shellCaches()) {
    if (!kept.includes(name)) {
      await caches.delete(name);
    }
  }
}

/** @returns {Promise<string[]>} */
async function shellCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(CACHE));
}
