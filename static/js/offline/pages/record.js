/** The page of one service: what is known of it, and that unknown is unknown. */

import { counted } from "../../map/words.js";
import { isFreeRecent } from "../results.js";
import { h } from "./dom.js";
import { keep } from "./list.js";
import { day, dial, freshness } from "./words.js";

const ONE = new Map([
  ["locuri", "loc"],
  ["persoane pe zi", "persoană pe zi"],
  ["persoane pe lună", "persoană pe lună"],
]);
const OWNERSHIPS = new Map([
  ["public", "public"],
  ["private", "privat"],
]);

/**
 * @param {any} answer of the worker
 * @returns {{title: string, content: HTMLElement}}
 */
export function record({ service, where, groups }) {
  const { kind, provider } = service;
  const { slug, text } = freshness(service.confirmed);
  return {
    title: service.name,
    content: h(
      "article.record",
      {},
      kind && h("p.lead", {}, kind.name),
      h(`p.fresh.fresh--${slug}`, {}, text),
      service.closed && h("p.callout.tone--warning", {}, h("span", {}, "Serviciul este închis temporar.")),
      service.description && h("p", {}, service.description),
      service.places.map((/** @type {any} */ place, /** @type {number} */ number) =>
        h(
          "section.section",
          { "aria-label": "Contact" },
          h("h2", {}, service.places.length > 1 ? `Contact, locul ${number + 1}` : "Contact"),
          facts([
            ["Adresa", address(place, where[number])],
            ["Telefon", place.phones.map((/** @type {string} */ phone) => h("a.nobreak.record__phone", { href: dial(phone) }, phone))],
            ["E-mail", place.emails.map((/** @type {string} */ mail) => h("a", { href: `mailto:${mail}` }, mail))],
            ["Program", place.schedule],
            ["Locuri libere", freePlaces(place)],
            ["Intrare accesibilă", place.accessible === undefined ? "" : place.accessible ? "da" : "nu"],
          ]),
        ),
      ),
      h(
        "section.section",
        { "aria-labelledby": "t-serviciu" },
        h("h2", { id: "t-serviciu" }, "Despre serviciu"),
        facts([
          [
            "Furnizor",
            [
              h("a", { href: `/harta/?furnizor=${provider.id}` }, provider.name),
              ` (${OWNERSHIPS.get(provider.ownership) ?? "necunoscut dacă e public sau privat"})`,
            ],
          ],
          ["Pentru cine", groups.join("; ")],
          ["Capacitate", capacity(service.capacity)],
          ["Cod în nomenclator", kind?.code ?? service.code],
          service.website && ["Pagină de internet", h("a", { href: service.website, rel: "noopener noreferrer" }, service.website)],
          ["Licență", licence(service.licence)],
        ]),
      ),
      h("p.actions.actions--small", {}, keep(service)),
      kind?.activities.length > 0 &&
        h(
          "section.section",
          { "aria-labelledby": "t-activitati" },
          h("h2", { id: "t-activitati" }, "Ce activități are acest tip de serviciu"),
          h("p.muted", {}, "Din nomenclatorul serviciilor sociale. Întrebați furnizorul ce oferă el."),
          h("ul", {}, kind.activities.map((/** @type {string} */ activity) => h("li", {}, activity))),
        ),
    ),
  };
}

/** @param {([string, any] | "" | undefined)[]} rows */
function facts(rows) {
  return h(
    "dl.facts",
    {},
    rows.map(
      (row) => row && h("div", {}, h("dt", {}, row[0]), h("dd", {}, row[1]?.length === 0 || !row[1] ? "necunoscut" : row[1])),
    ),
  );
}

/**
 * @param {any} place
 * @param {string} where
 */
function address(place, where) {
  if (place.hidden) {
    return `Adresă protejată${where && `, județul ${where}`}. Se află numai de la furnizor.`;
  }
  const street = [place.street, place.number].filter(Boolean).join(" ");
  const near = place.near && h("small.muted", {}, " Punctul de pe hartă arată doar localitatea, nu clădirea.");
  return [[street, where || "localitate necunoscută", place.postcode].filter(Boolean).join(", "), near];
}

/** @param {any} place */
function freePlaces(place) {
  if (place.free === undefined) {
    return "";
  }
  const [count, told] = place.free;
  return isFreeRecent(place)
    ? `${counted(count, "loc liber", "locuri libere")}, declarate la ${day(told)}`
    : `necunoscut acum; ultima declarație e din ${day(told)}`;
}

/** @param {any} told */
function licence(told) {
  if (!told) {
    return "datele licenței nu sunt în registrul importat";
  }
  return [
    told.status,
    told.number && `nr. ${told.number}`,
    told.issued && `din ${day(told.issued)}`,
    told.to && `valabilă până la ${day(told.to)}`,
    told.issuer && `emisă de ${told.issuer}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** @param {[number, string] | undefined} told */
function capacity(told) {
  if (!told) {
    return undefined;
  }
  const [amount, unit] = told;
  return unit ? counted(amount, ONE.get(unit) ?? unit, unit) : String(amount);
}
