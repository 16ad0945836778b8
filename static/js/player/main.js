/**
 * Starts the player of a hall screen.
 */

import { download } from "./download.js";
import { Feed } from "./feed.js";
import { Player } from "./player.js";
import { isRelease } from "./release.js";
import { stateOnRoot } from "./state.js";
import { stayAwake } from "./wake.js";

const viewport = document.getElementById("viewport");
const address = document.documentElement.dataset.releaseUrl;

if (viewport !== null && address !== undefined) {
  const player = new Player(viewport, (shown) => {
    document.getElementById("starting")?.remove();
    stateOnRoot(shown);
  });
  const feed = new Feed(address, async (answer) => {
    if (!isRelease(answer)) {
      throw new Error("not a release");
    }
    if (player.release === null) {
      // Nothing on screen yet: show the first slide while the rest arrives.
      player.offer(answer);
    }
    await download(answer);
    player.offer(answer);
  });
  stayAwake();
  feed.run();
}
