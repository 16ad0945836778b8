/** Keeps the copy on this device fresh: once a day, and only where there is one. */

import { bring, offered, saved } from "./copy.js";

const A_DAY = 24 * 3600 * 1000;

/** Brings what changed since, unless the line is to be spared. */
async function keep() {
  const copy = (await globalThis.caches?.has("harta-copie")) ? await saved() : null;
  const spare = /** @type {any} */ (navigator).connection?.saveData;
  if (!copy || spare || Date.now() - Date.parse(copy.saved_at) < A_DAY) {
    return;
  }
  const offer = await offered();
  const chosen = new Set(copy.counties.map(({ county }) => county));
  const counties = copy.whole ? offer.counties : offer.counties.filter(({ county }) => chosen.has(county));
  await bring({ ...offer, counties }, copy.whole);
}

keep().catch(() => undefined); // the copy of yesterday stays; tomorrow is another day
