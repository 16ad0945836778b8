/**
 * Whether a release document arrived as it was written: its id is the hash of all the rest
 * (displays/release.py), so a byte that changed on the way shows.
 */

import { sha256 } from "../vendor/noble-hashes/sha2.js";
import { hex } from "./download.js";

/**
 * Compute the id that a release document should have.
 * @param {object} document
 * @returns {string}
 */
export function idOf(document) {
  const { release: _id, issued_at: _time, ...content } = /** @type {any} */ (document);
  return hex(sha256(new TextEncoder().encode(JSON.stringify(sorted(content)))));
}

/**
 * Give plain data with the keys of every object in order, as the canonical form has them.
 * @param {any} data
 * @returns {any}
 */
function sorted(data) {
  if (Array.isArray(data)) {
    return data.map(sorted);
  }
  if (data === null || typeof data !== "object") {
    return data;
  }
  const keys = Object.keys(data).sort();
  return Object.fromEntries(keys.map((key) => [key, sorted(data[key])]));
}
