/**
 * Keeps the cards of „Starea ecranelor” up to date without a reload: only what changed is put in
 * anew, and the small pictures change their slide without loading again.
 */

const EVERY = 5000;
const LIMIT = 8000;

/**
 * Bring one card up to date.
 * @param {Element} card
 * @param {Element} fresh
 */
function update(card, fresh) {
  card.className = fresh.className;
  const live = card.querySelector("[data-live]");
  const news = fresh.querySelector("[data-live]");
  if (live !== null && news !== null && live.innerHTML !== news.innerHTML) {
    live.innerHTML = news.innerHTML;
  }
  const frame = card.querySelector("iframe");
  const wanted = fresh.querySelector("iframe");
  if (frame !== null && wanted !== null) {
    point(frame, wanted.src);
  }
}

/**
 * Show another slide in a small picture; another release is loaded whole.
 * @param {HTMLIFrameElement} frame
 * @param {string} address
 */
function point(frame, address) {
  const shown = frame.dataset.shown ?? frame.src;
  if (shown.split("#")[0] !== address.split("#")[0]) {
    frame.src = address;
  } else if (shown !== address) {
    frame.contentWindow?.location.replace(address);
  }
  frame.dataset.shown = address;
}

/**
 * Name the screens of a list, in their order.
 * @param {ParentNode} list
 */
function names(list) {
  return [...list.querySelectorAll("[data-screen]")].map((card) => card.getAttribute("data-screen"));
}

/**
 * Ask once for the cards.
 * @param {HTMLElement} list
 */
async function refresh(list) {
  const response = await fetch(list.dataset.screens ?? "", { signal: AbortSignal.timeout(LIMIT) });
  if (!response.ok || response.redirected) {
    throw new Error(`${response.status}`);
  }
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  if (names(fresh).sort().join() !== names(list).sort().join()) {
    list.replaceChildren(...fresh.body.children);
    return;
  }
  for (const card of fresh.querySelectorAll("[data-screen]")) {
    const own = list.querySelector(`[data-screen="${card.getAttribute("data-screen")}"]`);
    if (own !== null) {
      update(own, card);
    }
  }
}

const list = document.querySelector("[data-screens]");
const stale = document.querySelector("[data-screens-stale]");

if (list instanceof HTMLElement) {
  const turn = async () => {
    if (!document.hidden) {
      const failed = await refresh(list).then(
        () => false,
        () => true,
      );
      stale?.toggleAttribute("hidden", !failed);
    }
    setTimeout(turn, EVERY);
  };
  setTimeout(turn, EVERY);
}
