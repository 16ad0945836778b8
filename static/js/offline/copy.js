/**
 * The copy of the register on this device. Its pieces lie in a cache, and one entry beside them says
 * which of them make the copy: until it is written, the copy before stays whole.
 *
 * @typedef {{piece: string, bytes: number, isBundle?: boolean}} Piece
 * @typedef {Piece & {county: string, name: string, services: number}} CountyPiece
 * @typedef {{made_at: string, bundle: Piece, common: Piece, counties: CountyPiece[]}} Offer what the server has
 * @typedef {Offer & {whole: boolean, saved_at: string}} Saved `whole`: later counties come too
 */

const CACHE = "harta-copie";
const FOLDER = "/harta/offline/";
const SAVED = `${FOLDER}salvat.json`;
const GROUND = "/harta/fundal.json";
const AT_ONCE = 4;

/** @returns {Promise<Saved | null>} what is saved here */
export async function saved() {
  const found = await caches.match(SAVED);
  return found ? found.json() : null;
}

/** @returns {Promise<Offer>} what the server has now */
export async function offered() {
  const response = await fetch(`${FOLDER}stare.json`, { cache: "no-store" });
  if (!response.ok) {
    throw new Error((await response.json().catch(() => ({}))).detail ?? `stare.json: ${response.status}`);
  }
  return response.json();
}

/**
 * Names what is to be brought: the pieces that are not here yet, or the bundle where it is less.
 * @param {Offer} wanted
 * @returns {Promise<Piece[]>}
 */
export async function missing(wanted) {
  const cache = await caches.open(CACHE);
  const here = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname));
  const pieces = [wanted.common, ...wanted.counties].filter((piece) => !here.has(address(piece)));
  return size(pieces) > wanted.bundle.bytes ? [{ ...wanted.bundle, isBundle: true }] : pieces;
}

/** @param {Piece[]} pieces */
export function size(pieces) {
  return pieces.reduce((sum, { bytes }) => sum + bytes, 0);
}

/**
 * @param {Piece} piece
 * @param {any} content
 * @returns {[string, any][]} pieces by name: this one, or all that the bundle holds
 */
function contents({ piece, isBundle }, content) {
  return isBundle ? Object.entries(content) : [[piece, content]];
}

/**
 * Brings what is not here yet and makes it the copy; what was here stays until all of it has come.
 * @param {Offer} wanted
 * @param {boolean} whole
 * @param {(brought: number) => void} [tell] bytes so far
 */
export async function bring(wanted, whole, tell = () => {}) {
  const cache = await caches.open(CACHE);
  const queue = await missing(wanted);
  let brought = 0;
  const carry = async () => {
    for (let piece = queue.shift(); piece; piece = queue.shift()) {
      for (const [part, content] of contents(piece, await fetched(piece))) {
        await cache.put(address({ piece: part }), json(JSON.stringify(content)));
      }
      tell((brought += piece.bytes));
    }
  };
  await Promise.all([cache.add(GROUND), ...Array.from({ length: AT_ONCE }, carry)]);
  await cache.put(SAVED, json(JSON.stringify({ ...wanted, whole, saved_at: new Date().toISOString() })));
  await forgetOthers(cache, wanted);
}

/**
 * @param {Piece} piece
 * @returns {Promise<any>}
 */
async function fetched(piece) {
  const response = await fetch(address(piece));
  if (!response.ok) {
    throw new Error(`${address(piece)}: ${response.status}`);
  }
  return response.json(); // one that was cut short on the way is none
}

/**
 * @param {Cache} cache
 * @param {Offer} kept
 */
async function forgetOthers(cache, kept) {
  const known = new Set([SAVED, GROUND, ...[kept.common, ...kept.counties].map(address)]);
  for (const request of await cache.keys()) {
    if (!known.has(new URL(request.url).pathname)) {
      await cache.delete(request);
    }
  }
}

/** Takes the copy off this device. */
export async function remove() {
  await caches.delete(CACHE);
}

/**
 * Reads a piece of the copy.
 * @param {Piece} piece
 * @returns {Promise<any>}
 */
export async function read(piece) {
  const found = await caches.match(address(piece));
  if (!found) {
    throw new Error(`${address(piece)}: lipsește din copie`);
  }
  return found.json();
}

/** @param {{piece: string}} piece */
function address({ piece }) {
  return `${FOLDER}${piece}.json`;
}

/** @param {string} text */
function json(text) {
  return new Response(text, { headers: { "Content-Type": "application/json" } });
}
