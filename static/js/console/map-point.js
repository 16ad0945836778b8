/**
 * The marker of a place on the light map of its county: dragged, or moved with the arrow keys. The
 * two fields beside the map hold the point; whatever moves, the other follows.
 */

const STEP = 0.001;
const FAR = 10;
const DIGITS = 6;
const ARROWS = { ArrowUp: [1, 0], ArrowDown: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1] };

/**
 * Join a map with the fields of its form.
 * @param {SVGSVGElement} map
 */
function join(map) {
  const [west, south, east, north] = map.dataset.box.split(",").map(Number);
  const { width, height } = map.viewBox.baseVal;
  const marker = map.querySelector("[data-marker]");
  const form = map.closest("form");
  const latitude = form.elements.namedItem("point-latitude");
  const longitude = form.elements.namedItem("point-longitude");

  const typed = () => [latitude, longitude].map((field) => Number.parseFloat(field.value.replace(",", ".")));

  /** Draw the marker where the fields say. */
  const draw = () => {
    const [lat, lng] = typed();
    const shown = Number.isFinite(lat) && Number.isFinite(lng);
    marker.toggleAttribute("hidden", !shown);
    if (shown) {
      const x = ((lng - west) / (east - west)) * width;
      const y = ((north - lat) / (north - south)) * height;
      marker.setAttribute("transform", `translate(${x.toFixed(1)} ${y.toFixed(1)})`);
    }
  };

  /** Write a point into the fields, kept inside the picture. */
  const put = (lat, lng) => {
    latitude.value = Math.min(north, Math.max(south, lat)).toFixed(DIGITS);
    longitude.value = Math.min(east, Math.max(west, lng)).toFixed(DIGITS);
    draw();
  };

  /** Put the marker under the pointer. */
  const follow = (event) => {
    const box = map.getBoundingClientRect();
    const right = (event.clientX - box.left) / box.width;
    const down = (event.clientY - box.top) / box.height;
    put(north - down * (north - south), west + right * (east - west));
  };

  map.addEventListener("pointerdown", (event) => {
    map.setPointerCapture(event.pointerId);
    follow(event);
  });
  map.addEventListener("pointermove", (event) => {
    if (map.hasPointerCapture(event.pointerId)) {
      follow(event);
    }
  });
  map.addEventListener("keydown", (event) => {
    const way = ARROWS[event.key];
    if (way === undefined) {
      return;
    }
    event.preventDefault();
    const step = event.shiftKey ? STEP * FAR : STEP;
    const [lat, lng] = typed();
    const from = Number.isFinite(lat) && Number.isFinite(lng) ? [lat, lng] : [(south + north) / 2, (west + east) / 2];
    put(from[0] + way[0] * step, from[1] + way[1] * step);
  });
  latitude.addEventListener("input", draw);
  longitude.addEventListener("input", draw);
  map.setAttribute("tabindex", "0");
  map.setAttribute("role", "application");
  form.querySelector("[data-map-help]").hidden = false;
}

for (const map of document.querySelectorAll("[data-map-point]")) {
  join(map);
}
