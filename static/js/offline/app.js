/**
 * The map's pages without the server: the address says what is shown, as it does with the server.
 * Links and forms are answered here, so that the copy is read once and not for each page.
 */

import { start as showMyList } from "../site/my-list.js";
import { Asking } from "./asking.js";
import { h } from "./pages/dom.js";
import { list } from "./pages/list.js";
import { record } from "./pages/record.js";
import { statistics } from "./pages/statistics.js";
import { day } from "./pages/words.js";

const main = /** @type {HTMLElement} */ (document.querySelector("[data-offline]"));
const name = document.title;
const worker = new Worker(main.dataset.worker ?? "", { type: "module" });
const asking = new Asking(worker);
const RECORD = /^\/harta\/([0-9a-f-]{36})\/$/;
const PROVIDER = /^\/harta\/furnizori\/([0-9a-f-]{36})\/$/;

async function start() {
  const copy = await asking.ask("open");
  if (!copy) {
    return;
  }
  const which = copy.whole ? "toată țara" : copy.counties.join(", ");
  const again = h("button.button.button--quiet", { type: "button" }, "Încercați cu internet");
  again.addEventListener("click", () => location.reload());
  main.before(
    h("div.callout.tone--info.offline-age", {}, h("p", { role: "status" }, `Fără internet. Date din ${day(copy.madeAt)}: ${which}.`), again),
  );
  document.addEventListener("click", follow);
  document.addEventListener("submit", submit);
  addEventListener("popstate", () => show());
  await show();
}

/** @param {MouseEvent} event */
function follow(event) {
  const link = /** @type {Element} */ (event.target).closest("a");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
  if (link && isPlain && link.origin === location.origin && link.pathname.startsWith("/harta/") && !link.hash) {
    event.preventDefault();
    go(link.pathname + link.search);
  }
}

/** @param {SubmitEvent} event */
function submit(event) {
  event.preventDefault();
  const form = /** @type {HTMLFormElement} */ (event.target);
  const values = [...new FormData(form)].filter(([, value]) => value !== "");
  go(`/harta/?${new URLSearchParams(/** @type {[string, string][]} */ (values))}`);
}

/** @param {string} address */
function go(address) {
  history.pushState(null, "", address);
  show({ focus: true });
}

/** @param {{focus?: boolean}} [how] */
async function show({ focus = false } = {}) {
  const shown = await page();
  document.title = `${shown.title} – ${name}`;
  const columns = main.querySelector(".directory__columns");
  if (columns && shown.renew) {
    shown.renew(columns);
  } else {
    main.replaceChildren(h("header.page__head", {}, h("h1", { tabindex: -1 }, shown.title)), shown.content);
  }
  main.dataset.shown = location.pathname + location.search;
  showMyList();
  if (focus) {
    scrollTo(0, 0);
    /** @type {HTMLElement} */ (main.querySelector("#rezultate") ?? main.querySelector("h1")).focus({ preventScroll: true });
  }
  if (main.querySelector("[data-map]")) {
    const { start: drawMap } = await import("../map/main.js");
    const query = location.search;
    await drawMap(() => asking.ask("points", { query }));
  }
}

/** @returns {Promise<{title: string, readonly content: HTMLElement, renew?: (columns: Element) => void}>} */
async function page() {
  const { pathname, search } = location;
  const [, provider] = PROVIDER.exec(pathname) ?? [];
  const [, id] = RECORD.exec(pathname) ?? [];
  if (pathname === "/harta/" || provider) {
    const answer = await asking.ask("list", { query: provider ? `furnizor=${provider}` : search });
    return list(answer, answer.selection.view && answer.total ? mapFrame() : null);
  }
  if (id) {
    const answer = await asking.ask("record", { id });
    return answer ? record(answer) : notHere("Serviciul nu e printre cele salvate");
  }
  if (pathname === "/harta/statistici/") {
    return statistics(await asking.ask("statistics"));
  }
  return notHere("Pagina aceasta are nevoie de internet");
}

/** @param {string} title */
function notHere(title) {
  return {
    title,
    content: h("p", {}, "Încercați din nou când aveți internet. Până atunci puteți căuta în ", h("a", { href: "/harta/" }, "serviciile salvate"), "."),
  };
}

/** @returns {HTMLElement} a copy of the map's frame */
function mapFrame() {
  const template = /** @type {HTMLTemplateElement} */ (document.querySelector("[data-map-template]"));
  return /** @type {HTMLElement} */ (template.content.cloneNode(true));
}

start().catch((error) => {
  main.append(h("p", { role: "alert" }, "Copia de pe acest aparat nu se poate citi. Salvați-o din nou când aveți internet."));
  throw error;
});
