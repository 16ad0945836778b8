/**
 * Small conveniences on top of pages that work without them.
 * A module is loaded only where the page has something for it.
 */
const load = {
  "[data-checklist]": () => import("./checklist.js"),
  "[data-copy], [data-print]": () => import("./actions.js"),
  "[data-consent]": () => import("./consent.js"),
  "[data-keep], [data-my-list]": () => import("./my-list.js"),
  "[data-map]": () => import("../map/main.js"),
  "[data-near-me]": () => import("./near-me.js"),
  "[data-offline-copy]": () => import("../offline/manage.js"),
  "[data-picture]": () => import("./picture.js"),
  "[data-quick-exit]": () => import("./quick-exit.js"),
};

for (const [selector, module] of Object.entries(load)) {
  if (document.querySelector(selector)) {
    module().then(({ start }) => start());
  }
}

// A search box gets its suggestions when somebody goes to it; until then it costs nothing.
const boxes = new WeakSet();

function meet(box) {
  if (box?.matches?.("input[data-suggestions]") && !boxes.has(box)) {
    boxes.add(box);
    import("./suggestions.js").then(({ attach }) => attach(box));
  }
}

document.addEventListener("focusin", (event) => meet(event.target));
meet(document.activeElement);
