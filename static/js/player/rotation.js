/**
 * Which slide is on the screen when: pure decisions, mirrored by displays/simulation.py and
 * compared with it over months of virtual time. The player adds only what takes time: preparing.
 */

import { playingOrder } from "./release.js";
import { isActive, wallClock } from "./windows.js";

/** @typedef {import("./release.js").Release} Release */
/** @typedef {import("./release.js").Slide} Slide */
/** @typedef {import("./windows.js").Wall} Wall */

/**
 * @typedef {object} Situation
 * @property {Release} release the one to play
 * @property {{release: Release, slide: Slide}|null} playing what is on the screen
 * @property {boolean} over whether its time on the screen has passed
 * @property {Wall} wall
 * @property {boolean} trusted whether the clock may be believed
 * @property {ReadonlySet<string>} broken digests of slides that cannot be shown now
 */

/**
 * Say whether a slide may be on the screen now.
 * @param {Slide} slide
 * @param {{wall: Wall, trusted: boolean}} moment
 * @returns {boolean}
 */
export function isAllowed(slide, { wall, trusted }) {
  return slide.windows.length === 0 || (trusted && isActive(slide.windows, wall));
}

/**
 * Decide what the screen changes to now: a slide, the fallback, or null to stay as it is.
 * @param {Situation} situation
 * @returns {Slide|null}
 */
export function decide(situation) {
  const { release, playing, over } = situation;
  const isFallback = playing !== null && playing.slide === playing.release.fallback;
  if (playing !== null && !isFallback) {
    const allowed = isAllowed(playing.slide, situation);
    if (allowed && !over) {
      return null;
    }
    const next = choose(situation);
    // With all others broken, a slide that may stay is better than the fallback.
    return next ?? (allowed && playing.release === release ? null : release.fallback);
  }
  const next = choose(situation);
  if (next === null && isFallback && playing.release === release) {
    return null;
  }
  return next ?? release.fallback;
}

/**
 * Look ahead: which slide will the screen change to, if nothing else happens?
 * @param {Omit<Situation, "over"|"wall">} situation
 * @param {Date} now
 * @param {number} left seconds to look ahead: what the slide on screen still has
 * @returns {Slide|null} null when nothing changes in that time
 */
export function foresee(situation, now, left) {
  const end = Math.max(left, 0);
  for (let ahead = 0; ; ahead = Math.min(ahead + 1, end)) {
    const wall = wallClock(new Date(now.getTime() + ahead * 1000));
    const change = decide({ ...situation, wall, over: ahead >= end });
    if (change !== null || ahead >= end) {
      return change;
    }
  }
}

/**
 * @param {Situation} situation
 * @returns {Slide|null}
 */
function choose({ release, playing, broken, ...moment }) {
  const order = playingOrder(release, playing?.release ?? null, playing?.slide.id ?? null);
  return order.find((slide) => !broken.has(slide.digest) && isAllowed(slide, moment)) ?? null;
}
