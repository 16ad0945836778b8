/**
 * Keeps the progress of an import up to date without a reload; when the work has ended, the page
 * is loaded once more, for it then shows something else.
 */

const EVERY = 1500;
const LIMIT = 8000;

/**
 * Ask once how far the work is.
 * @param {HTMLElement} place
 */
async function refresh(place) {
  const response = await fetch(place.dataset.importState ?? "", { signal: AbortSignal.timeout(LIMIT) });
  if (!response.ok || response.redirected) {
    throw new Error(`${response.status}`);
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  if (fresh.querySelector("[data-import-working]") === null) {
    location.reload();
    return;
  }
  place.replaceChildren(...fresh.body.childNodes);
}

/**
 * Ask again and again; a network that is away for a while does not end it.
 * @param {HTMLElement} place
 */
async function follow(place) {
  await refresh(place).catch(() => undefined);
  setTimeout(() => void follow(place), EVERY);
}

const place = document.querySelector("[data-import-state]");
if (place instanceof HTMLElement) {
  setTimeout(() => void follow(place), EVERY);
}
