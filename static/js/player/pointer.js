/**
 * The record of which release plays, and the documents that it names. It changes as one, and is on
 * the disk before anything else happens.
 */

import { fault } from "./faults.js";
import { isRelease } from "./release.js";

/** @typedef {import("./release.js").Release} Release */

/**
 * @typedef {object} Names
 * @property {string|null} current
 * @property {string|null} previous
 * @property {string|null} staged on its way
 * @property {Record<string, number>} refused ids, and when to try them again
 */

const KEY = "release";
const REFUSED_FOR = 30 * 60000;

export class Pointer {
  /** @param {import("./database.js").Database} db */
  constructor(db) {
    this.db = db;
    /** @type {Names} */
    this.names = { current: null, previous: null, staged: null, refused: {} };
    /** @type {Map<string, Release>} */
    this.known = new Map();
  }

  /** @returns {Release|null} what plays */
  get current() {
    return this.release("current");
  }

  /**
   * @param {"current"|"previous"|"staged"} name
   * @returns {Release|null}
   */
  release(name) {
    return this.known.get(this.names[name] ?? "") ?? null;
  }

  /** Read what was before the restart; a document that is not understood does not count. */
  async restore() {
    const kept = await this.db.get("pointer", KEY);
    if (this.names.current === null) {
      this.names = { ...this.names, ...kept };
    } else {
      // The records opened late: what plays by now is newer than what they name.
      await this.set({ previous: this.names.previous ?? kept?.current ?? null });
    }
    const { current, previous, staged } = this.names;
    for (const id of [current, previous, staged]) {
      const document = id === null ? undefined : await this.db.get("releases", id);
      if (isRelease(document)) {
        this.known.set(document.release, document);
      }
    }
    if (this.current === null && current !== null) {
      this.names = { ...this.names, current: previous, previous: null };
    }
  }

  /** @param {Partial<Names>} change */
  async set(change) {
    this.names = { ...this.names, ...change };
    await this.write("pointer", KEY, this.names);
  }

  /**
   * Let a release be on its way.
   * @param {Release} release
   */
  async stage(release) {
    this.known.set(release.release, release);
    await this.write("releases", release.release, release);
    await this.set({ staged: release.release });
  }

  /**
   * Let a release be the one that plays.
   * @param {Release} release
   */
  async take({ release: id }) {
    const { current, previous, staged } = this.names;
    const { [id]: _tried, ...refused } = this.names.refused;
    await this.set({
      current: id,
      previous: current ?? previous,
      staged: staged === id ? null : staged,
      refused,
    });
  }

  /** @param {string} id */
  async refuse(id) {
    const { staged, refused } = this.names;
    await this.set({
      staged: staged === id ? null : staged,
      refused: { ...refused, [id]: Date.now() + REFUSED_FOR },
    });
  }

  /**
   * Give the milliseconds for which a release is not tried again.
   * @param {string} id
   * @returns {number}
   */
  refusedFor(id) {
    const left = (this.names.refused[id] ?? 0) - Date.now();
    // A longer time than was ever set means that the clock was changed.
    return left <= REFUSED_FOR ? Math.max(left, 0) : 0;
  }

  /**
   * Forget all documents but those that play, could play, or are on their way.
   * @param {Release|null} wanted
   */
  async forgetOthers(wanted) {
    const { current, previous, staged } = this.names;
    const kept = [current, previous, staged, wanted?.release];
    for (const id of [...this.known.keys()].filter((one) => !kept.includes(one))) {
      this.known.delete(id);
    }
    for (const [id] of await this.db.all("releases")) {
      if (!kept.includes(String(id))) {
        await this.db.delete("releases", id);
      }
    }
  }

  /**
   * Write a record. Without it the picture changes all the same; only the next start may begin
   * with an older one.
   * @param {"pointer"|"releases"} store
   * @param {string} key
   * @param {object} value
   */
  async write(store, key, value) {
    try {
      await this.db.put(store, key, value);
    } catch (error) {
      fault("storage", String(error));
    }
  }
}
