/**
 * A small picture of a hall screen in the console: the slide that the address names after „#”.
 * Without a name it is the one that should be on the screen now.
 */

import { Player } from "./player.js";
import { isRelease } from "./release.js";
import { stateOnRoot } from "./state.js";

const ALERT = "@alert-";

/** @param {string} id */
const parsed = (id) => JSON.parse(document.getElementById(id)?.textContent ?? "null");

const viewport = document.getElementById("viewport");
const release = parsed("release");
const alert = parsed("alert");

/**
 * Show one slide; the institution's when there is none of this name.
 * @param {Player} player
 */
function follow(player) {
  const named = decodeURIComponent(location.hash.slice(1));
  const id = named || (document.documentElement.dataset.expected ?? "");
  player.takeOver(id.startsWith(ALERT) ? alert : null);
  const slides = release.slides
    .filter((/** @type {{id: string}} */ slide) => slide.id === id)
    .map((/** @type {object} */ slide) => ({ ...slide, windows: [] }));
  player.offer({ ...release, release: `${release.release} ${id}`, slides });
}

if (viewport !== null && isRelease(release)) {
  const player = new Player(viewport, stateOnRoot);
  follow(player);
  window.addEventListener("hashchange", () => follow(player));
}
