/**
 * The entries that the server does not have yet: on the disk, numbered for ever, bounded.
 */

import { fault } from "./faults.js";

/**
 * @typedef {object} Entry what is kept; its number is its key
 * @property {"shown"|"downloaded"|"flipped"|"error"|"started"|"alert"} kind
 * @property {string} at
 * @property {number} mono
 * @property {string} boot
 * @property {boolean} trusted
 * @property {string} release
 * @property {string} slide
 * @property {string} digest
 * @property {boolean} ok
 * @property {string} detail
 * @property {number} [ms]
 */

export const MOST = 50_000;

export class Queue {
  /** @param {import("./database.js").Database} db */
  constructor(db) {
    this.db = db;
    /** @type {number|null} */
    this.first = null;
    this.last = 0;
  }

  /** How many entries wait. */
  get length() {
    return this.first === null ? 0 : this.last - this.first + 1;
  }

  /** Take up what waited before the restart. */
  async open() {
    await this.look();
    this.last = this.first ?? 0;
  }

  /**
   * Keep an entry; when there is no more room the oldest goes, and the gap in the numbers shows it.
   * @param {Entry} entry
   */
  async append(entry) {
    this.last = await this.db.append("queue", entry);
    this.first ??= this.last;
    if (this.length > MOST) {
      await this.db.delete("queue", this.first);
      this.first += 1;
      fault("storage", `jurnal plin: peste ${MOST} de însemnări netrimise, cele mai vechi s-au șters`);
    }
  }

  /**
   * Give the oldest entries.
   * @param {number} most
   * @returns {Promise<[any, Entry][]>}
   */
  oldest(most) {
    return this.db.all("queue", most);
  }

  /** @param {number[]} keys */
  async remove(keys) {
    await Promise.all(keys.map((key) => this.db.delete("queue", key)));
    await this.look();
  }

  /** Forget everything. */
  async clear() {
    for (let kept = await this.oldest(MOST); kept.length > 0; kept = await this.oldest(MOST)) {
      await this.remove(kept.map(([key]) => Number(key)));
    }
  }

  async look() {
    this.first = Number((await this.oldest(1))[0]?.[0] ?? 0) || null;
  }
}
