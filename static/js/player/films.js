/**
 * The two video elements that all films share, one on screen and one being prepared.
 *
 * Elements are reused and emptied by removing the source and calling load(): a removed element
 * may keep its decoder for ever.
 */

/**
 * Ends the wait for a first frame: the element serves the next film too, so nothing of the one
 * before may stay on it.
 * @type {WeakMap<HTMLVideoElement, AbortController>}
 */
const waits = new WeakMap();

export class Films {
  constructor() {
    this.idle = [makeVideo(), makeVideo()];
  }

  /**
   * Put a video into the film's place on a stage and wait for its first frame.
   * @param {HTMLElement} stage
   * @returns {Promise<void>}
   */
  async mount(stage) {
    const place = stage.querySelector("[data-film]");
    const video = this.idle[0];
    if (!(place instanceof HTMLElement)) {
      return;
    }
    if (video === undefined) {
      throw new Error("niciun loc liber pentru film");
    }
    this.idle.shift();
    if (place.dataset.filmSubtitles) {
      video.append(makeTrack(place.dataset.filmSubtitles));
    }
    video.src = place.dataset.film ?? "";
    place.append(video);
    await firstFrame(video);
  }

  /**
   * Let the film of a stage run from its beginning.
   * @param {HTMLElement} stage
   */
  play(stage) {
    // Muted video may always start; when the machine is too slow the first frame stands.
    stage.querySelector("video")?.play().catch(() => undefined);
  }

  /**
   * Let the film of a stage stand still.
   * @param {HTMLElement} stage
   */
  pause(stage) {
    stage.querySelector("video")?.pause();
  }

  /**
   * Take the video of a stage back, empty.
   * @param {HTMLElement} stage
   */
  release(stage) {
    const video = stage.querySelector("video");
    if (video === null) {
      return;
    }
    waits.get(video)?.abort();
    video.pause();
    for (const track of video.textTracks) {
      // Chromium keeps the words of a track for ever that is taken away while it shows them.
      track.mode = "disabled";
    }
    video.replaceChildren();
    video.removeAttribute("src");
    video.load();
    video.remove();
    this.idle.push(video);
  }
}

/** @returns {HTMLVideoElement} */
function makeVideo() {
  const video = document.createElement("video");
  video.muted = true;
  video.defaultMuted = true;
  video.playsInline = true;
  video.loop = true;
  video.preload = "auto";
  video.disablePictureInPicture = true;
  return video;
}

/**
 * @param {string} src
 * @returns {HTMLTrackElement}
 */
function makeTrack(src) {
  const track = document.createElement("track");
  track.kind = "subtitles";
  track.srclang = "ro";
  track.default = true;
  track.src = src;
  return track;
}

/**
 * @param {HTMLVideoElement} video
 * @returns {Promise<void>}
 */
async function firstFrame(video) {
  const done = new AbortController();
  waits.set(video, done);
  try {
    await new Promise((resolve, reject) => {
      const { signal } = done;
      const asked = video.requestVideoFrameCallback(resolve);
      signal.addEventListener("abort", () => video.cancelVideoFrameCallback(asked));
      video.addEventListener("error", () => reject(video.error ?? new Error("film")), { signal });
      video.load();
    });
  } finally {
    done.abort();
  }
}
