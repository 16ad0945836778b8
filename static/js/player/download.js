/**
 * Brings the files of a release to this machine before the release is shown.
 */

import { mediaOf } from "./release.js";

const LIMIT = 120000;

/** @type {Set<string>} addresses that carry their hash, so one success holds for ever */
const here = new Set();

/**
 * Fetch what is missing, one file after the other; fail when a file fails.
 * @param {import("./release.js").Release} release
 */
export async function download(release) {
  for (const media of mediaOf(release)) {
    if (!here.has(media.url)) {
      await fetchWhole(media);
      here.add(media.url);
    }
  }
}

/** @param {import("./release.js").Media} media */
async function fetchWhole({ url, bytes }) {
  const response = await fetch(url, { credentials: "omit", signal: AbortSignal.timeout(LIMIT) });
  if (!response.ok || response.body === null) {
    throw new Error(`${url} answered ${response.status}`);
  }
  let received = 0;
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    received += part.value.byteLength;
  }
  if (received !== bytes) {
    throw new Error(`${url}: ${received} of ${bytes} bytes`);
  }
}
