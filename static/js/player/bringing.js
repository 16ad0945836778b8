/**
 * Brings the release that is wanted, again and again until all its files are here, and leaves it
 * at once when another one is wanted.
 */

import { mediaOf } from "./release.js";

/** @typedef {import("./release.js").Release} Release */

const AGAIN = { first: 3000, growth: 1.6, slowest: 60000 };

/**
 * @typedef {object} Listeners
 * @property {(id: string) => number} waitFor milliseconds before a release is tried at all
 * @property {(release: Release) => Promise<void>} onComplete
 * @property {(release: Release) => void} onWanted it was wanted, and now it is here
 * @property {(error: unknown) => Promise<void>} onError
 */

export class Bringing {
  /**
   * @param {import("./files.js").Files} files
   * @param {Listeners} listeners
   */
  constructor(files, listeners) {
    this.files = files;
    this.listeners = listeners;
    /** @type {Release|null} */
    this.wanted = null;
    this.working = false;
    this.change = new AbortController();
    /** @type {Promise<void>} downloads and deletions, one after the other */
    this.last = Promise.resolve();
  }

  /** @param {Release|null} release */
  want(release) {
    this.wanted = release;
    this.change.abort();
    this.change = new AbortController();
    if (!this.working) {
      this.work();
    }
  }

  async work() {
    this.working = true;
    for (let failures = 0; this.wanted !== null; ) {
      const release = this.wanted;
      const { signal } = this.change;
      await wait(this.listeners.waitFor(release.release), signal);
      const done = !signal.aborted && (await this.bring(release, signal));
      if (signal.aborted) {
        failures = 0;
      } else if (done) {
        this.wanted = null;
        this.listeners.onWanted(release);
      } else {
        await wait(pause(failures), signal);
        failures += 1;
      }
    }
    this.working = false;
  }

  /**
   * Bring again what the browser has lost of a release, for as long as it plays.
   * @param {Release} release
   * @param {() => boolean} plays
   */
  async repair(release, plays) {
    for (let failures = 0; plays() && !(await this.bring(release)); failures += 1) {
      await wait(pause(failures));
    }
  }

  /**
   * Bring what is missing of a release; say whether all of it is here.
   * @param {Release} release
   * @param {AbortSignal} [signal]
   * @returns {Promise<boolean>}
   */
  async bring(release, signal) {
    try {
      await this.inTurn(() => this.files.bring(filesOf(release), signal));
    } catch (error) {
      if (!signal?.aborted) {
        await this.listeners.onError(error);
      }
      return false;
    }
    if (signal?.aborted) {
      return false;
    }
    await this.listeners.onComplete(release);
    return true;
  }

  /**
   * Delete the files that none of these releases needs.
   * @param {() => Iterable<Release>} kept asked when it is this deletion's turn
   */
  async keepOnly(kept) {
    await this.inTurn(() => this.files.keepOnly([...kept()].flatMap(filesOf)));
  }

  /**
   * Let downloads and deletions never meet.
   * @param {() => Promise<void>} act
   */
  inTurn(act) {
    const done = this.last.then(act);
    this.last = done.catch(() => undefined);
    return done;
  }
}

/**
 * List every file that a release needs on this machine, styles and fonts first.
 * @param {Release} release
 */
function filesOf(release) {
  return [...release.assets, ...mediaOf(release)];
}

/**
 * @param {number} failures
 * @returns {number}
 */
function pause(failures) {
  return Math.min(AGAIN.first * AGAIN.growth ** failures, AGAIN.slowest);
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} [signal] ends the wait early
 * @returns {Promise<void>}
 */
function wait(milliseconds, signal) {
  return new Promise((resolve) => {
    if (signal?.aborted || milliseconds <= 0) {
      resolve();
      return;
    }
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener("abort", done);
  });
}
