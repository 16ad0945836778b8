/** The services that the map shows now, as a list below it: every mark has its equal here. */

import { services, shownNow, withoutPoint } from "./words.js";

const MOST = 50;

export class Listing {
  #heading;
  #list;
  #more;
  #back;
  #light;
  #recordOf;

  /**
   * @param {HTMLElement} section
   * @param {{back: () => void, light: (number: number | null) => void}} reactions
   */
  constructor(section, { back, light }) {
    this.#heading = part(section, "heading");
    this.#list = part(section, "list");
    this.#more = part(section, "more");
    this.#back = part(section, "back");
    this.#light = light;
    const pattern = section.dataset.record ?? "";
    this.#recordOf = (/** @type {string} */ id) => pattern.replace("00000000-0000-0000-0000-000000000000", id);
    this.#back.addEventListener("click", back);
  }

  /** Moves the focus to the heading, from which the list is read on. */
  focus() {
    this.#heading.focus();
  }

  /**
   * Says how many there are where the map is too far for a list.
   * @param {number} count
   * @param {number} total
   */
  tooMany(count, total) {
    this.#heading.textContent = shownNow(count, total);
    this.#list.replaceChildren();
    this.#more.textContent = "Sunt prea multe pentru o listă. Apropiați harta sau alegeți un filtru.";
    this.#back.hidden = true;
  }

  /**
   * Lists points; `chosen` is what somebody pressed on the map.
   * @param {any} answer
   * @param {number[]} numbers
   * @param {string} [chosen]
   */
  show(answer, numbers, chosen) {
    /** @type {Map<string, number>} */
    const first = new Map();
    for (const number of numbers) {
      const [id] = answer.points[number];
      first.set(id, first.get(id) ?? number);
    }
    this.#heading.textContent = chosen ? `Ales pe hartă: ${chosen}` : shownNow(first.size, answer.total);
    this.#list.replaceChildren(
      ...[...first.values()].slice(0, MOST).map((number) => this.#entry(number, answer)),
    );
    this.#more.textContent = [
      first.size > MOST ? `Încă ${services(first.size - MOST)}: apropiați harta ca să apară în listă.` : "",
      chosen || !answer.complete ? "" : withoutPoint(answer.unplaced),
    ]
      .join(" ")
      .trim();
    this.#back.hidden = !chosen;
  }

  /**
   * @param {number} number
   * @param {any} answer
   */
  #entry(number, answer) {
    const [id, , , name, locality] = answer.points[number];
    const entry = document.createElement("li");
    const link = document.createElement("a");
    link.href = this.#recordOf(id);
    link.textContent = name;
    const where = document.createElement("span");
    where.className = "muted";
    where.textContent = answer.localities[locality];
    entry.append(link, where);
    for (const [event, lit] of /** @type {[string, boolean][]} */ ([
      ["pointerenter", true],
      ["focusin", true],
      ["pointerleave", false],
      ["focusout", false],
    ])) {
      entry.addEventListener(event, () => this.#light(lit ? number : null));
    }
    return entry;
  }
}

/**
 * @param {HTMLElement} section
 * @param {string} name
 * @returns {HTMLElement}
 */
function part(section, name) {
  return /** @type {HTMLElement} */ (section.querySelector(`[data-map-${name}]`));
}
