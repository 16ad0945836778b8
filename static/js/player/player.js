/**
 * Plays a release: shows each picture whole and in its time, and takes a new release at the end of
 * a slide. Whatever fails has a next state; the screen always shows something.
 *
 * What is shown when is decided in rotation.js; what takes time or can fail is in workshop.js.
 */

import { fault } from "./faults.js";
import { Pictures } from "./pictures.js";
import { decide, isAllowed } from "./rotation.js";
import { Takeover } from "./takeover.js";
import { Trial } from "./trial.js";
import { clock } from "./trust.js";
import { wallClock } from "./windows.js";
import { Workshop } from "./workshop.js";

/** @typedef {import("./release.js").Release} Release */
/** @typedef {import("./release.js").Slide} Slide */
/** @typedef {import("./pictures.js").Picture} Picture */

/**
 * @typedef {object} Shown what the outside is told when the picture changes
 * @property {"starting"|"playing"|"fallback"|"alert"} state
 * @property {string} release
 * @property {string} slide
 * @property {string} digest
 */

const BEAT = 200;
const TAKE_WITHIN = 2000;
const FIRST_WITHIN = 10_000;
const ON_TIME = 1000;

export class Player {
  /**
   * @param {HTMLElement} viewport
   * @param {(shown: Shown) => void} onShown called in the same task that changes the picture
   */
  constructor(viewport, onShown) {
    this.onShown = onShown;
    this.pictures = new Pictures(viewport);
    this.workshop = new Workshop(this);
    this.takeover = new Takeover(this);
    /** @type {Release|null} */
    this.release = null;
    /** @type {Picture|null} */
    this.current = null;
    this.paused = false;
    this.endsAt = 0;
    this.left = 0;
    /** @type {Set<() => void>} */
    this.boundary = new Set();
    /** @type {Shown} */
    this.shown = { state: "starting", release: "", slide: "", digest: "" };
    this.startedAt = performance.now();
    this.beatAt = this.startedAt;
    /** @type {number|null} since when a slide should be on screen that is not ready */
    this.waitingSince = null;
    this.timer = 0;
    this.start();
  }

  /** Begin to look at the time, five times a second; again after a standstill. */
  start() {
    window.clearInterval(this.timer);
    this.timer = window.setInterval(() => this.beat(), BEAT);
  }

  /**
   * Take a release whose files are here: at the next change of slides, or shortly.
   * @param {Release} release
   * @param {{prove?: (ok: boolean) => Promise<void>}} [options] prove: told true when the first
   *   picture of the release is prepared, before it is shown, and false when none of its
   *   pictures could be; the player then goes on with the release that it has
   */
  offer(release, { prove } = {}) {
    const known = this.workshop.trial?.release ?? this.release;
    if (known?.release === release.release) {
      return;
    }
    if (this.release?.release === release.release) {
      // It plays, and another one on trial was called back.
      this.workshop.open(null);
      this.beat();
      return;
    }
    const deadline = performance.now() + TAKE_WITHIN;
    this.workshop.open(prove === undefined ? null : new Trial(release, prove, deadline));
    if (prove === undefined) {
      this.take(release, deadline);
    }
    this.beat();
  }

  /**
   * Play a release from now on; the slide on screen ends soon.
   * @param {Release} release
   * @param {number} deadline when the slide on screen must have ended
   */
  take(release, deadline) {
    this.release = release;
    this.endsAt = Math.min(this.endsAt, deadline);
    this.left = Math.min(this.left, Math.max(deadline - performance.now(), 0));
  }

  /**
   * Show an alert over everything, or with null go on where the rotation was.
   * @param {import("./alerts.js").Alert|null} alert
   * @returns {Promise<void>}
   */
  takeOver(alert) {
    return this.takeover.set(alert);
  }

  /**
   * Call back once, at the next change of slides.
   * @param {() => void} callback
   */
  onBoundary(callback) {
    this.boundary.add(callback);
  }

  /** Hold the slide on screen until resume() or step(). */
  pause() {
    if (!this.paused && this.current !== null) {
      this.left = this.remaining();
      this.paused = true;
      this.pictures.films.pause(this.current.stage);
    }
  }

  /** Go on after pause(). */
  resume() {
    if (this.paused && this.current !== null) {
      this.paused = false;
      this.endsAt = performance.now() + this.left;
      this.pictures.films.play(this.current.stage);
    }
  }

  /** Show the next slide now. */
  step() {
    this.endsAt = 0;
    this.left = 0;
    this.turn(true);
  }

  /**
   * Give the milliseconds that the slide on screen still has.
   * @returns {number}
   */
  remaining() {
    return this.paused || this.takeover.holds ? this.left : this.endsAt - performance.now();
  }

  get isFallback() {
    return this.current !== null && this.current.slide === this.current.release.fallback;
  }

  /** Look at the time. */
  beat() {
    this.beatAt = performance.now();
    try {
      this.takeover.tick();
      if (this.current !== null) {
        this.pictures.writeTime(this.current.stage);
      }
      this.workshop.prepare();
      this.turn(!this.paused && this.remaining() <= 0);
    } catch (error) {
      fault("stuck", String(error));
      this.workshop.cancel();
    }
  }

  /**
   * Change the picture if it is time to; while there is no other, one that may stay stays.
   * @param {boolean} over whether the time of the picture on screen has passed
   */
  turn(over) {
    if (this.release === null || this.takeover.holds) {
      return;
    }
    const slide = decide(this.situation(this.release, over));
    if (slide === null) {
      this.waitingSince = null;
      return;
    }
    const picture = this.workshop.take(slide);
    if (picture !== null) {
      this.show(picture, over && !this.isFallback);
    } else {
      this.waitingSince ??= performance.now();
      this.workshop.hurry(slide);
      if (this.mustLeave(slide, this.release)) {
        this.show(this.workshop.takeFallback(this.release), false);
      }
    }
    this.workshop.prepare();
  }

  /**
   * Say whether the picture on screen must leave although the slide that follows is not ready.
   * @param {Slide} slide the slide that should be on screen
   * @param {Release} release
   * @returns {boolean}
   */
  mustLeave(slide, release) {
    if (this.current === null) {
      const ready = slide === release.fallback && this.workshop.fallback?.release === release;
      return ready || performance.now() - this.startedAt > FIRST_WITHIN;
    }
    if (this.current.slide === release.fallback) {
      return false;
    }
    return slide === release.fallback || !isAllowed(this.current.slide, this.moment());
  }

  /** What the rules need to know of the time. */
  moment() {
    return { wall: wallClock(clock.now()), trusted: clock.trusted };
  }

  /**
   * @param {Release} release
   * @param {boolean} over
   * @returns {import("./rotation.js").Situation}
   */
  situation(release, over) {
    const { broken } = this.workshop;
    return { release, playing: this.current, over, broken, ...this.moment() };
  }

  /**
   * Change the picture: new stage, new state, old stage gone, all in one frame.
   * @param {Picture} picture
   * @param {boolean} inTurn whether its time begins where that of the picture before it ended
   */
  show(picture, inTurn) {
    const now = performance.now();
    const old = this.current;
    picture.useStyles();
    this.pictures.reveal(picture.stage);
    this.current = picture;
    this.waitingSince = null;
    this.pictures.discard(old?.stage);
    // A beat comes up to 200 ms late; counted from when it was due, delays never add up.
    const late = inTurn ? now - this.endsAt : clock.now().getMilliseconds();
    const begins = old !== null && late < ON_TIME ? now - late : now;
    this.left = picture.slide.dwell_s * 1000;
    this.endsAt = begins + this.left;
    this.tell();
    const waiting = [...this.boundary];
    this.boundary.clear();
    for (const callback of waiting) {
      callback();
    }
  }

  /** Tell the outside which slide is on screen. */
  tell() {
    if (this.current !== null) {
      const { release, slide } = this.current;
      const state = this.isFallback ? "fallback" : "playing";
      this.say({ state, release: release.release, slide: slide.id, digest: slide.digest });
    }
  }

  /** @param {Shown} shown */
  say(shown) {
    this.shown = shown;
    this.onShown(shown);
  }

  /** Begin anew with what there is; the picture on screen stays until another is ready. */
  restart() {
    this.workshop.cancel();
    this.endsAt = 0;
    this.left = 0;
    this.start();
    this.beat();
  }
}
