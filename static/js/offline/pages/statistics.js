/** The figures of what is saved, in tables. */

import { counted, services, whole } from "../../map/words.js";
import { h } from "./dom.js";

/**
 * @param {{total: any, tables: any[], gaps: any[]}} answer of the worker
 * @returns {{title: string, content: HTMLElement}}
 */
export function statistics({ total, tables, gaps }) {
  return {
    title: "Serviciile sociale în cifre",
    content: h(
      "div.prose.prose--wide",
      {},
      h(
        "ul.headline",
        {},
        h("li", {}, services(total.services)),
        h("li", {}, counted(total.providers, "furnizor", "furnizori")),
        h("li", {}, counted(total.places, "loc", "locuri")),
      ),
      tables.map(table),
      gaps.length > 0 && h("h2", {}, "Ce lipsește"),
      gaps.map(({ category, counties }) =>
        h(
          "details.figures",
          {},
          h("summary", {}, `${category}: fără niciun serviciu în ${counted(counties.length, "județ", "județe")}`),
          h("p", {}, counties.join(", ")),
        ),
      ),
    ),
  };
}

/** @param {import("../statistics.js").Table} table */
function table({ title, head, lines }) {
  return h(
    "section",
    {},
    h("h2", {}, title),
    h(
      "div.table-scroll.table-scroll--tall",
      { tabindex: 0, role: "region", "aria-label": title },
      h(
        "table.table",
        {},
        h("thead", {}, h("tr", {}, [head, "Servicii", "Furnizori", "Locuri"].map((name) => h("th", { scope: "col" }, name)))),
        h(
          "tbody",
          {},
          lines.map((line) =>
            h(
              "tr",
              {},
              h("th", { scope: "row" }, line.name),
              [line.services, line.providers, line.places].map((count) => h("td", {}, whole(count))),
            ),
          ),
        ),
      ),
    ),
  );
}
