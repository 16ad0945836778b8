/**
 * Brings one file and proves it: what leaves here has the length and the SHA-256 that the release
 * names, or ends in an error. Only the part on its way is held in memory, however long the film.
 */

import { sha256 } from "../vendor/noble-hashes/sha2.js";

/** @typedef {{url: string, sha256: string, bytes: number}} NamedFile */

// A line this slow brings nothing in time; a server that only trickles is as good as none.
const SLOWEST = { bytes: 8192, milliseconds: 20000 };
const RESUMES = 5;

/** The bytes that came are not the ones that the release names. */
export class Corrupt extends Error {}

/**
 * Give the bytes of a file; the stream fails at its end when they are not the right ones.
 * @param {NamedFile} file
 * @param {{signal?: AbortSignal, cache?: RequestCache, slowest?: typeof SLOWEST}} [options]
 * @returns {ReadableStream<Uint8Array<ArrayBuffer>>}
 */
export function verified(file, options = {}) {
  const parts = received(file, options);
  const hash = sha256.create();
  let bytes = 0;
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await parts.next();
      if (!done) {
        hash.update(value);
        bytes += value.byteLength;
      }
      if (bytes > file.bytes || (done && bytes < file.bytes)) {
        await parts.return();
        throw new Corrupt(`${file.url}: ${bytes} din ${file.bytes} octeți`);
      }
      if (!done) {
        controller.enqueue(value);
      } else if (hex(hash.digest()) === file.sha256) {
        controller.close();
      } else {
        throw new Corrupt(`${file.url}: sumă de control greșită`);
      }
    },
    async cancel() {
      await parts.return();
    },
  });
}

/**
 * Yield a file part by part; a line that breaks is taken up where it broke.
 * @param {NamedFile} file
 * @param {{signal?: AbortSignal, cache?: RequestCache, slowest?: typeof SLOWEST}} options
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>}
 */
async function* received(file, { signal, cache = "no-store", slowest = SLOWEST }) {
  let bytes = 0;
  for (let resumes = 0; ; resumes += 1) {
    const started = bytes;
    const line = new Line(slowest, signal);
    try {
      for await (const part of answer(file, bytes, cache, line)) {
        bytes += part.byteLength;
        line.brought(part.byteLength);
        yield part;
      }
      return;
    } catch (error) {
      const hopeless = bytes === started || bytes >= file.bytes || resumes === RESUMES;
      if (hopeless || error instanceof Refused || signal?.aborted) {
        throw error;
      }
    } finally {
      line.close();
    }
  }
}

/** The server answered something else than the file. */
class Refused extends Error {}

/**
 * @param {NamedFile} file
 * @param {number} from
 * @param {RequestCache} cache
 * @param {Line} line
 * @returns {AsyncGenerator<Uint8Array<ArrayBuffer>, void, void>}
 */
async function* answer({ url, bytes }, from, cache, line) {
  const response = await fetch(url, {
    cache,
    credentials: "omit",
    headers: from > 0 ? { Range: `bytes=${from}-` } : {},
    signal: line.signal,
  });
  const range = `bytes ${from}-${bytes - 1}/${bytes}`;
  const right = from > 0 ? response.headers.get("Content-Range") === range : response.status === 200;
  if (!right || response.body === null) {
    await response.body?.cancel();
    throw new Refused(`${url}: răspuns ${response.status}`);
  }
  const reader = response.body.getReader();
  try {
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      yield part.value;
    }
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

/** Ends a connection that brings too little in the time it is given. */
class Line {
  /**
   * @param {typeof SLOWEST} slowest
   * @param {AbortSignal} [outer]
   */
  constructor(slowest, outer) {
    const own = new AbortController();
    this.signal = outer === undefined ? own.signal : AbortSignal.any([outer, own.signal]);
    this.bytes = 0;
    this.timer = setInterval(() => {
      if (this.bytes < slowest.bytes) {
        own.abort(new DOMException("prea lent", "TimeoutError"));
      }
      this.bytes = 0;
    }, slowest.milliseconds);
  }

  /** @param {number} bytes */
  brought(bytes) {
    this.bytes += bytes;
  }

  close() {
    clearInterval(this.timer);
  }
}

/**
 * Write bytes as a hash is written.
 * @param {Uint8Array} bytes
 * @returns {string}
 */
export function hex(bytes) {
  return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
