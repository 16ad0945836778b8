/**
 * Whether this machine's clock may decide what is shown.
 *
 * A hall computer boots without network, with an empty battery, in 1970. Slides with windows are
 * shown only while the clock can be believed; slides without windows and the institution's own
 * slide always are. Nothing has to be restarted when the clock is right again.
 *
 * What there is to judge by: the server's Date header, and offline the newest time that is
 * certainly past: the last seen server time, and the time at which the release was issued.
 */

import { fault } from "./faults.js";

const FAR = 300_000;
const STEP = 60_000;
const SAVE_EVERY = 60_000;

/**
 * @typedef {object} Seen one look at the server's clock
 * @property {number} server what it showed, in ms
 * @property {number} wall what this machine's clock showed then, in ms
 * @property {number} mono how long this page had run then, in ms
 */

/** @typedef {"ok"|"before"|"offset"|"moved"} Reason */

/**
 * Judge a clock: pure, so that tests can ask about 1970.
 *
 * The difference from the server is known of the moment of the last answer. When this clock has
 * since run otherwise than the page, it was set or the machine slept: a clock that was right
 * slept, a clock that was wrong is right again only if the step made it so, and a step
 * back is always a step.
 * @param {{now: number, mono: number, seen: Seen|null, floor: number}} facts floor: a time
 *   that is certainly past, in ms
 * @returns {{trusted: boolean, reason: Reason, offset: number|null}} offset in ms: server minus
 *   this clock, null when not known
 */
export function judge({ now, mono, seen, floor }) {
  if (seen === null) {
    const trusted = now >= floor - FAR;
    return { trusted, reason: trusted ? "ok" : "before", offset: null };
  }
  const before = seen.server - seen.wall;
  const step = now - seen.wall - (mono - seen.mono);
  const offset = Math.abs(step) <= STEP ? before : before - step;
  if (Math.abs(offset) <= FAR) {
    return { trusted: true, reason: "ok", offset };
  }
  if (Math.abs(step) <= STEP) {
    return { trusted: false, reason: "offset", offset };
  }
  const slept = Math.abs(before) <= FAR && step > 0;
  return { trusted: slept, reason: slept ? "ok" : "moved", offset: slept ? null : offset };
}

export class Clock {
  constructor() {
    /** @type {Seen|null} */
    this.seen = null;
    this.server = 0;
    this.issued = 0;
    this.believed = true;
    this.savedAt = 0;
    /** @type {(saved: {server: number, issued: number}) => void} */
    this.save = () => undefined;
  }

  /**
   * The time on this machine's clock.
   * @returns {Date}
   */
  now() {
    return new Date();
  }

  /**
   * The best guess at the real time, null when there is none: the server's time where it is
   * known, else this clock as long as it may be believed.
   * @returns {Date|null}
   */
  best() {
    const { trusted, offset } = this.verdict();
    return trusted || offset !== null ? new Date(Date.now() + (offset ?? 0)) : null;
  }

  get trusted() {
    return this.verdict().trusted;
  }

  get reason() {
    return this.verdict().reason;
  }

  /** Server minus this clock, null when not known. */
  get offsetSeconds() {
    const { offset } = this.verdict();
    return offset === null ? null : Math.round(offset / 100) / 10;
  }

  /** Judge the clock as it is now, and say it when the verdict changes to the worse. */
  verdict() {
    const verdict = judge({
      now: Date.now(),
      mono: performance.now(),
      seen: this.seen,
      floor: Math.max(this.server, this.issued),
    });
    if (this.believed && !verdict.trusted) {
      fault("clock", verdict.reason);
    }
    this.believed = verdict.trusted;
    return verdict;
  }

  /**
   * Look at the Date header of an answer.
   * @param {string|null} header
   * @param {number} roundTrip in ms
   */
  sawServer(header, roundTrip) {
    const stated = Date.parse(header ?? "");
    if (Number.isNaN(stated)) {
      return;
    }
    // The header has whole seconds and was written somewhere on the round trip: the known
    // difference moves only as far as this proves, so the time does not jump with every answer.
    const wall = Date.now();
    const known = wall + (this.verdict().offset ?? 0);
    const server = Math.min(Math.max(known, stated), stated + 1000 + roundTrip);
    this.seen = { server, wall, mono: performance.now() };
    this.server = stated;
    this.keep();
  }

  /**
   * A release was issued at this time, so it is past.
   * @param {string} issuedAt
   */
  sawRelease(issuedAt) {
    const issued = Date.parse(issuedAt);
    if (!Number.isNaN(issued) && issued !== this.issued) {
      this.issued = issued;
      this.savedAt = Number.NEGATIVE_INFINITY;
      this.keep();
    }
  }

  /**
   * Take what an earlier start of this page has seen.
   * @param {{server: number, issued: number}|undefined} saved
   */
  restore(saved) {
    this.server = Math.max(this.server, saved?.server ?? 0);
    this.issued = Math.max(this.issued, saved?.issued ?? 0);
  }

  /** What the next start of this page needs to know. */
  saved() {
    return { server: this.server, issued: this.issued };
  }

  /**
   * Remember in the database what was seen, from the last start and for the next.
   * @param {import("./database.js").Database} db
   */
  async keepIn(db) {
    this.restore(await db.get("kept", "clock"));
    this.savedAt = Number.NEGATIVE_INFINITY;
    this.save = (saved) => {
      db.put("kept", "clock", saved).catch((error) => fault("storage", String(error)));
    };
  }

  keep() {
    if (performance.now() - this.savedAt >= SAVE_EVERY) {
      this.savedAt = performance.now();
      this.save(this.saved());
    }
  }
}

/** The one clock of this page. */
export const clock = new Clock();
