/** The list of services as the server draws it: filters, what was chosen, entries, pages. */

import { counted, services } from "../../map/words.js";
import { isFreeRecent } from "../results.js";
import { querystring, ORDERS, RADII } from "../selection.js";
import { h } from "./dom.js";
import { day, dial, freshness, kilometresAway } from "./words.js";

/**
 * @param {any} answer of the worker
 * @param {HTMLElement | null} map the frame of the map, where it was asked for
 * @returns {{title: string, readonly content: HTMLElement, renew: (columns: Element) => void}}
 */
export function list(answer, map) {
  const found = results(answer, map);
  return {
    title: "Harta serviciilor sociale licențiate",
    get content() {
      return h("div.directory__columns", {}, form(answer), found);
    },
    /** In a list that is already there the entries come first, the filters when those are seen. */
    renew(columns) {
      columns.lastElementChild?.replaceWith(found);
      requestAnimationFrame(() => setTimeout(() => columns.firstElementChild?.replaceWith(form(answer))));
    },
  };
}

/**
 * @param {any} answer
 * @param {HTMLElement | null} map
 */
function results(answer, map) {
  const { selection, total, entries, corrected } = answer;
  const address = (/** @type {any} */ changes) => `/harta/?${querystring(selection, changes)}`;
  return h(
    "section",
    { "aria-labelledby": "rezultate" },
    selection.problems.map((/** @type {string} */ problem) => h("p.callout.tone--warning", {}, h("span", {}, problem))),
    h("h2", { id: "rezultate", tabindex: "-1" }, total ? services(total) : "Niciun serviciu salvat nu se potrivește"),
    corrected && h("p", {}, `Am căutat „${corrected}”.`),
    chips(answer, address),
    total > 0 &&
      h(
        "nav.views",
        { "aria-label": "Lista sau harta" },
        h("a", { href: address({ view: "" }), "aria-current": selection.view === "" && "true" }, "Listă"),
        h("a", { href: address({ view: "harta" }), "aria-current": selection.view !== "" && "true" }, "Hartă"),
      ),
    map,
    total > 0 && h("ol.rows.plain", { "data-map-replaces": true }, entries.map(entry)),
    total > 0 && h("div", { "data-map-replaces": true }, pages(answer)),
    total === 0 && h("p", {}, "Scoateți un filtru, scrieți un singur cuvânt sau salvați și alte județe când aveți internet."),
  );
}

/** @param {any} answer */
function form({ selection, facets, sorting }) {
  const more = ["category", "code", "ownership", "near", "free", "accessible"].some((name) => selection[name]);
  return h(
    "form.filters.no-print",
    { action: "/harta/", role: "search", "aria-label": "Caută servicii sociale" },
    h(
      "p.filter",
      {},
      h("label", { for: "f-q" }, "Ce căutați?"),
      h("input", { id: "f-q", name: "q", type: "search", value: selection.q, maxlength: 200 }),
      h("small.muted", {}, "De exemplu: cămin bătrâni, cantină, centru de zi copii"),
    ),
    select("judet", "Județul", "toate cele salvate", facets.judet, selection.county),
    select("localitate", "Localitatea sau sectorul", "tot județul", facets.localitate, String(selection.locality ?? "")),
    select("grup", "Pentru cine", "oricine", facets.grup, selection.group),
    h(
      "details.filters__more",
      { open: more },
      h("summary", {}, "Mai multe filtre"),
      select("categorie", "Categoria", "toate", facets.categorie, selection.category),
      select("tip", "Tipul de serviciu", "toate", facets.tip, selection.code),
      select("fel", "Furnizor public sau privat", "oricare", facets.fel, selection.ownership),
      h(
        "p.filter",
        {},
        h("label", { for: "f-langa" }, "Lângă localitatea"),
        h("input", { id: "f-langa", name: "langa", value: selection.near, maxlength: 200, autocomplete: "address-level2" }),
      ),
      select("raza", "La cel mult", null, RADII.map((km) => ({ value: String(km), label: `${counted(km, "km", "km")}` })), String(selection.radius)),
      tick("locuri", "cu locuri libere, declarate în ultimele 7 zile", selection.free),
      tick("acces", "cu intrare accesibilă", selection.accessible),
    ),
    select(
      "ordine",
      "Ordinea listei",
      "potrivită căutării",
      Object.entries(ORDERS)
        .filter(([value]) => (value !== "relevanta" || selection.q) && (value !== "distanta" || selection.point))
        .map(([value, label]) => ({ value, label })),
      selection.order && sorting,
    ),
    selection.provider && h("input", { type: "hidden", name: "furnizor", value: selection.provider }),
    selection.view && h("input", { type: "hidden", name: "vedere", value: selection.view }),
    h("button.button", { type: "submit" }, "Arată serviciile"),
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {string | null} any the words for no choice
 * @param {{value: string, label: string, count?: number}[]} choices
 * @param {string} chosen
 */
function select(name, label, any, choices, chosen) {
  return (
    choices.length > 0 &&
    h(
      "p.filter",
      {},
      h("label", { for: `f-${name}` }, label),
      h(
        "select",
        { id: `f-${name}`, name },
        any !== null && h("option", { value: "" }, any),
        choices.map(({ value, label: text, count }) =>
          h("option", { value, selected: value === chosen }, count === undefined ? text : `${text} (${count})`),
        ),
      ),
    )
  );
}

/**
 * @param {string} name
 * @param {string} label
 * @param {boolean} checked
 */
function tick(name, label, checked) {
  return h(
    "p.filter.filter--tick",
    {},
    h("input", { id: `f-${name}`, name, type: "checkbox", value: "1", checked }),
    h("label", { for: `f-${name}` }, label),
  );
}

/**
 * @param {any} answer
 * @param {(changes: any) => string} address
 */
function chips({ selection, facets, provider }, address) {
  const label = (/** @type {string} */ facet, /** @type {string} */ value) =>
    facets[facet].find((/** @type {any} */ choice) => choice.value === value)?.label ?? "localitatea aleasă";
  /** @type {[unknown, string, any][]} */
  const possible = [
    [selection.q, `„${selection.q}”`, { q: "" }],
    [selection.county, `județul ${label("judet", selection.county)}`, { county: "", locality: null }],
    [selection.locality, label("localitate", String(selection.locality)), { locality: null }],
    [selection.group, label("grup", selection.group), { group: "" }],
    [selection.category, label("categorie", selection.category), { category: "" }],
    [selection.code, label("tip", selection.code), { code: "" }],
    [selection.ownership, label("fel", selection.ownership), { ownership: "" }],
    [selection.provider, provider, { provider: "" }],
    [selection.only.length, `alese: ${services(selection.only.length)}`, { only: [] }],
    [selection.point, `la cel mult ${selection.radius} km de ${selection.nearLabel}`, { near: "", point: null }],
    [selection.free, "cu locuri libere", { free: false }],
    [selection.accessible, "intrare accesibilă", { accessible: false }],
  ];
  const chosen = possible.filter(([value]) => value);
  return (
    chosen.length > 0 &&
    h(
      "ul.chips.plain",
      { "aria-label": "Filtre alese" },
      chosen.map(([, text, changes]) =>
        h("li", {}, h("a", { href: address(changes) }, text, h("span.visually-hidden", {}, ": scoateți filtrul"), " ×")),
      ),
    )
  );
}

/** @param {any} found */
function entry({ service, where, distance }) {
  const [place] = service.places;
  const { slug, text } = freshness(service.confirmed);
  return h(
    "li.found",
    { id: `s-${service.id}` },
    h("h3", {}, h("a", { href: `/harta/${service.id}/` }, service.name)),
    service.kind && service.kind.name !== service.name && h("p.found__kind", {}, service.kind.name),
    h("p.muted", {}, service.provider.name),
    h(
      "p.found__facts",
      {},
      place && h("span", {}, place.hidden ? `${where[0] && `județul ${where[0]}, `}adresă protejată` : where[0] || "localitate necunoscută"),
      distance !== null && h("span", {}, kilometresAway(distance)),
      place?.phones.length > 0 && h("a.nobreak", { href: dial(place.phones[0]) }, place.phones[0]),
      place && isFreeRecent(place) && place.free[0] > 0 && h("span.tag", {}, `${counted(place.free[0], "loc liber", "locuri libere")} la ${day(place.free[1])}`),
      place?.accessible && h("span.tag", {}, "intrare accesibilă"),
      service.closed && h("span.tag", {}, "închis temporar"),
    ),
    h(`p.fresh.fresh--${slug}`, {}, text),
    keep(service),
  );
}

/** @param {import("../register.js").Service} service */
export function keep({ id, name }) {
  return h(
    "button.keep.no-print",
    { type: "button", "data-keep": id, "aria-pressed": "false", hidden: true },
    h("span", { "data-keep-words": true }, "Păstrați în lista mea"),
    h("span.visually-hidden", {}, `: ${name}`),
  );
}

/** @param {any} answer */
function pages({ page, pages: count, query }) {
  const to = (/** @type {number} */ number, /** @type {string} */ label) =>
    h("li", {}, h("a", { href: `/harta/?${query}&p=${number}` }, label));
  return (
    count > 1 &&
    h(
      "nav.pagination",
      { "aria-label": "Paginile listei" },
      h(
        "ul.plain",
        {},
        page > 1 && to(page - 1, "Pagina dinainte"),
        h("li", {}, h("span", { "aria-current": "page" }, `Pagina ${page} din ${count}`)),
        page < count && to(page + 1, "Pagina următoare"),
      ),
    )
  );
}
