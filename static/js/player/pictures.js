/**
 * Builds pictures out of sight, shows them whole, takes them away: all that the player does to
 * the document.
 */

import { clock } from "./trust.js";
import { Films } from "./films.js";
import { whenReady } from "./ready.js";
import { buildAlert, buildStage, fitText, scaleStage } from "./stage.js";
import { loadStyles } from "./styles.js";
import { writeTime } from "./clock.js";
import { within } from "./within.js";

/** @typedef {import("./release.js").Release} Release */
/** @typedef {import("./release.js").Slide} Slide */
/** @typedef {import("./alerts.js").Alert} Alert */

/**
 * @typedef {object} Picture a slide on its stage
 * @property {Release} release
 * @property {Slide} slide
 * @property {HTMLElement} stage
 * @property {() => void} useStyles
 */

const LIMIT = 15_000;
const ALERT_LIMIT = 1500;

export class Pictures {
  /** @param {HTMLElement} viewport */
  constructor(viewport) {
    this.viewport = viewport;
    this.films = new Films();
    window.addEventListener("resize", () => {
      for (const stage of this.viewport.querySelectorAll(".stage")) {
        scaleStage(/** @type {HTMLElement} */ (stage));
      }
    });
  }

  /**
   * Begin a picture: its stage, not yet in the document.
   * @param {Release} release
   * @param {Slide} slide
   * @returns {Picture}
   */
  begin(release, slide) {
    return { release, slide, stage: buildStage(release.screen, slide), useStyles: () => undefined };
  }

  /**
   * Prepare a picture out of sight until it can be painted whole; fail when it cannot.
   * @param {Picture} picture
   * @param {() => boolean} wanted whether anybody still waits for it
   */
  async prepare(picture, wanted) {
    picture.useStyles = await within(LIMIT, loadStyles(picture.release));
    if (!wanted()) {
      return;
    }
    this.viewport.append(picture.stage);
    scaleStage(picture.stage);
    await within(LIMIT, whenReady(picture.stage, this.films));
  }

  /**
   * Prepare an alert. It is text before all: what is not ready in a moment is not waited for.
   * @param {Alert} alert
   * @param {"landscape"|"portrait"} orientation
   * @returns {Promise<HTMLElement>}
   */
  async prepareAlert(alert, orientation) {
    const stage = buildAlert(alert, orientation);
    this.viewport.append(stage);
    scaleStage(stage);
    await within(ALERT_LIMIT, whenReady(stage, this.films)).catch(() => undefined);
    return stage;
  }

  /**
   * Let a stage be seen; nothing is painted before the task ends.
   * @param {HTMLElement} stage
   */
  reveal(stage) {
    if (!stage.isConnected) {
      this.viewport.append(stage);
    }
    scaleStage(stage);
    this.writeTime(stage);
    fitText(stage);
    stage.style.visibility = "visible";
    stage.removeAttribute("aria-hidden");
    this.films.play(stage);
  }

  /**
   * Hide a stage that will be seen again.
   * @param {HTMLElement} stage
   */
  hide(stage) {
    this.films.pause(stage);
    stage.style.visibility = "hidden";
    stage.setAttribute("aria-hidden", "true");
  }

  /**
   * Remove a stage and empty its film.
   * @param {HTMLElement|null|undefined} stage
   */
  discard(stage) {
    if (stage) {
      this.films.release(stage);
      stage.remove();
    }
  }

  /**
   * Write the present time into the places that a stage has for it.
   * @param {HTMLElement} stage
   */
  writeTime(stage) {
    writeTime(stage, clock.best());
  }
}
