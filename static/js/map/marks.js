/** The marks on the map: real buttons with names, that keep the focus when the map is drawn again. */

import { markName, whole } from "./words.js";

const SIZES = [10, 100, 1000]; // a larger mark from these counts on

/**
 * @param {any} L Leaflet
 */
export function markLayer(L) {
  /** An icon that is a button; Leaflet only puts it in its place. */
  const ButtonIcon = L.DivIcon.extend({
    createIcon() {
      const { mark } = this.options;
      const button = document.createElement("button");
      button.type = "button";
      button.setAttribute("aria-label", markName(mark));
      button.title = markName(mark);
      button.textContent = mark.name ? "" : whole(mark.count);
      this._setIconStyles(button, "icon");
      return button;
    },
  });

  return class Marks {
    #layer;
    #choose;
    /** @type {{mark: any, button: HTMLElement}[]} */
    #drawn = [];

    /**
     * @param {any} map
     * @param {(mark: any) => void} choose
     */
    constructor(map, choose) {
      this.#layer = L.layerGroup().addTo(map);
      this.#choose = choose;
    }

    /** @param {any[]} marks */
    show(marks) {
      const focused = this.#drawn.find(({ button }) => button === document.activeElement)?.mark;
      this.#layer.clearLayers();
      this.#drawn = marks.map((mark) => {
        const size = mark.name ? 32 : 40 + 6 * SIZES.filter((from) => mark.count >= from).length;
        const className = mark.name ? "mark mark--one" : "mark";
        const icon = new ButtonIcon({ mark, className, iconSize: [size, size] });
        const marker = L.marker([mark.lat, mark.lng], { icon, keyboard: false, riseOnHover: true });
        marker.on("click", () => this.#choose(mark)).addTo(this.#layer);
        return { mark, button: marker.getElement() };
      });
      if (focused) {
        this.focusNear(focused);
      }
    }

    /**
     * Moves the focus to the mark nearest to a point.
     * @param {{lat: number, lng: number}} point
     */
    focusNear({ lat, lng }) {
      const far = (/** @type {{mark: any}} */ { mark }) => Math.hypot(mark.lat - lat, mark.lng - lng);
      const nearest = [...this.#drawn].sort((one, other) => far(one) - far(other))[0];
      nearest?.button.focus({ preventScroll: true });
    }

    /**
     * Lights the mark in which a point lies; null puts all out.
     * @param {number | null} number
     */
    light(number) {
      for (const { mark, button } of this.#drawn) {
        button.classList.toggle("mark--lit", number !== null && mark.leaves.includes(number));
      }
    }
  };
}
