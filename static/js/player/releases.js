/**
 * Which release plays: the good one of now, the good one before it, and one on its way.
 *
 * A release on its way changes nothing until all its files are here and its first picture is
 * prepared. Then one record changes, and with it all. One that cannot be painted is refused.
 */

import { Bringing } from "./bringing.js";
import { Corrupt } from "./download.js";
import { fault } from "./faults.js";
import { Pointer } from "./pointer.js";
import { isRelease } from "./release.js";

/** @typedef {import("./release.js").Release} Release */

/**
 * @typedef {object} Listeners
 * @property {(release: Release, options: {prove: (ok: boolean) => Promise<void>}) => void} offer
 * @property {(release: Release) => void} [onDownloaded] all its files are here
 * @property {(release: Release) => void} [onTaken] it is what plays from now on
 */

export class Releases {
  /**
   * @param {import("./database.js").Database} db
   * @param {import("./files.js").Files} files
   * @param {Listeners} listeners
   */
  constructor(db, files, listeners) {
    this.db = db;
    this.files = files;
    this.listeners = listeners;
    this.pointer = new Pointer(db);
    this.bringing = new Bringing(files, {
      waitFor: (id) => this.pointer.refusedFor(id),
      onComplete: (release) => this.completed(release),
      onWanted: (release) => this.arrived(release),
      onError: (error) => this.explain(error),
    });
    /** What the server named last, empty before its first answer. */
    this.named = "";
    /** @type {Set<string>} ids whose files are all here */
    this.complete = new Set();
    /** @type {Set<string>} ids whose first picture was prepared */
    this.proven = new Set();
  }

  /** @returns {boolean} whether what plays would play with the server dead */
  get isReady() {
    return this.db.lasting && this.files.lasting && this.complete.has(this.pointer.names.current ?? "");
  }

  /** @returns {string} the id of the newest release whose files are all here */
  get downloaded() {
    return [...this.complete].at(-1) ?? "";
  }

  /** Play what played last, whatever became of the server; go on with what was on its way. */
  async restore() {
    await this.pointer.restore();
    const { current } = this.pointer;
    if (current !== null) {
      this.play(current);
    }
    const staged = this.pointer.release("staged");
    if (staged !== null && this.bringing.wanted === null) {
      this.bringing.want(staged);
    }
  }

  /**
   * Take what the server says is to be played.
   * @param {unknown} document
   */
  async receive(document) {
    if (!isRelease(document)) {
      fault("release", "schema");
      throw new Error("nu este o publicare pe care ecranul o înțelege");
    }
    if (document.release === this.bringing.wanted?.release) {
      return;
    }
    this.named = document.release;
    if (document.release === this.pointer.names.current) {
      await this.callBack(document);
      return;
    }
    await this.pointer.stage(document);
    this.bringing.want(document);
    if (this.pointer.current === null) {
      // Nothing plays yet: show what has arrived while the rest comes.
      this.offer(document);
    }
  }

  /**
   * Stay with what plays: whatever was on its way, or on trial, is wanted no more.
   * @param {Release} current
   */
  async callBack(current) {
    this.bringing.want(null);
    this.offer(current);
    if (this.pointer.names.staged !== null) {
      await this.pointer.set({ staged: null });
    }
  }

  /** @param {Release} release that played before */
  play(release) {
    this.offer(release);
    this.bringing.repair(release, () => this.pointer.current === release);
  }

  /** @param {Release} release */
  offer(release) {
    this.listeners.offer(release, { prove: (ok) => this.prove(release, ok) });
  }

  /** @param {Release} release whose files are all here */
  async completed(release) {
    this.complete.delete(release.release);
    this.complete.add(release.release);
    if (this.proven.has(release.release)) {
      await this.take(release);
    }
  }

  /** @param {Release} release that was wanted, and is here */
  arrived(release) {
    this.listeners.onDownloaded?.(release);
    this.offer(release);
  }

  /**
   * Learn from the player whether a release can be painted; called before it is seen.
   * @param {Release} release
   * @param {boolean} ok
   */
  async prove(release, ok) {
    const id = release.release;
    if (ok) {
      this.proven.add(id);
      if (this.complete.has(id)) {
        await this.take(release);
      }
    } else if (id === this.pointer.names.current) {
      await this.goBack(release);
    } else if (this.complete.has(id)) {
      await this.refuse(release);
    }
  }

  /**
   * Let a release be the one that plays: the one write that changes everything.
   * @param {Release} release
   */
  async take(release) {
    if (this.pointer.names.current !== release.release) {
      await this.pointer.take(release);
      this.listeners.onTaken?.(release);
      this.dropOthers();
    }
  }

  /**
   * Return to the release before one that cannot be painted any more.
   * @param {Release} release
   */
  async goBack(release) {
    const before = this.pointer.release("previous");
    if (before !== null) {
      await this.pointer.set({ current: before.release, previous: null });
      await this.refuse(release);
      this.play(before);
    }
  }

  /** @param {Release} release */
  async refuse(release) {
    fault("release", release.release.slice(0, 12));
    await this.pointer.refuse(release.release);
    const isCalledBack = this.named !== "" && this.named !== release.release;
    if (this.bringing.wanted === null && !isCalledBack) {
      this.bringing.want(release);
    }
  }

  /** Delete documents and files of releases that neither play, nor could, nor are on their way. */
  async dropOthers() {
    try {
      await this.pointer.forgetOthers(this.bringing.wanted);
      await this.bringing.keepOnly(() => this.pointer.known.values());
    } catch (error) {
      fault("storage", String(error));
    }
  }

  /** @param {unknown} error why a file could not be brought */
  async explain(error) {
    if (error instanceof DOMException && error.name === "QuotaExceededError") {
      fault("storage", error.message);
      // The release before is the only thing that can be done without.
      await this.pointer.set({ previous: null });
      await this.dropOthers();
    } else {
      fault(error instanceof Corrupt ? "checksum" : "download", String(error));
    }
  }
}
