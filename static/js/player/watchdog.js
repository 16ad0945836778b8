/**
 * Looks whether the rotation still turns, with every frame that is painted, and starts it again
 * inside the page when it does not. It never loads the page anew: without a server that could be
 * the end of it.
 */

import { fault } from "./faults.js";

const NO_BEAT = 3000;
const WAITS = 40_000;
const NO_FRAME = 10_000;
const LOOK = 1000;
const SURE = 3;

/**
 * @typedef {object} Signs in ms of the page's own clock
 * @property {number} now
 * @property {number} beatAt when the player last looked at the time
 * @property {number|null} waitingSince since when a slide should be on screen that is not
 * @property {number} frameAt when a frame was last painted
 */

/**
 * Name what stands still, null when nothing does.
 * @param {Signs} signs
 * @returns {"beat"|"turn"|"frame"|null}
 */
export function diagnose({ now, beatAt, waitingSince, frameAt }) {
  if (now - beatAt > NO_BEAT) {
    return "beat";
  }
  if (waitingSince !== null && now - waitingSince > WAITS) {
    return "turn";
  }
  return now - frameAt > NO_FRAME ? "frame" : null;
}

export class Watchdog {
  /** @param {import("./player.js").Player} player */
  constructor(player) {
    this.player = player;
    this.frameAt = performance.now();
    this.lookedAt = this.frameAt;
    this.bad = 0;
  }

  /** A frame is painted: look, and wait for the next one. */
  frame() {
    this.frameAt = performance.now();
    this.look();
    requestAnimationFrame(() => this.frame());
  }

  /**
   * Look once a second. Only what stood still at three looks counts: after a machine has slept,
   * everything is late for a moment.
   */
  look() {
    const now = performance.now();
    if (now - this.lookedAt < LOOK) {
      return;
    }
    this.lookedAt = now;
    const { beatAt, waitingSince } = this.player;
    const hidden = document.visibilityState === "hidden";
    const found = hidden ? null : diagnose({ now, beatAt, waitingSince, frameAt: this.frameAt });
    this.bad = found === null ? 0 : this.bad + 1;
    if (found !== null && this.bad >= SURE) {
      this.bad = 0;
      fault("stuck", found);
      this.player.restart();
    }
  }
}

/**
 * Watch a player for as long as the page lives.
 * @param {import("./player.js").Player} player
 */
export function watch(player) {
  const watchdog = new Watchdog(player);
  requestAnimationFrame(() => watchdog.frame());
  setInterval(() => watchdog.look(), LOOK);
}
