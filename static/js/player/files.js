/**
 * The files of releases on this machine. A file lies here whole and verified, or not at all, under
 * an address that carries its content's hash: releases share what they have in common.
 */

import { Corrupt, verified } from "./download.js";

/** @typedef {import("./download.js").NamedFile} NamedFile */

/**
 * @typedef {object} Files
 * @property {boolean} lasting whether they survive the browser
 * @property {(file: NamedFile) => Promise<boolean>} has
 * @property {(files: NamedFile[], signal?: AbortSignal) => Promise<void>} bring what is missing
 * @property {(files: NamedFile[]) => Promise<void>} keepOnly
 */

const HASH = "X-Content-SHA256";

/**
 * Choose where files lie; browsers have a cache only for https and for the machine itself.
 * @returns {Files}
 */
export function openFiles() {
  return "caches" in globalThis ? new CachedFiles(`files${location.pathname}`) : new PlainFiles();
}

/** Files in the Cache Storage, from which the service worker answers with the server dead. */
export class CachedFiles {
  lasting = true;

  /** @param {string} name of the cache */
  constructor(name) {
    this.name = name;
  }

  /** @type {Files["has"]} */
  async has(file) {
    return isIn(await caches.open(this.name), file);
  }

  /** @type {Files["bring"]} */
  async bring(files, signal) {
    const cache = await caches.open(this.name);
    for (const file of files) {
      if (!(await isIn(cache, file))) {
        await putVerified(cache, file, signal);
      }
    }
  }

  /** @type {Files["keepOnly"]} */
  async keepOnly(files) {
    const cache = await caches.open(this.name);
    const kept = new Set(files.map((file) => new URL(file.url, location.href).href));
    const unused = (await cache.keys()).filter((request) => !kept.has(request.url));
    await Promise.all(unused.map((request) => cache.delete(request)));
  }
}

/** Files in the browser's ordinary cache: verified, but nobody promises that they stay. */
export class PlainFiles {
  lasting = false;

  constructor() {
    /** @type {Set<string>} */
    this.here = new Set();
    /** @type {Set<string>} came wrong, so the browser's cache holds something wrong */
    this.wrong = new Set();
  }

  /** @type {Files["has"]} */
  async has(file) {
    return this.here.has(file.sha256);
  }

  /** @type {Files["bring"]} */
  async bring(files, signal) {
    for (const file of files.filter(({ sha256 }) => !this.here.has(sha256))) {
      const cache = this.wrong.has(file.sha256) ? "reload" : "default";
      try {
        await verified(file, { signal, cache }).pipeTo(new WritableStream());
      } catch (error) {
        if (error instanceof Corrupt) {
          this.wrong.add(file.sha256);
        }
        throw error;
      }
      this.here.add(file.sha256);
    }
  }

  /** @type {Files["keepOnly"]} */
  async keepOnly() {}
}

/**
 * Say whether a cache holds this very file.
 * @param {Cache} cache
 * @param {NamedFile} file
 * @returns {Promise<boolean>}
 */
export async function isIn(cache, file) {
  const found = await cache.match(file.url);
  return found?.headers.get(HASH) === file.sha256;
}

/**
 * Put a file into a cache; what is not whole or not the right one never gets there.
 * @param {Cache} cache
 * @param {NamedFile & {type?: string}} file
 * @param {AbortSignal} [signal]
 */
export async function putVerified(cache, file, signal) {
  const headers = {
    "Content-Type": file.type ?? typeOf(file.url),
    "Content-Length": String(file.bytes),
    [HASH]: file.sha256,
  };
  await cache.put(file.url, new Response(verified(file, { signal }), { headers }));
}

/** @type {Record<string, string>} */
const TYPES = {
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

/**
 * @param {string} url
 * @returns {string}
 */
function typeOf(url) {
  return TYPES[url.split(".").at(-1) ?? ""] ?? "application/octet-stream";
}
