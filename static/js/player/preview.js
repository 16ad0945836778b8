/**
 * Shows one slide as the hall screen would, in the editor's preview.
 */

import { Player } from "./player.js";
import { isRelease } from "./release.js";
import { stateOnRoot } from "./state.js";

const viewport = document.getElementById("viewport");
const answer = JSON.parse(document.getElementById("release")?.textContent ?? "null");

if (viewport !== null && isRelease(answer)) {
  const note = document.getElementById("overflow");
  new Player(viewport, (shown) => {
    stateOnRoot(shown);
    note?.toggleAttribute("hidden", viewport.querySelector("[data-overflow]") === null);
  }).offer(answer);
}
