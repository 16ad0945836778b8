// A small world for the player's modules in Node: a Cache Storage, a server with faults, a clock.

import { createHash } from "node:crypto";

/** Where the player believes it is. */
globalThis.location = new URL("http://ecran.test/ecran/hol/");

class FakeCache {
  constructor() {
    this.entries = new Map();
  }
  key(request) {
    return new URL(request.url ?? request, location).href;
  }
  async put(request, response) {
    const body = await response.arrayBuffer();
    if (room.left < body.byteLength) {
      throw new DOMException("plin", "QuotaExceededError");
    }
    this.entries.set(this.key(request), { body, headers: [...response.headers] });
  }
  async match(request) {
    const found = this.entries.get(this.key(request));
    return found && new Response(found.body.slice(), { headers: found.headers });
  }
  async keys() {
    return [...this.entries.keys()].map((url) => ({ url }));
  }
  async delete(request) {
    return this.entries.delete(this.key(request));
  }
}

/** What is left of the disk. */
export const room = { left: Infinity };
const named = new Map();
globalThis.caches = {
  open: async (name) => named.get(name) ?? named.set(name, new FakeCache()).get(name),
  has: async (name) => named.has(name),
  keys: async () => [...named.keys()],
  delete: async (name) => named.delete(name),
};

/** Paths that a cache holds. */
export async function stored(name = "files/ecran/hol/") {
  const keys = await (await caches.open(name)).keys();
  return keys.map(({ url }) => new URL(url).pathname).sort();
}

/** The server: bytes by path, faults by path, and what was asked. */
export const server = { files: new Map(), faults: new Map(), asked: [] };

/** Put a file on the server and name it as a release does. */
export function file(path, text = path) {
  const body = Buffer.from(text);
  server.files.set(path, body);
  const sha256 = createHash("sha256").update(body).digest("hex");
  return { url: path, sha256, bytes: body.byteLength, type: "text/plain" };
}

globalThis.fetch = async (url, { headers = {}, signal, cache } = {}) => {
  const path = new URL(url, location).pathname;
  const range = headers.Range ?? null;
  server.asked.push(range === null ? path : `${path} ${range}`);
  server.cache = cache;
  signal?.throwIfAborted();
  const fault = server.faults.get(path)?.shift();
  if (fault === "refuse") {
    throw new TypeError("network");
  }
  if (fault?.status) {
    return new Response("eroare", { status: fault.status });
  }
  let body = server.files.get(path);
  if (body === undefined) {
    return new Response("", { status: 404 });
  }
  if (fault === "corrupt") {
    body = Buffer.from(body);
    body[body.length >> 1] ^= 1;
  }
  if (fault === "longer") {
    body = Buffer.concat([body, Buffer.from("!")]);
  }
  const from = range === null ? 0 : Number(/\d+/.exec(range)[0]);
  const part = range === null || fault === "whole" ? body : body.subarray(from);
  const answer = {
    status: range === null || fault === "whole" ? 200 : 206,
    headers: range === null ? {} : { "Content-Range": `bytes ${from}-${body.length - 1}/${body.length}` },
  };
  return new Response(stream(part, fault, signal), answer);
};

function stream(body, fault, signal) {
  let at = 0;
  return new ReadableStream({
    async pull(controller) {
      if (fault?.breaksAt !== undefined && at >= fault.breaksAt) {
        throw new TypeError("connection reset");
      }
      if (fault?.endsAt !== undefined && at >= fault.endsAt) {
        controller.close();
        return;
      }
      if (fault === "hang") {
        await new Promise((_resolve, reject) => {
          signal.throwIfAborted();
          signal.addEventListener("abort", () => reject(signal.reason));
        });
      }
      if (at >= body.length) {
        controller.close();
        return;
      }
      controller.enqueue(new Uint8Array(body.subarray(at, at + 4)));
      at += 4;
    },
  });
}

/** Read a stream to its end; the error's sentence when it fails. */
export async function read(readable) {
  try {
    return Buffer.from(await new Response(readable).arrayBuffer()).toString();
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}

/** A release with these slides, each [id, files]. */
export function release(id, slides = [], assets = []) {
  return {
    schema: 1,
    release: id,
    issued_at: "2026-11-20T08:00:00+00:00",
    screen: { orientation: "landscape", name: "Hol", frame: { html: "", digest: "", media: [] } },
    fallback: { id: "@institution", digest: "", html: "", windows: [], media: [] },
    slides: slides.map(([slide, media]) => ({ id: slide, digest: slide, html: "", windows: [], media })),
    assets,
  };
}

/** Wait until something holds. */
export async function until(holds) {
  for (let left = 400; left > 0; left -= 1) {
    if (await holds()) {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  throw new Error(`not in time: ${holds}`);
}
