/**
 * Plays the online noticeboard as on the screen, with a pause that stays until it is lifted.
 * An alert that stands on the site takes over here too.
 */

import { Alerts } from "./alerts.js";
import { Feed } from "./feed.js";
import { Player } from "./player.js";
import { isRelease } from "./release.js";
import { stateOnRoot } from "./state.js";

const viewport = document.getElementById("viewport");
const { releaseUrl, alertUrl } = document.documentElement.dataset;
const toggle = document.getElementById("pause");
// Nothing is kept on a visitor's device: an open page asks anew.
const NOTHING_KEPT = {
  lasting: false,
  get: async () => undefined,
  put: async () => undefined,
  delete: async () => undefined,
  all: async () => [],
  append: async () => 0,
};

if (viewport !== null && releaseUrl !== undefined && alertUrl !== undefined) {
  const player = new Player(viewport, stateOnRoot);
  toggle?.addEventListener("click", () => {
    player.paused ? player.resume() : player.pause();
    toggle.textContent = player.paused ? "Continuă" : "Pauză";
  });
  document.getElementById("next")?.addEventListener("click", () => player.step());
  const feed = new Feed(
    releaseUrl,
    async (answer) => {
      if (isRelease(answer)) {
        player.offer(answer);
      }
    },
    { every: 60000, slowest: 300000 },
  );
  feed.run();
  const alerts = new Alerts(player, NOTHING_KEPT);
  alerts.restore();
  new Feed(alertUrl, (answer) => alerts.receive(answer), { every: 20000, slowest: 120000 }).run();
}
