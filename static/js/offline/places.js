/** A typed address becomes the point of a locality; distances on the globe. As the server does it. */

const EARTH_KM = 6371;
/** @type {WeakMap<object, Map<string, import("./register.js").Locality[]>>} of each register, by folded name */
const named = new WeakMap();
const RANK = ["sector", "municipality", "town", "seat"];

/**
 * The great-circle distance between two points, in kilometres (haversine).
 * @param {[number, number]} one latitude and longitude
 * @param {[number, number]} other
 */
export function kilometres([lat1, lng1], [lat2, lng2]) {
  const half =
    Math.sin(radians(lat2 - lat1) / 2) ** 2 +
    Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(radians(lng2 - lng1) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(half));
}

/** @param {number} degrees */
function radians(degrees) {
  return (degrees * Math.PI) / 180;
}

/**
 * A key under which the same name meets however it was typed: â and î are one sound.
 * @param {string} text
 */
export function fold(text) {
  return text
    .normalize("NFC")
    .replace(/[âîÂÎ]/g, "i")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^0-9a-z]+/g, " ")
    .trim();
}

/**
 * Returns the most important locality that a part of the address names; only localities with
 * services and towns are known here.
 * @param {import("./register.js").Register} register
 * @param {string} words
 * @param {string} county
 * @returns {{label: string, point: [number, number]} | null}
 */
export function findPlace(register, words, county) {
  const parts = words.split(",").map(fold).filter(Boolean);
  const codes = new Map([...register.counties].map(([code, name]) => [fold(name), code]));
  const inCounty = codes.get(parts.findLast((part) => codes.has(part)) ?? "") ?? "";
  const found = parts.flatMap((part) => byName(register).get(part) ?? []).filter(({ point }) => point);
  const inside = found.filter((locality) => locality.county === (inCounty || county));
  const possible = inside.length ? inside : inCounty && parts.length > 1 ? [] : found;
  const [best] = possible.sort((one, other) => rank(one) - rank(other) || one.siruta - other.siruta);
  if (!best?.point) {
    return null;
  }
  const where = register.counties.get(best.county);
  return { label: where === best.name ? best.name : `${best.name}, ${where}`, point: best.point };
}

/**
 * Returns the localities of a register by their folded name, made when a place is first looked for.
 * @param {import("./register.js").Register} register
 */
function byName(register) {
  const known = named.get(register) ?? Map.groupBy(register.localities.values(), ({ name }) => fold(name));
  named.set(register, known);
  return known;
}

/** @param {import("./register.js").Locality} locality */
function rank({ kind }) {
  const place = RANK.indexOf(kind);
  return place < 0 ? RANK.length : place;
}
