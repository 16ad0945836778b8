/** Groups points beside the page, so that it never stands still. */

import "../vendor/supercluster/supercluster.min.js";
import { Clusters } from "./clusters.js";

/** @type {Clusters | undefined} */
let clusters;

addEventListener("message", ({ data }) => {
  if (data.answer) {
    clusters = new Clusters(/** @type {any} */ (globalThis).Supercluster, data.answer, data.maxZoom);
  }
  if (data.box && clusters) {
    postMessage({ turn: data.turn, ...clusters.view(data.box, data.zoom) });
  }
});
