/**
 * What the player says of itself on the root element, for tests and watchdogs.
 */

/**
 * State the picture on screen; called in the same task that changes it.
 * @param {import("./player.js").Shown} shown
 */
export function stateOnRoot({ state, release, slide }) {
  const { dataset } = document.documentElement;
  dataset.player = state;
  dataset.release = release;
  dataset.slide = slide;
}
