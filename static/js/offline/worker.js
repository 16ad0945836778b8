/** Holds the copy beside the page, so that a search never stops it; answers one question at a time. */

import { read as readPiece, saved } from "./copy.js";
import { documents } from "./documents.js";
import { Register } from "./register.js";
import { Results } from "./results.js";
import { Finder } from "./search/finder.js";
import { querystring, read, sorting } from "./selection.js";
import { statistics } from "./statistics.js";

const PER_PAGE = 20;

/** @type {{register: Register, counties: string[]} | undefined} */
let opened;
/** @type {Finder | undefined} */
let finder;

/** Reads the copy; null when there is none. */
async function open() {
  const copy = await saved();
  if (!copy) {
    return null;
  }
  const [common, ...pieces] = await Promise.all([copy.common, ...copy.counties].map(readPiece));
  opened = { register: new Register(common, pieces), counties: copy.counties.map(({ county }) => county) };
  return { madeAt: copy.made_at, counties: copy.counties.map(({ name }) => name), whole: copy.whole };
}

/** @param {Register} register */
function finderIn(register) {
  return (finder ??= new Finder({ documents: documents(register), synonyms: register.synonyms }));
}

/**
 * @param {Register} register
 * @param {string} words
 */
function find(register, words) {
  const { found, corrected } = finderIn(register).find(words);
  return { keys: found.map((number) => register.services[number].id), corrected };
}

/** @param {string} query */
function select(query) {
  const { register } = /** @type {{register: Register}} */ (opened);
  const selection = read(register, new URLSearchParams(query));
  const { keys, corrected } = selection.q ? find(register, selection.q) : { keys: null, corrected: "" };
  return { register, selection, corrected, results: new Results(register, selection, keys) };
}

/** @type {Record<string, (asked: any) => any>} */
const answers = {
  open,
  list({ query }) {
    const { register, selection, corrected, results } = select(query);
    const services = results.inOrder();
    const pages = Math.max(1, Math.ceil(services.length / PER_PAGE));
    const page = Math.min(pages, Math.max(1, Number.parseInt(new URLSearchParams(query).get("p") ?? "1", 10) || 1));
    const entries = services.slice((page - 1) * PER_PAGE, page * PER_PAGE).map((service) => ({
      service,
      where: service.places.map((place) => register.where(place)),
      distance: results.distances.get(service.id) ?? null,
    }));
    const provider = register.services.find((service) => service.provider.id === selection.provider)?.provider.name ?? "";
    return {
      selection,
      corrected,
      entries,
      page,
      pages,
      provider,
      total: services.length,
      sorting: sorting(selection),
      facets: results.facets(),
      query: querystring(selection),
    };
  },
  points({ query }) {
    return select(query).results.points();
  },
  record({ id }) {
    const { register } = /** @type {{register: Register}} */ (opened);
    const service = register.byId.get(id);
    return service && {
      service,
      where: service.places.map((place) => register.where(place)),
      groups: (service.kind?.groups ?? []).map((code) => register.groups.get(code)),
    };
  },
  statistics() {
    const { register, counties } = /** @type {{register: Register, counties: string[]}} */ (opened);
    return statistics(register, counties);
  },
};

addEventListener("message", async ({ data: { turn, name, ...asked } }) => {
  try {
    postMessage({ turn, answer: await answers[name](asked) });
    if (name === "list" && opened) {
      finderIn(opened.register); // while somebody reads the list, so that the first search finds it made
    }
  } catch (error) {
    postMessage({ turn, error: String(error) });
  }
});
