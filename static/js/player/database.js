/**
 * What the player must know again after a power cut: small records in IndexedDB, each on the disk
 * before its write counts as done. Where IndexedDB does not work, or is slow to open, the memory of
 * this page serves.
 */

import { fault } from "./faults.js";
import { Remembered } from "./remembered.js";
import { within } from "./within.js";

/** @typedef {import("./remembered.js").Store} Store */
/** @typedef {import("./remembered.js").Database} Database */

/** @type {Store[]} */
const STORES = ["pointer", "releases", "queue", "kept"];
const VERSION = 1;
const OPEN_LIMIT = 3000;

/**
 * Open the records of this page's screen, or those of the shell.
 * @param {string} [name]
 * @param {() => unknown} [onLate] called when records that were not waited for are open after all:
 *   what they hold can be read now
 * @returns {Promise<Database>}
 */
export async function open(name = nameOfPage(), onLate = () => undefined) {
  const opening = connectWhole(name).then((connection) => new Stored(name, connection));
  try {
    return await within(OPEN_LIMIT, opening);
  } catch (error) {
    fault("storage", `IndexedDB: ${error}`);
    const remembered = new Remembered();
    opening
      .then((stored) => remembered.moveTo(stored))
      .then(onLate)
      .catch((late) => fault("storage", `IndexedDB: ${late}`));
    return remembered;
  }
}

/** @returns {string} each screen has records of its own, also in one browser */
function nameOfPage() {
  return `ecran${globalThis.location.pathname}`;
}

/**
 * Connect; records without the places for them are no records, and are made anew.
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
async function connectWhole(name) {
  const connection = await connect(name);
  if (STORES.every((store) => connection.objectStoreNames.contains(store))) {
    return connection;
  }
  connection.close();
  indexedDB.deleteDatabase(name);
  return connect(name);
}

/**
 * @param {string} name
 * @returns {Promise<IDBDatabase>}
 */
function connect(name) {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, VERSION);
    request.onupgradeneeded = () => {
      for (const store of STORES) {
        request.result.createObjectStore(store, { autoIncrement: true });
      }
    };
    request.onsuccess = () => {
      request.result.onversionchange = () => request.result.close();
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
  });
}

class Stored {
  lasting = true;

  /**
   * @param {string} name
   * @param {IDBDatabase} connection
   */
  constructor(name, connection) {
    this.name = name;
    this.connection = connection;
  }

  /** @type {Database["get"]} */
  async get(store, key) {
    return this.transact(store, "readonly", (records) => records.get(key));
  }

  /** @type {Database["put"]} */
  async put(store, key, value) {
    await this.transact(store, "readwrite", (records) => records.put(value, key));
  }

  /** @type {Database["delete"]} */
  async delete(store, key) {
    await this.transact(store, "readwrite", (records) => records.delete(key));
  }

  /** @type {Database["all"]} */
  async all(store, limit) {
    /** @type {[IDBValidKey, any][]} */
    const found = [];
    await this.transact(store, "readonly", (records) => {
      const request = records.openCursor();
      request.onsuccess = () => {
        const cursor = request.result;
        if (cursor !== null && found.length < (limit ?? Infinity)) {
          found.push([cursor.key, cursor.value]);
          cursor.continue();
        }
      };
      return request;
    });
    return found;
  }

  /** @type {Database["append"]} */
  async append(store, value) {
    return this.transact(store, "readwrite", (records) => records.add(value));
  }

  /**
   * Do one thing in a transaction of its own; connect again when the browser hung up.
   * @template T
   * @param {Store} store
   * @param {"readonly"|"readwrite"} mode
   * @param {(records: IDBObjectStore) => IDBRequest<T>} act
   * @returns {Promise<any>}
   */
  async transact(store, mode, act) {
    try {
      return await this.once(store, mode, act);
    } catch (error) {
      if (!(error instanceof DOMException) || error.name !== "InvalidStateError") {
        throw error;
      }
      this.connection = await within(OPEN_LIMIT, connect(this.name));
      return this.once(store, mode, act);
    }
  }

  /**
   * @template T
   * @param {Store} store
   * @param {"readonly"|"readwrite"} mode
   * @param {(records: IDBObjectStore) => IDBRequest<T>} act
   * @returns {Promise<T>}
   */
  once(store, mode, act) {
    return new Promise((resolve, reject) => {
      // Chromium's default lets a power cut take back what was said to be written.
      const transaction = this.connection.transaction(store, mode, { durability: "strict" });
      const request = act(transaction.objectStore(store));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error ?? new Error("aborted"));
    });
  }
}
