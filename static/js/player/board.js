/**
 * Plays the online noticeboard as on the screen, with a pause that stays until it is lifted.
 */

import { Feed } from "./feed.js";
import { Player } from "./player.js";
import { isRelease } from "./release.js";
import { stateOnRoot } from "./state.js";

const viewport = document.getElementById("viewport");
const address = document.documentElement.dataset.releaseUrl;
const toggle = document.getElementById("pause");

if (viewport !== null && address !== undefined) {
  const player = new Player(viewport, stateOnRoot);
  toggle?.addEventListener("click", () => {
    player.paused ? player.resume() : player.pause();
    toggle.textContent = player.paused ? "Continuă" : "Pauză";
  });
  document.getElementById("next")?.addEventListener("click", () => player.step());
  const feed = new Feed(
    address,
    async (answer) => {
      if (isRelease(answer)) {
        player.offer(answer);
      }
    },
    { every: 60000, slowest: 300000 },
  );
  feed.run();
}
