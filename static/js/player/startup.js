/**
 * Which version of the player starts: one record that page and service worker share, so a version
 * that never gets a picture on the screen gives way to the one before it.
 */

import { open } from "./database.js";

/**
 * @typedef {object} Startup
 * @property {string} current version
 * @property {string|null} previous
 * @property {number} starts of the current one, until it is proven
 * @property {boolean} proven it has shown a picture
 * @property {string[]} refused versions that never did
 */

const STARTS = 3;
const KEY = "shell";

/** @type {Promise<import("./database.js").Database>|null} */
let records = null;

function database() {
  records ??= open("ecran");
  return records;
}

/** @returns {Promise<Startup|undefined>} */
export async function readStartup() {
  return (await database()).get("pointer", KEY);
}

/** @param {Startup} startup */
export async function writeStartup(startup) {
  await (await database()).put("pointer", KEY, startup);
}

/**
 * Give the record of the very first version.
 * @param {string} version
 * @returns {Startup}
 */
export function first(version) {
  return { current: version, previous: null, starts: 0, proven: false, refused: [] };
}

/**
 * Give the record with which another version takes over.
 * @param {Startup} startup
 * @param {string} version
 * @returns {Startup}
 */
export function taken({ current, refused }, version) {
  return { current: version, previous: current, starts: 0, proven: false, refused };
}

/**
 * Give the record after one more start: the version before takes over from one that failed.
 * @param {Startup} startup
 * @returns {Startup}
 */
export function started(startup) {
  const { current, previous, starts, refused, proven } = startup;
  if (proven || previous === null) {
    return startup;
  }
  if (starts < STARTS) {
    return { ...startup, starts: starts + 1 };
  }
  return { ...first(previous), proven: true, refused: [...refused, current] };
}
