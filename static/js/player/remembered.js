/**
 * Records in the memory of this page, for as long as the browser's own are not open.
 */

/** @typedef {"pointer"|"releases"|"queue"|"kept"} Store */

/**
 * @typedef {object} Database
 * @property {boolean} lasting whether it survives the page
 * @property {(store: Store, key: IDBValidKey) => Promise<any>} get undefined when there is none
 * @property {(store: Store, key: IDBValidKey, value: any) => Promise<void>} put
 * @property {(store: Store, key: IDBValidKey) => Promise<void>} delete
 * @property {(store: Store, limit?: number) => Promise<[IDBValidKey, any][]>} all in key order
 * @property {(store: Store, value: any) => Promise<number>} append the key is never used again
 */

export class Remembered {
  constructor() {
    this.last = 0;
    /** @type {Map<Store, Map<any, any>>} */
    this.stores = new Map();
    /** @type {Database|null} the browser's records, once they are open */
    this.stored = null;
  }

  get lasting() {
    return this.stored !== null;
  }

  /**
   * Go on in the browser's records. What was learned meanwhile is newer than what they hold; only
   * what is named in "pointer" they know better, for nothing was read when it was written.
   * @param {Database} stored
   */
  async moveTo(stored) {
    const moved = [...this.stores].flatMap(([store, records]) =>
      [...records].map(([key, value]) => ({ store, key, value })),
    );
    this.stored = stored;
    // All are begun before anything else can be, so nothing newer is written over.
    await Promise.all(
      moved
        .filter(({ store }) => store !== "pointer")
        .map(({ store, key, value }) =>
          store === "queue" ? stored.append(store, value) : stored.put(store, key, value),
        ),
    );
  }

  /** @param {Store} store */
  records(store) {
    const records = this.stores.get(store) ?? new Map();
    this.stores.set(store, records);
    return records;
  }

  /** @type {Database["get"]} */
  async get(store, key) {
    return this.stored === null ? this.records(store).get(key) : this.stored.get(store, key);
  }

  /** @type {Database["put"]} */
  async put(store, key, value) {
    if (this.stored === null) {
      this.records(store).set(key, structuredClone(value));
    } else {
      await this.stored.put(store, key, value);
    }
  }

  /** @type {Database["delete"]} */
  async delete(store, key) {
    if (this.stored === null) {
      this.records(store).delete(key);
    } else {
      await this.stored.delete(store, key);
    }
  }

  /** @type {Database["all"]} */
  async all(store, limit) {
    if (this.stored !== null) {
      return this.stored.all(store, limit);
    }
    const sorted = [...this.records(store)].sort(([one], [other]) => (one < other ? -1 : 1));
    return sorted.slice(0, limit);
  }

  /** @type {Database["append"]} */
  async append(store, value) {
    if (this.stored !== null) {
      return this.stored.append(store, value);
    }
    this.last += 1;
    await this.put(store, this.last, value);
    return this.last;
  }
}
