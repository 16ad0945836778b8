/**
 * Prepares one picture at a time, out of sight: the slide that comes next, the fallback, and the
 * first picture of a release on trial.
 */

import { fault } from "./faults.js";
import { foresee } from "./rotation.js";
import { clock } from "./trust.js";

/** @typedef {import("./release.js").Release} Release */
/** @typedef {import("./release.js").Slide} Slide */
/** @typedef {import("./pictures.js").Picture} Picture */
/** @typedef {import("./trial.js").Trial} Trial */

/**
 * @typedef {object} Host the player, as the workshop sees it
 * @property {import("./pictures.js").Pictures} pictures
 * @property {Release|null} release
 * @property {Picture|null} current
 * @property {boolean} isFallback
 * @property {() => number} remaining
 * @property {(release: Release, over: boolean) => import("./rotation.js").Situation} situation
 * @property {(release: Release, deadline: number) => void} take
 * @property {() => void} beat
 */

const RETRY_BROKEN = 60_000;

export class Workshop {
  /** @param {Host} player */
  constructor(player) {
    this.player = player;
    /** @type {Picture|null} ready to take the next turn */
    this.next = null;
    /** @type {Picture|null} ready for when nothing else can be shown */
    this.fallback = null;
    /** @type {{picture: Picture, since: number}|null} another one here cancels it */
    this.building = null;
    /** @type {Trial|null} a release that must first prove that it can be painted */
    this.trial = null;
    /** @type {Map<string, number>} digests of slides that failed, and when to try them again */
    this.failed = new Map();
    /** @type {Set<string>} the failed ones when the next slide was last chosen */
    this.broken = new Set();
  }

  get pictures() {
    return this.player.pictures;
  }

  /**
   * Begin with a new release: nothing of it has failed yet.
   * @param {Trial|null} trial
   */
  open(trial) {
    this.failed.clear();
    this.broken.clear();
    this.cancel();
    this.trial = trial;
  }

  /** Give up what is being prepared. */
  cancel() {
    this.pictures.discard(this.next?.stage);
    this.pictures.discard(this.building?.picture.stage);
    this.next = null;
    this.building = null;
  }

  /**
   * Give up what is being prepared, for this slide is wanted at once; a trial goes on.
   * @param {Slide} slide
   */
  hurry(slide) {
    if (this.trial === null && this.building?.picture.slide !== slide) {
      this.cancel();
    }
  }

  /**
   * Hand out the next picture, if it is of this slide.
   * @param {Slide} slide
   * @returns {Picture|null}
   */
  take(slide) {
    const picture = this.next;
    if (picture?.slide !== slide) {
      return null;
    }
    this.next = null;
    return picture;
  }

  /**
   * Hand out the fallback of a release, prepared or not.
   * @param {Release} release
   * @returns {Picture}
   */
  takeFallback(release) {
    const ready = this.fallback?.release === release ? this.fallback : null;
    if (ready === null) {
      this.pictures.discard(this.fallback?.stage);
    }
    this.fallback = null;
    return ready ?? this.pictures.begin(release, release.fallback);
  }

  /** Prepare what comes next, if nothing is being prepared. */
  prepare() {
    const { release, current } = this.player;
    if (this.building !== null) {
      return;
    }
    if (this.trial !== null) {
      this.try(this.trial);
      return;
    }
    if (release === null) {
      return;
    }
    const slide = this.next === null ? this.expected(release) : null;
    if (slide !== null && slide !== release.fallback) {
      this.build(release, slide);
    } else if (this.fallback?.release !== release && current?.slide !== release.fallback) {
      this.build(release, release.fallback);
    }
  }

  /**
   * Choose the slide to prepare.
   * @param {Release} release
   * @returns {Slide|null}
   */
  expected(release) {
    const now = performance.now();
    this.broken = new Set([...this.failed].filter(([, retry]) => retry > now).map(([key]) => key));
    const left = this.player.isFallback ? release.fallback.dwell_s : this.player.remaining() / 1000;
    return foresee(this.player.situation(release, false), clock.now(), left);
  }

  /**
   * Build a picture out of sight.
   * @param {Release} release
   * @param {Slide} slide
   */
  async build(release, slide) {
    const work = { picture: this.pictures.begin(release, slide), since: performance.now() };
    this.building = work;
    let problem = "";
    try {
      await this.pictures.prepare(work.picture, () => this.building === work);
    } catch (error) {
      problem = String(error) || "error";
    }
    if (this.building !== work) {
      this.pictures.discard(work.picture.stage);
      return;
    }
    this.building = null;
    this.keep(work.picture, problem);
  }

  /**
   * Keep a built picture for its time, or note that its slide is broken.
   * @param {Picture} picture
   * @param {string} problem none when it can be painted whole
   */
  keep(picture, problem) {
    const { slide, release } = picture;
    if (problem !== "") {
      fault("slide", `${slide.id}: ${problem}`);
      this.failed.set(slide.digest, performance.now() + RETRY_BROKEN);
    }
    if (this.trial?.release === release) {
      this.judge(this.trial, picture, problem === "");
    } else if (slide === release.fallback) {
      // Even without its logo it is better than an empty screen.
      this.pictures.discard(this.fallback?.stage);
      this.fallback = picture;
    } else if (problem === "") {
      this.next = picture;
    } else {
      this.pictures.discard(picture.stage);
    }
  }

  /**
   * Build the next picture by which a release may prove itself; without any it is refused.
   * @param {Trial} trial
   */
  try(trial) {
    if (trial.deciding) {
      return;
    }
    const slide = trial.candidate(this.player.situation(trial.release, true));
    if (slide !== null) {
      this.build(trial.release, slide);
      return;
    }
    this.trial = null;
    fault("release", trial.release.release);
    if (this.player.release === null) {
      this.player.take(trial.release, performance.now());
    }
    trial.decide(false);
  }

  /**
   * @param {Trial} trial
   * @param {Picture} picture
   * @param {boolean} whole
   */
  async judge(trial, picture, whole) {
    if (!whole) {
      trial.failed.add(picture.slide.digest);
      this.pictures.discard(picture.stage);
      return;
    }
    await trial.decide(true);
    if (this.trial !== trial) {
      this.pictures.discard(picture.stage);
      return;
    }
    this.trial = null;
    this.player.take(trial.release, trial.deadline);
    this.keep(picture, "");
    this.player.beat();
  }
}
