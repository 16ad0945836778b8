/**
 * What the player says of itself now: in every report, and on the diagnostic overlay.
 */

import { recent } from "./faults.js";
import { clock } from "./trust.js";

/**
 * @typedef {object} Status
 * @property {string} at
 * @property {string} state
 * @property {string} release
 * @property {string} downloaded
 * @property {string} slide
 * @property {string|null} alert
 * @property {{trusted: boolean, offset_s: number|null, reason: string}} clock
 * @property {{usage: number, quota: number, persisted: boolean, offline_ready: boolean}} storage
 * @property {import("./faults.js").Fault[]} errors
 * @property {{shell: string, viewport: string, user_agent: string, secure: boolean, uptime_s: number}} environment
 */

const ALERT = "@alert-";

/**
 * Return the function that says how things stand.
 * @param {{player: import("./player.js").Player, shell: () => string, downloaded: () => string, offlineReady: () => boolean}} parts
 * @returns {() => Promise<Status>}
 */
export function statusOf({ player, shell, downloaded, offlineReady }) {
  return async () => {
    const { state, release, slide } = player.shown;
    const { usage, quota, persisted } = await storage();
    return {
      at: clock.now().toISOString(),
      state,
      release,
      downloaded: downloaded(),
      slide,
      alert: state === "alert" ? slide.slice(ALERT.length) : null,
      clock: { trusted: clock.trusted, offset_s: clock.offsetSeconds, reason: clock.reason },
      storage: { usage, quota, persisted, offline_ready: offlineReady() },
      errors: recent(),
      environment: {
        shell: shell(),
        viewport: `${window.innerWidth}x${window.innerHeight}`,
        user_agent: navigator.userAgent,
        secure: window.isSecureContext,
        uptime_s: Math.round(performance.now() / 1000),
      },
    };
  };
}

/** What insecure contexts do not tell counts as nothing. */
async function storage() {
  try {
    const { usage = 0, quota = 0 } = await navigator.storage.estimate();
    return { usage, quota, persisted: await navigator.storage.persisted() };
  } catch {
    return { usage: 0, quota: 0, persisted: false };
  }
}
