/**
 * A new release on trial: it takes the place of the old one only when one of its pictures could
 * be prepared.
 */

import { fault } from "./faults.js";
import { decide } from "./rotation.js";

const ANSWER_WITHIN = 5000;

export class Trial {
  /**
   * @param {import("./release.js").Release} release
   * @param {(ok: boolean) => Promise<void>} prove
   * @param {number} deadline when the old release must be off the screen
   */
  constructor(release, prove, deadline) {
    this.release = release;
    this.prove = prove;
    this.deadline = deadline;
    this.deciding = false;
    /** @type {Set<string>} digests of slides that could not be prepared */
    this.failed = new Set();
  }

  /**
   * Give the slide that the release would begin with, the fallback when there is no other, null
   * when all has failed.
   * @param {import("./rotation.js").Situation} situation
   * @returns {import("./release.js").Slide|null}
   */
  candidate(situation) {
    const slide = decide({ ...situation, broken: this.failed });
    return slide === null || this.failed.has(slide.digest) ? null : slide;
  }

  /**
   * Tell the outside; what goes wrong there cannot hold the screen.
   * @param {boolean} ok
   */
  async decide(ok) {
    this.deciding = true;
    const late = new Promise((resolve) => {
      window.setTimeout(() => resolve("late"), ANSWER_WITHIN);
    });
    try {
      if ((await Promise.race([this.prove(ok), late])) === "late") {
        fault("storage", "prove: late");
      }
    } catch (error) {
      fault("storage", String(error));
    }
  }
}
