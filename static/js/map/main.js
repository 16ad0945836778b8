/**
 * The map of a selection of services: an enhancement of the list with the same query string. Where
 * it cannot be shown, the list stays.
 */

import "../vendor/leaflet/leaflet.js";
import { drawGround, escaped } from "./ground.js";
import { Listing } from "./listing.js";
import { markLayer } from "./marks.js";
import { server, Source } from "./source.js";
import { markName } from "./words.js";

const L = /** @type {any} */ (globalThis).L;
const COUNTRY = [
  [43.6, 20.2],
  [48.3, 29.8],
];
const NEAREST = { plain: 14, tiles: 17 }; // zooms: our outlines say nothing nearer
const FAILED = "Harta nu s-a putut încărca. Lista de mai jos arată aceleași servicii.";

/** @param {(more: Record<string, string>) => Promise<any>} [bring] answers the points instead of the server */
export async function start(bring) {
  const section = /** @type {HTMLElement} */ (document.querySelector("[data-map]"));
  const plainList = document.querySelectorAll("[data-map-replaces]");
  section.hidden = false;
  try {
    await open(section, bring ?? server(section.dataset.points ?? ""));
    plainList.forEach((part) => part.toggleAttribute("hidden", true));
  } catch (error) {
    section.replaceChildren(Object.assign(document.createElement("p"), { textContent: FAILED }));
    section.setAttribute("role", "alert");
    throw error;
  }
}

/**
 * @param {HTMLElement} section
 * @param {(more: Record<string, string>) => Promise<any>} bring
 */
async function open(section, bring) {
  const { ground, worker, tiles, credit, centre } = section.dataset;
  const maxZoom = tiles ? NEAREST.tiles : NEAREST.plain;
  const source = new Source(bring, new Worker(worker ?? "", { type: "module" }), maxZoom);
  const [drawn] = await Promise.all([fetch(ground ?? "").then((response) => response.json()), source.open()]);

  const map = makeMap(section, maxZoom);
  map.fitBounds(boundsOf(source.answer), { maxZoom: 12, padding: [24, 24], animate: false });
  drawGround(L, map, drawn);
  if (tiles) {
    L.tileLayer(tiles, { maxZoom, attribution: escaped(credit ?? ""), referrerPolicy: "origin" }).addTo(map);
  }
  if (centre) {
    L.circleMarker(centre.split(",").map(Number), { radius: 9, interactive: false, className: "here" }).addTo(map);
  }

  let chosen = false;
  /** @type {{lat: number, lng: number} | null} */
  let left = null; // the mark from which somebody went to the list or nearer

  const listing = new Listing(section, {
    back: async () => {
      chosen = false;
      await draw();
      marks.focusNear(left ?? map.getCenter());
    },
    light: (number) => marks.light(number),
  });
  const marks = new (markLayer(L))(map, (/** @type {any} */ mark) => {
    left = mark;
    if (mark.expands <= maxZoom) {
      map.setView([mark.lat, mark.lng], Math.min(maxZoom, mark.expands || map.getZoom() + 2));
      return;
    }
    chosen = true;
    listing.show(source.answer, mark.leaves, markName(mark));
    listing.focus();
  });

  const draw = async () => {
    const bounds = map.getBounds();
    const box = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
    const view = await source.view(box, map.getZoom());
    if (!view) {
      return;
    }
    marks.show(view.marks);
    if (left && !chosen && document.activeElement === document.body) {
      marks.focusNear(left); // the mark that was pressed fell apart
    }
    if (!chosen && view.visible) {
      listing.show(source.answer, view.visible);
    } else if (!chosen) {
      const count = view.marks.reduce((/** @type {number} */ sum, /** @type {any} */ mark) => sum + mark.count, 0);
      listing.tooMany(count, source.answer.total);
    }
    section.dataset.drawn = String(Number(section.dataset.drawn ?? 0) + 1);
  };
  map.on("movestart", () => {
    chosen = false;
  });
  map.on("moveend", draw);
  map.getContainer().addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key === "Escape") {
      listing.focus();
    }
  });
  await draw();
}

/**
 * @param {HTMLElement} section
 * @param {number} maxZoom
 */
function makeMap(section, maxZoom) {
  const canvas = /** @type {HTMLElement} */ (section.querySelector("[data-map-canvas]"));
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(canvas, {
    maxZoom,
    minZoom: 5,
    zoomSnap: section.dataset.tiles ? 1 : 0.5, // a drawing fits any size, pictures only their own
    maxBounds: L.latLngBounds(COUNTRY).pad(0.5),
    zoomControl: false,
    scrollWheelZoom: false, // the page scrolls on until somebody goes into the map
    zoomAnimation: !still,
    fadeAnimation: !still,
    inertia: !still,
  });
  map.attributionControl.setPrefix(false);
  map.attributionControl.addAttribution("Localități: SIRUTA (INS). Puncte: GeoNames, CC BY 4.0");
  L.control.zoom({ zoomInTitle: "Apropiați harta", zoomOutTitle: "Depărtați harta" }).addTo(map);
  map.on("focus", () => map.scrollWheelZoom.enable());
  map.on("blur", () => map.scrollWheelZoom.disable());
  return map;
}

/** @param {any} answer */
function boundsOf({ points, clusters }) {
  const places = points?.map((/** @type {any} */ point) => [point[1], point[2]]) ?? clusters;
  return places.length ? L.latLngBounds(places.map((/** @type {any} */ place) => [place[0], place[1]])) : COUNTRY;
}
