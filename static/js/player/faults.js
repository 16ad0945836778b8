/**
 * What went wrong lately, in the words of the code list that the console explains
 * (displays/faults.py). Every part of the player reports here; the report and the diagnostic
 * overlay read from here.
 */

/**
 * @typedef {"download"|"checksum"|"storage"|"slide"|"release"|"clock"|"stuck"|"worker"|"alert"} Code
 */

/**
 * @typedef {object} Fault
 * @property {Code} code
 * @property {string} detail
 * @property {string} at UTC, ISO
 */

const KEPT = 10;
const LONGEST = 300;
const QUIET = 60000;

/** @type {Fault[]} */
const faults = [];
/** @type {Set<(fault: Fault) => void>} */
const listeners = new Set();
/** @type {Map<string, number>} when a code with its detail was last told to the listeners */
const told = new Map();

/**
 * Note a fault. The same one again within a minute only renews its time.
 * @param {Code} code
 * @param {string} [detail]
 */
export function fault(code, detail = "") {
  const noted = { code, detail: detail.slice(0, LONGEST), at: new Date().toISOString() };
  const key = `${code} ${noted.detail}`;
  const known = faults.findIndex((one) => one.code === code && one.detail === noted.detail);
  if (known >= 0) {
    faults.splice(known, 1);
  }
  faults.push(noted);
  faults.splice(0, faults.length - KEPT);
  const now = performance.now();
  if (now - (told.get(key) ?? -QUIET) < QUIET) {
    return;
  }
  for (const [old, when] of told) {
    if (now - when >= QUIET) {
      told.delete(old);
    }
  }
  told.set(key, now);
  for (const listener of listeners) {
    listener(noted);
  }
}

/**
 * List the last ten faults, the oldest first.
 * @returns {Fault[]}
 */
export function recent() {
  return faults.map((one) => ({ ...one }));
}

/**
 * Be told of every fault.
 * @param {(fault: Fault) => void} listener
 */
export function onFault(listener) {
  listeners.add(listener);
}
