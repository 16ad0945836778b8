/**
 * The alert that takes over this screen: begun and ended to the second, also without a server,
 * also after a restart, also when the clock cannot be believed.
 */

import { fault } from "./faults.js";
import { clock } from "./trust.js";

/** @typedef {import("./database.js").Database} Database */

/**
 * @typedef {object} Alert
 * @property {string} id
 * @property {string} digest
 * @property {string} template
 * @property {string} html
 * @property {string} starts_at UTC, ISO
 * @property {string} ends_at UTC, ISO
 */

const BEAT = 200;
const SAVE_EVERY = 10_000;
const SCHEMA = 1;

/**
 * Give the milliseconds until an alert is over: by the time, or where no time is known, by what
 * was left before. The server hands out only what has begun, so a clock that says otherwise is
 * slow, and no more than the whole is left.
 * @param {Alert} alert
 * @param {number|null} now in ms
 * @param {number} before what was left at the last look
 * @param {number} passed ms since the last look
 * @returns {number}
 */
export function timeLeft(alert, now, before, passed) {
  return now === null ? before - passed : Math.min(Date.parse(alert.ends_at) - now, whole(alert));
}

/**
 * Give the milliseconds that an alert lasts.
 * @param {Alert} alert
 * @returns {number}
 */
function whole(alert) {
  return Date.parse(alert.ends_at) - Date.parse(alert.starts_at);
}

/**
 * Say whether something is an alert that can be shown.
 * @param {any} alert
 * @returns {alert is Alert}
 */
export function isAlert(alert) {
  return (
    [alert?.id, alert?.digest, alert?.html].every((text) => typeof text === "string" && text) &&
    Date.parse(alert.ends_at) > Date.parse(alert.starts_at)
  );
}

export class Alerts {
  /**
   * @param {{takeOver: (alert: Alert|null) => Promise<void>}} player
   * @param {Database} db
   */
  constructor(player, db) {
    this.player = player;
    this.db = db;
    /** @type {Alert|null} */
    this.alert = null;
    this.left = 0;
    /** Whether the server has said what is to be shown. */
    this.told = false;
    this.timer = 0;
    this.seenAt = performance.now();
    this.savedAt = 0;
  }

  /** Take up the alert of before the restart, and look at the time from now on. */
  async restore() {
    try {
      const kept = await this.db.get("kept", "alert");
      if (isAlert(kept?.alert) && !this.told) {
        this.alert = kept.alert;
        this.left = kept.left;
      }
    } catch (error) {
      fault("storage", String(error));
    }
    this.seenAt = performance.now();
    this.savedAt = this.seenAt;
    clearInterval(this.timer);
    this.timer = Number(setInterval(() => this.beat(), BEAT));
    this.beat();
  }

  /**
   * Take a document of the alert feed; a new alert replaces the old one.
   * @param {any} document
   */
  async receive(document) {
    if (document?.schema !== SCHEMA) {
      throw new Error("not an alert document");
    }
    if (document.alert !== null && !isAlert(document.alert)) {
      fault("alert", "document");
      return;
    }
    this.told = true;
    if (document.alert?.digest !== this.alert?.digest) {
      this.alert = document.alert;
      // Until a time is known, a new alert is believed to have just begun: the server sent it.
      this.left = this.alert ? whole(this.alert) : 0;
      this.seenAt = performance.now();
      this.beat();
      await this.save();
    }
  }

  /** Look at the time: begin, end, and remember now and then how much is left. */
  beat() {
    const now = performance.now();
    const passed = now - this.seenAt;
    this.seenAt = now;
    if (this.alert === null) {
      this.player.takeOver(null);
      return;
    }
    this.left = timeLeft(this.alert, clock.best()?.getTime() ?? null, this.left, passed);
    this.player.takeOver(this.left > 0 ? this.alert : null);
    if (now - this.savedAt >= SAVE_EVERY) {
      this.save();
    }
  }

  async save() {
    this.savedAt = performance.now();
    const { alert, left } = this;
    try {
      if (alert === null || left <= 0) {
        await this.db.delete("kept", "alert");
      } else {
        await this.db.put("kept", "alert", { alert, left });
      }
    } catch (error) {
      fault("storage", String(error));
    }
  }
}
