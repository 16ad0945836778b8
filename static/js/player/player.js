/**
 * Plays a release: prepares the next picture out of sight, shows it whole, and takes a new release
 * at the end of a slide. Whatever fails has a next state; the screen always shows something.
 */

import { writeTime } from "./clock.js";
import { Films } from "./films.js";
import { whenReady } from "./ready.js";
import { playingOrder } from "./release.js";
import { buildStage, fitText, scaleStage } from "./stage.js";
import { loadStyles } from "./styles.js";
import { isActive, wallClock } from "./windows.js";

/** @typedef {import("./release.js").Release} Release */
/** @typedef {import("./release.js").Slide} Slide */

/**
 * @typedef {object} Picture a slide on its stage, ready to be shown
 * @property {Release} release
 * @property {Slide} slide
 * @property {HTMLElement} stage
 * @property {() => void} useStyles
 */

/**
 * @typedef {object} Shown what the outside is told when the picture changes
 * @property {"playing"|"fallback"} state
 * @property {string} release
 * @property {string} slide
 */

const BEAT = 200;
const TAKE_WITHIN = 2000;
const RETRY_BROKEN = 60000;

export class Player {
  /**
   * @param {HTMLElement} viewport
   * @param {(shown: Shown) => void} onShown called in the same task that changes the picture
   */
  constructor(viewport, onShown) {
    this.viewport = viewport;
    this.onShown = onShown;
    this.films = new Films();
    /** @type {Release|null} */
    this.release = null;
    /** @type {Picture|null} */
    this.current = null;
    /** @type {Picture|null} */
    this.next = null;
    /** @type {Picture|null} */
    this.fallback = null;
    /** @type {HTMLElement|null} the stage in preparation; another one here cancels it */
    this.building = null;
    this.paused = false;
    this.endsAt = 0;
    this.left = 0;
    /** @type {Map<string, number>} digests of slides that failed, and when to try them again */
    this.broken = new Map();
    window.addEventListener("resize", () => this.scale());
    window.setInterval(() => this.beat(), BEAT);
  }

  /**
   * Take a release whose files are here: at the next change of slides, or shortly.
   * @param {Release} release
   */
  offer(release) {
    if (this.release?.release === release.release) {
      return;
    }
    this.release = release;
    this.discard(this.next?.stage ?? null);
    this.discard(this.building);
    this.next = null;
    this.building = null;
    this.broken.clear();
    this.endsAt = Math.min(this.endsAt, performance.now() + TAKE_WITHIN);
    this.beat();
  }

  /** Hold the slide on screen until resume() or step(). */
  pause() {
    if (!this.paused && this.current !== null) {
      this.paused = true;
      this.left = this.endsAt - performance.now();
      this.films.pause(this.current.stage);
    }
  }

  /** Go on after pause(). */
  resume() {
    if (this.paused && this.current !== null) {
      this.paused = false;
      this.endsAt = performance.now() + this.left;
      this.films.play(this.current.stage);
    }
  }

  /** Show the next slide now. */
  step() {
    this.endsAt = 0;
    this.left = 0;
    this.advance();
  }

  /** Look at the time, five times a second. */
  beat() {
    if (this.current !== null) {
      writeTime(this.current.stage);
    }
    if (this.release === null) {
      return;
    }
    this.prepare();
    const over = !this.paused && performance.now() >= this.endsAt;
    if (over || !this.mayStay()) {
      this.advance();
    }
  }

  /** Show the prepared picture; while there is none, keep the one on screen if it may stay. */
  advance() {
    if (this.next !== null && this.isPlayable(this.next.slide)) {
      this.show(this.next, "playing");
      this.next = null;
    } else {
      this.discard(this.next?.stage ?? null);
      this.next = null;
      if (!this.mayStay() && this.fallback !== null) {
        this.show(this.fallback, "fallback");
        this.fallback = null;
      }
    }
    this.prepare();
  }

  /**
   * Say whether the picture on screen is still allowed there.
   * @returns {boolean}
   */
  mayStay() {
    const { current, release } = this;
    if (current === null || release === null) {
      return false;
    }
    if (current.slide === current.release.fallback) {
      // It gives way to any slide, and to the fallback of a newer release.
      return this.next === null && (current.release === release || this.fallback === null);
    }
    if (current.release !== release && this.next === null && this.choose(release) === null) {
      // A newer release has nothing to show now, so nothing will take this slide's place.
      return performance.now() < this.endsAt;
    }
    return isActive(current.slide.windows, wallClock(new Date()));
  }

  /**
   * Say whether a slide can be shown now.
   * @param {Slide} slide
   * @returns {boolean}
   */
  isPlayable(slide) {
    const retry = this.broken.get(slide.digest) ?? 0;
    return retry <= performance.now() && isActive(slide.windows, wallClock(new Date()));
  }

  /** Prepare what comes next, if nothing is being prepared. */
  prepare() {
    const { release } = this;
    if (this.building !== null || release === null) {
      return;
    }
    const slide = this.next === null ? this.choose(release) : null;
    if (slide !== null) {
      this.build(release, slide);
    } else if (this.fallback?.release !== release && this.current?.slide !== release.fallback) {
      this.build(release, release.fallback);
    }
  }

  /**
   * Choose the slide that comes next.
   * @param {Release} release
   * @returns {Slide|null}
   */
  choose(release) {
    const shown = this.current?.slide.id ?? null;
    const order = playingOrder(release, this.current?.release ?? null, shown);
    return order.find((slide) => this.isPlayable(slide)) ?? null;
  }

  /**
   * Build a picture out of sight and keep it when it can be painted whole.
   * @param {Release} release
   * @param {Slide} slide
   */
  async build(release, slide) {
    const stage = buildStage(release.screen, slide);
    this.building = stage;
    let useStyles = () => {};
    let whole = true;
    try {
      useStyles = await loadStyles(release);
      this.viewport.append(stage);
      scaleStage(stage);
      await whenReady(stage, this.films);
    } catch {
      whole = false;
    }
    if (this.building !== stage) {
      this.discard(stage);
      return;
    }
    this.building = null;
    this.keep({ release, slide, stage, useStyles }, whole);
  }

  /**
   * @param {Picture} picture
   * @param {boolean} whole
   */
  keep(picture, whole) {
    if (picture.slide === picture.release.fallback) {
      // Even without its logo it is better than an empty screen.
      this.viewport.append(picture.stage);
      this.discard(this.fallback?.stage ?? null);
      this.fallback = picture;
    } else if (whole) {
      this.next = picture;
    } else {
      this.broken.set(picture.slide.digest, performance.now() + RETRY_BROKEN);
      this.discard(picture.stage);
    }
  }

  /**
   * Change the picture: new stage, new state, old stage gone, all in one frame.
   * @param {Picture} picture
   * @param {"playing"|"fallback"} state
   */
  show(picture, state) {
    const old = this.current;
    picture.useStyles();
    scaleStage(picture.stage);
    writeTime(picture.stage);
    fitText(picture.stage);
    picture.stage.style.visibility = "visible";
    picture.stage.removeAttribute("aria-hidden");
    this.current = picture;
    this.discard(old?.stage ?? null);
    this.films.play(picture.stage);
    this.endsAt = performance.now() + picture.slide.dwell_s * 1000;
    this.left = picture.slide.dwell_s * 1000;
    this.onShown({ state, release: picture.release.release, slide: picture.slide.id });
  }

  /**
   * Remove a stage and empty its film.
   * @param {HTMLElement|null} stage
   */
  discard(stage) {
    if (stage !== null) {
      this.films.release(stage);
      stage.remove();
    }
  }

  /** Fit every stage to a window that has changed its size. */
  scale() {
    for (const picture of [this.current, this.next, this.fallback]) {
      if (picture !== null) {
        scaleStage(picture.stage);
      }
    }
  }
}
