/** The country under the marks: outlines of counties and sectors, names of towns, from our own server. */

const TOWNS_FROM = [7, 10]; // zoom from which municipalities and smaller towns have names
const SECTORS_FROM = 9;
const MOST_NAMES = 40;

/**
 * @param {any} L Leaflet
 * @param {any} map
 * @param {{outlines: Record<string, number[][][]>, towns: [string, number, number, number][],
 *   sectors?: number[][][], credit?: string}} ground absent in a copy saved before there were any
 */
export function drawGround(L, map, { outlines, towns, sectors = [], credit = "" }) {
  for (const rings of Object.values(outlines)) {
    L.polygon(rings, { interactive: false, className: "ground" }).addTo(map);
  }
  drawSectors(L, map, sectors);
  if (credit) {
    map.attributionControl.addAttribution(escaped(credit));
  }
  const names = L.layerGroup().addTo(map);
  map.createPane("names").classList.add("ground__names");
  map.getPane("names").setAttribute("aria-hidden", "true");

  const write = () => {
    const [bounds, zoom] = [map.getBounds(), map.getZoom()];
    const shown = towns.filter(([, lat, lng, rank]) => zoom >= TOWNS_FROM[rank] && bounds.contains([lat, lng]));
    names.clearLayers();
    for (const [name, lat, lng] of shown.slice(0, MOST_NAMES)) {
      const text = document.createElement("span");
      text.textContent = name;
      const icon = L.divIcon({ html: text, className: "ground__name", iconSize: null });
      L.marker([lat, lng], { icon, interactive: false, keyboard: false, pane: "names" }).addTo(names);
    }
  };
  map.on("moveend", write);
  write();
}

/**
 * @param {any} L
 * @param {any} map
 * @param {number[][][]} rings
 */
function drawSectors(L, map, rings) {
  const lines = L.layerGroup(rings.map((ring) => L.polygon(ring, { interactive: false, className: "ground ground--sector" })));
  const show = () => (map.getZoom() >= SECTORS_FROM ? lines.addTo(map) : lines.remove());
  map.on("zoomend", show);
  show();
}

/**
 * Leaflet takes a credit as HTML; what somebody typed is text.
 * @param {string} text
 */
export function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text;
  return element.innerHTML;
}
