/**
 * „Lista mea”: services that somebody keeps on the device, to see, print or share together. The
 * list is an address like any other, so it opens on another device too; nobody else learns of it.
 */

import { services } from "../map/words.js";

const KEY = "harta-lista";
const MOST = 50; // as many as the server reads from an address
const FULL = `Lista are ${MOST} de servicii. Scoateți unul ca să adăugați altul.`;

/** @returns {string[]} the ids that are kept; none where the browser keeps nothing */
function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(found) ? found.filter((id) => /^[0-9a-f-]{36}$/.test(id)).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

function show() {
  const ids = kept();
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-keep]"))) {
    const isKept = ids.includes(button.dataset.keep ?? "");
    button.hidden = false;
    button.setAttribute("aria-pressed", String(isKept));
    say(button, isKept ? "În lista mea" : "Păstrați în lista mea");
  }
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-my-list]"))) {
    link.hidden = ids.length === 0;
    link.href = `/harta/?doar=${ids.join(",")}`;
    link.textContent = `Lista mea: ${services(ids.length)}`;
  }
}

/**
 * @param {HTMLElement} button
 * @param {string} text
 */
function say(button, text) {
  /** @type {HTMLElement} */ (button.querySelector("[data-keep-words]")).textContent = text;
}

/** @param {HTMLElement} button */
function toggle(button) {
  const ids = kept();
  const { keep = "" } = button.dataset;
  const others = ids.filter((id) => id !== keep);
  if (others.length === ids.length && ids.length === MOST) {
    say(button, FULL);
    return;
  }
  localStorage.setItem(KEY, JSON.stringify(others.length === ids.length ? [...ids, keep] : others));
  show();
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("[data-keep]") : null;
  if (button) {
    toggle(/** @type {HTMLElement} */ (button));
  }
});

export function start() {
  try {
    localStorage.setItem(`${KEY}-proba`, "1");
    localStorage.removeItem(`${KEY}-proba`);
  } catch {
    return; // a browser that keeps nothing gets no buttons
  }
  show();
}
