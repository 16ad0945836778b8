/**
 * The figures of what is saved, counted as the server does: a service once, in the county of its
 * main place.
 *
 * @typedef {import("./register.js").Service} Service
 * @typedef {{name: string, services: number, providers: number, places: number}} Line
 * @typedef {{title: string, head: string, lines: Line[]}} Table
 */

const UNKNOWN = "necunoscut";
const PLACES = "locuri";

/**
 * @param {import("./register.js").Register} register
 * @param {string[]} saved codes of the counties that are saved
 * @returns {{total: Line, tables: Table[], gaps: {category: string, counties: string[]}[]}}
 */
export function statistics(register, saved) {
  const active = register.services.filter(({ closed }) => !closed);
  const counties = [...register.counties].filter(([code]) => saved.includes(code));
  const categories = [...new Set(register.kinds.map(({ category }) => category))].sort();
  const mainCounty = (/** @type {Service} */ { places }) => places[0]?.county ?? "";
  const owners = new Map([["public", "public"], ["private", "privat"], ["", UNKNOWN]]);
  return {
    total: line("total", active),
    tables: [
      { title: "Județe", head: "Județul", lines: named(new Map(counties), active, (service) => [mainCounty(service)]) },
      {
        title: "Categorii de servicii",
        head: "Categoria",
        lines: named(new Map(categories.map((name) => [name, name])), active, ({ kind }) => [kind?.category ?? ""]),
      },
      {
        title: "Pentru cine",
        head: "Grupul",
        lines: named(register.groups, active, ({ kind }) => kind?.groups ?? []).filter((group) => group.services > 0),
      },
      { title: "Public și privat", head: "Furnizorul", lines: named(owners, active, ({ provider }) => [provider.ownership ?? ""]) },
    ],
    gaps: categories
      .map((category) => {
        const served = new Set(active.filter(({ kind }) => kind?.category === category).map(mainCounty));
        return { category, counties: counties.filter(([code]) => !served.has(code)).map(([, name]) => name) };
      })
      .filter((gap) => gap.counties.length > 0),
  };
}

/**
 * @param {Map<string, string>} names
 * @param {Service[]} services
 * @param {(service: Service) => string[]} keys
 * @returns {Line[]} a line for each name, zeros included, then what is unknown
 */
function named(names, services, keys) {
  const groups = Map.groupBy(
    services.flatMap((service) => keys(service).map((key) => ({ key, service }))),
    ({ key }) => key,
  );
  const listed = [...names].map(([key, name]) => line(name, (groups.get(key) ?? []).map(({ service }) => service)));
  const rest = [...groups.keys()].filter((key) => !names.has(key));
  return [...listed, ...rest.map((key) => line(key || UNKNOWN, (groups.get(key) ?? []).map(({ service }) => service)))];
}

/**
 * @param {string} name
 * @param {Service[]} services
 * @returns {Line}
 */
function line(name, services) {
  return {
    name,
    services: services.length,
    providers: new Set(services.map(({ provider }) => provider.id)).size,
    places: services.reduce((sum, { capacity }) => sum + (capacity?.[1] === PLACES ? capacity[0] : 0), 0),
  };
}
