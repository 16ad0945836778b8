/**
 * A selection of services: the list's query string, read and written as the server does.
 *
 * @typedef {{q: string, county: string, locality: number | null, group: string, category: string,
 *   code: string, ownership: string, provider: string, only: string[], near: string, point: [number, number] | null,
 *   radius: number, free: boolean, accessible: boolean, order: string, view: string,
 *   nearLabel: string, problems: string[]}} Selection
 */

import { findPlace } from "./places.js";

export const RADII = [5, 10, 25, 50, 100];
const RADIUS = 25;
export const ORDERS = {
  relevanta: "cele mai potrivite",
  distanta: "cele mai apropiate",
  nume: "după nume",
  confirmare: "confirmate de curând",
  locuri: "cu locuri libere",
};
const LONGEST = 200;
const MOST_CHOSEN = 50;
const ONLY = /^[0-9a-f-]{36}(,[0-9a-f-]{36})*$/;

/**
 * Reads a query string; a value that is not understood is left out with a sentence about it.
 * @param {import("./register.js").Register} register
 * @param {URLSearchParams} query
 * @returns {Selection}
 */
export function read(register, query) {
  /** @type {string[]} */
  const problems = [];
  const text = (/** @type {string} */ name) => (query.get(name) ?? "").split(/\s+/).filter(Boolean).join(" ");
  /** @type {(name: string, isKnown: (value: string) => boolean, sentence: string) => string} */
  const known = (name, isKnown, sentence) => {
    const value = name === "judet" ? text(name).toUpperCase() : text(name);
    if (value && !isKnown(value)) {
      problems.push(sentence);
      return "";
    }
    return value;
  };
  const { kinds, counties, groups, localities } = register;
  const county = known("judet", (code) => counties.has(code), "Nu cunoaștem județul cerut. Alegeți-l din listă.");
  const locality = known(
    "localitate",
    (siruta) => /^\d{1,6}$/.test(siruta) && isIn(county, localities.get(Number(siruta))),
    "Nu cunoaștem localitatea cerută. Alegeți-o din listă.",
  );
  const near = text("langa").slice(0, LONGEST);
  const place = near ? findPlace(register, near, county) : null;
  if (near && !place) {
    problems.push(`Nu am găsit „${near}” printre localitățile salvate. Scrieți numele orașului cel mai apropiat.`);
  }
  const radius = known("raza", (value) => RADII.map(String).includes(value), `Distanța cerută nu se poate alege; am căutat pe ${RADIUS} km.`);
  return {
    q: text("q").slice(0, LONGEST),
    county,
    locality: locality ? Number(locality) : null,
    group: known("grup", (code) => groups.has(code), "Nu cunoaștem grupul de beneficiari cerut. Alegeți-l din listă."),
    category: known("categorie", (slug) => kinds.some((kind) => kind.slug === slug), "Nu cunoaștem categoria cerută. Alegeți-o din listă."),
    code: known("tip", (code) => kinds.some((kind) => kind.code === code), "Nu cunoaștem tipul de serviciu cerut. Alegeți-l din listă."),
    ownership: known("fel", (value) => ["public", "privat"].includes(value), "Alegeți public sau privat."),
    provider: text("furnizor"),
    only: known("doar", (value) => ONLY.test(value), "Lista de servicii din adresă nu se înțelege. Alegeți din nou serviciile.")
      .split(",")
      .filter(Boolean)
      .slice(0, MOST_CHOSEN),
    near: place ? near : "",
    point: place?.point ?? pointOf(text("lat"), text("lon")),
    radius: Number(radius || RADIUS),
    free: text("locuri") === "1",
    accessible: text("acces") === "1",
    order: known("ordine", (value) => value in ORDERS, "Alegeți din nou cum e așezată lista."),
    view: known("vedere", (value) => value === "harta", "Alegeți lista sau harta."),
    nearLabel: place?.label ?? "punctul ales",
    problems,
  };
}

/**
 * Whether a locality may lie in the chosen county; one without services is not known here.
 * @param {string} county
 * @param {import("./register.js").Locality | undefined} locality
 */
function isIn(county, locality) {
  return !county || !locality || locality.county === county;
}

/**
 * @param {string} latitude
 * @param {string} longitude
 * @returns {[number, number] | null}
 */
function pointOf(latitude, longitude) {
  const point = [latitude, longitude].map((text) => Math.round(Number.parseFloat(text) * 1e4) / 1e4);
  return point.every(Number.isFinite) ? /** @type {[number, number]} */ (point) : null;
}

/**
 * Returns the query string of a selection, changed; empty values are left out.
 * @param {Selection} selection
 * @param {Partial<Selection>} [changes]
 */
export function querystring(selection, changes = {}) {
  const changed = { ...selection, ...changes };
  const [latitude, longitude] = changed.near ? ["", ""] : (changed.point ?? ["", ""]);
  const values = {
    q: changed.q,
    judet: changed.county,
    localitate: changed.locality,
    grup: changed.group,
    categorie: changed.category,
    tip: changed.code,
    fel: changed.ownership,
    furnizor: changed.provider,
    doar: changed.only.join(","),
    langa: changed.near,
    lat: latitude,
    lon: longitude,
    raza: changed.point && changed.radius !== RADIUS ? changed.radius : "",
    locuri: changed.free ? 1 : "",
    acces: changed.accessible ? 1 : "",
    ordine: changed.order,
    vedere: changed.view,
  };
  const filled = Object.entries(values).filter(([, value]) => value !== "" && value !== null);
  return new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
}

/**
 * The order in force: what was asked for, else what fits the question.
 * @param {Selection} selection
 */
export function sorting({ order, q, point }) {
  const isPossible = { relevanta: Boolean(q), distanta: point !== null }[order] ?? true;
  if (order && isPossible) {
    return order;
  }
  return point ? "distanta" : q ? "relevanta" : "nume";
}
