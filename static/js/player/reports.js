/**
 * Tells the server what is and what was on the screen: every entry is on the disk first, goes up
 * in batches, and is deleted when the server has it. Offline they wait. Unpaired players keep and
 * tell nothing.
 */

import { fault, onFault } from "./faults.js";
import { Queue } from "./queue.js";
import { clock } from "./trust.js";

/** @typedef {import("./player.js").Shown} Shown */

/** @typedef {import("./queue.js").Entry} Entry */

const SCHEMA = 1;
const EVERY = 30_000;
const AGAIN = 15_000;
const SOON = 1000;
const SLOWEST = 60_000;
const LIMIT = 15_000;
const JITTER = 0.2;
const BATCH = 500;
const BATCH_BYTES = 200_000;

/**
 * Take from the beginning of the queue what one report may carry.
 * @param {[any, Entry][]} queue
 * @param {number} [bytes]
 * @returns {(Entry & {seq: number})[]}
 */
export function batchOf(queue, bytes = BATCH_BYTES) {
  const batch = [];
  let size = 0;
  for (const [key, entry] of queue) {
    const numbered = { ...entry, seq: Number(key) };
    size += new TextEncoder().encode(JSON.stringify(numbered)).length + 1;
    if (size > bytes && batch.length > 0) {
      break;
    }
    batch.push(numbered);
  }
  return batch;
}

/**
 * Say which entries of a batch the server will never need again.
 * @param {{seq: number}[]} batch
 * @param {{received?: number, refused?: number[]}} answer
 * @returns {number[]}
 */
export function settled(batch, { received = 0, refused = [] }) {
  return batch.map(({ seq }) => seq).filter((seq) => seq <= received || refused.includes(seq));
}

export class Reports {
  /**
   * @param {{db: import("./database.js").Database, url: string, pairing: import("./pairing.js").Pairing, status: () => Promise<object>}} parts
   */
  constructor({ db, url, pairing, status }) {
    this.db = db;
    this.url = url;
    this.pairing = pairing;
    this.status = status;
    this.boot = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16)).join("");
    this.most = BATCH;
    this.failures = 0;
    this.queue = new Queue(db);
    /** @type {{shown: Shown, at: string, mono: number, trusted: boolean}|null} what is on screen */
    this.open = null;
    this.flipped = "";
    this.started = false;
    /** @type {() => void} */
    this.wake = () => undefined;
  }

  /** How many entries the server does not have yet. */
  get waiting() {
    return this.queue.length;
  }

  /** Take up the queue of before the restart and report from now on. */
  async start() {
    await this.queue.open();
    this.flipped = (await this.db.get("kept", "flipped")) ?? "";
    this.pairing.onChange = () => this.changed();
    onFault(({ code, detail }) => this.note("error", { ok: false, detail: `${code}: ${detail}` }));
    await this.note("started");
    this.started = true;
    if (this.open !== null) {
      this.appeared(this.open.shown);
    }
    this.run();
  }

  /** Report all that happens, every 30 seconds and soon after each change. */
  async run() {
    for (;;) {
      const more = await this.send();
      await this.pause(more ? SOON : this.interval());
    }
  }

  /**
   * @param {number} milliseconds
   * @returns {Promise<void>}
   */
  pause(milliseconds) {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.wake = () => {
        clearTimeout(timer);
        setTimeout(resolve, SOON);
      };
    });
  }

  /** @returns {number} */
  interval() {
    // One lost report must not make the console doubt: it comes again before the next is missed.
    const pause = this.failures === 0 ? EVERY : Math.min(AGAIN * 2 ** (this.failures - 1), SLOWEST);
    return pause * (1 + JITTER * (Math.random() - 0.5));
  }

  /** Send soon, unless the server is sick. */
  soon() {
    if (this.failures === 0) {
      this.wake();
    }
  }

  /**
   * The picture on screen has changed.
   * @param {Shown} shown
   */
  shown(shown) {
    this.close();
    if (shown.state === "starting") {
      return;
    }
    const { mono, at, trusted } = this.stamp();
    this.open = { shown, mono, at, trusted };
    if (this.started) {
      this.appeared(shown);
    }
  }

  /** @param {Shown} shown */
  appeared(shown) {
    if (shown.state === "alert") {
      this.note("alert", { ...pictureOf(shown), detail: "a apărut" });
    } else if (shown.release !== this.flipped) {
      this.flipped = shown.release;
      this.note("flipped", pictureOf(shown));
      this.db.put("kept", "flipped", shown.release).catch((error) => fault("storage", String(error)));
    }
    this.soon();
  }

  /** What was on screen has left it: its entry is the proof that it was there. */
  close() {
    if (this.open !== null) {
      const { shown, ...stamp } = this.open;
      const ms = Math.round(performance.now() - stamp.mono);
      const isAlert = shown.state === "alert";
      const detail = isAlert ? "a dispărut" : "";
      this.note(isAlert ? "alert" : "shown", { ...pictureOf(shown), ...stamp, ms, detail });
      this.open = null;
    }
  }

  /**
   * Keep an entry.
   * @param {Entry["kind"]} kind
   * @param {Partial<Entry>} [rest]
   */
  async note(kind, rest = {}) {
    if (!this.pairing.paired) {
      return;
    }
    const nothing = { release: "", slide: "", digest: "", ok: true, detail: "" };
    const entry = { kind, ...this.stamp(), boot: this.boot, ...nothing, ...rest };
    try {
      await this.queue.append({ ...entry, mono: Math.round(entry.mono) });
    } catch (error) {
      fault("storage", String(error));
    }
  }

  /** The time by both clocks. */
  stamp() {
    const at = clock.now().toISOString();
    return { at, mono: performance.now(), trusted: clock.trusted };
  }

  /**
   * Send one report.
   * @returns {Promise<boolean>} whether there is more to send
   */
  async send() {
    if (!this.pairing.paired) {
      return false;
    }
    try {
      const { lasting } = this.db;
      const batch = batchOf(await this.queue.oldest(this.most));
      const response = await this.post({ schema: SCHEMA, entries: batch, now: await this.status() });
      if (lasting !== this.db.lasting) {
        // The entries have moved to the disk, where they have other numbers.
        return true;
      }
      if (response.ok) {
        return await this.settle(batch, await response.json());
      }
      await this.refused(response.status, batch);
    } catch {
      this.failures += 1;
    }
    return false;
  }

  /** @param {object} document */
  post(document) {
    return fetch(this.url, {
      method: "POST",
      body: JSON.stringify(document),
      cache: "no-store",
      credentials: "omit",
      headers: {
        Authorization: `Bearer ${this.pairing.secret}`,
        "Content-Type": "application/json",
      },
      signal: AbortSignal.timeout(LIMIT),
    });
  }

  /**
   * Forget what the server has.
   * @param {{seq: number}[]} batch
   * @param {{received?: number, refused?: number[]}} answer
   * @returns {Promise<boolean>}
   */
  async settle(batch, answer) {
    const done = settled(batch, answer);
    await this.queue.remove(done);
    this.most = BATCH;
    this.failures = done.length < batch.length && done.length === 0 ? this.failures + 1 : 0;
    return done.length > 0 && this.waiting > 0;
  }

  /**
   * @param {number} status
   * @param {{seq: number}[]} batch
   */
  async refused(status, batch) {
    this.failures += 1;
    if (status === 401) {
      await this.pairing.doubt();
    } else if ((status === 400 || status === 413) && batch.length > 1) {
      // One entry cannot be read or all are too long: find out with less.
      this.most = Math.max(1, Math.floor(batch.length / 2));
    } else if ((status === 400 || status === 413) && batch.length === 1) {
      await this.queue.remove([batch[0].seq]);
    }
  }

  /** Paired: begin with what is on screen now. No longer paired: forget what was kept. */
  async changed() {
    if (this.pairing.paired) {
      this.failures = 0;
      await this.note("started");
      this.soon();
    } else if (this.pairing.secret === null) {
      await this.queue.clear();
    }
  }
}

/**
 * @param {Shown} shown
 * @returns {{release: string, slide: string, digest: string}}
 */
function pictureOf({ release, slide, digest }) {
  return { release, slide, digest };
}
