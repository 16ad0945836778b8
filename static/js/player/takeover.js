/**
 * An alert over everything. The picture below waits, its film stands still, and goes on where it
 * was when the alert is over.
 */

import { fault } from "./faults.js";

/** @typedef {import("./alerts.js").Alert} Alert */
/** @typedef {import("./release.js").Release} Release */

/**
 * @typedef {object} Host the player, as the alert sees it
 * @property {import("./pictures.js").Pictures} pictures
 * @property {Release|null} release
 * @property {import("./pictures.js").Picture|null} current
 * @property {{trial: {release: Release}|null}} workshop
 * @property {number} left
 * @property {number} endsAt
 * @property {() => number} remaining
 * @property {(over: boolean) => void} turn
 * @property {() => void} tell
 * @property {(shown: {state: "alert"|"starting", release: string, slide: string, digest: string}) => void} say
 * @property {() => void} beat
 */

export class Takeover {
  /** @param {Host} player */
  constructor(player) {
    this.player = player;
    /** @type {Alert|null} the one that should be shown */
    this.wanted = null;
    /** @type {Alert|null} the one on screen */
    this.alert = null;
    /** @type {HTMLElement|null} */
    this.stage = null;
  }

  /** Whether an alert is on screen, so that the rotation waits. */
  get holds() {
    return this.alert !== null;
  }

  /**
   * Show an alert instead of what is there, or null to end it.
   * @param {Alert|null} alert
   */
  async set(alert) {
    if (alert?.digest === this.wanted?.digest) {
      return;
    }
    this.wanted = alert;
    if (alert === null) {
      this.end();
      return;
    }
    try {
      const stage = await this.player.pictures.prepareAlert(alert, this.orientation());
      if (this.wanted === alert) {
        this.show(alert, stage);
      } else {
        this.player.pictures.discard(stage);
      }
    } catch (error) {
      fault("alert", String(error));
      this.wanted = this.alert;
    }
  }

  /** Keep the clock on the alert going. */
  tick() {
    if (this.stage !== null) {
      this.player.pictures.writeTime(this.stage);
    }
  }

  /** @returns {"landscape"|"portrait"} */
  orientation() {
    const release = this.player.release ?? this.player.workshop.trial?.release;
    const upright = window.innerHeight > window.innerWidth;
    return release?.screen.orientation ?? (upright ? "portrait" : "landscape");
  }

  /**
   * @param {Alert} alert
   * @param {HTMLElement} stage
   */
  show(alert, stage) {
    const { player } = this;
    if (!this.holds && player.current !== null) {
      player.left = Math.max(player.remaining(), 0);
      player.pictures.hide(player.current.stage);
    }
    player.pictures.reveal(stage);
    player.pictures.discard(this.stage);
    this.stage = stage;
    this.alert = alert;
    const release = player.current?.release.release ?? "";
    player.say({ state: "alert", release, slide: `@alert-${alert.id}`, digest: alert.digest });
  }

  /** Go on where the rotation was; an expired slide below the alert is not seen again. */
  end() {
    const { player, stage } = this;
    if (!this.holds) {
      return;
    }
    this.alert = null;
    this.stage = null;
    player.endsAt = performance.now() + player.left;
    const { current } = player;
    player.turn(false);
    if (player.current === null) {
      player.say({ state: "starting", release: "", slide: "", digest: "" });
    } else if (player.current === current) {
      player.pictures.reveal(current.stage);
      player.tell();
    }
    player.pictures.discard(stage);
    player.beat();
  }
}
