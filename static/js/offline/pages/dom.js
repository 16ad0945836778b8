/**
 * Makes an element; what is false, null or undefined is left out, texts stay texts.
 * @param {string} name a tag, with classes after points: „p.muted”
 * @param {Record<string, unknown>} [attributes]
 * @param {...unknown} children
 * @returns {HTMLElement}
 */
export function h(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split(".");
  const element = document.createElement(tag);
  element.classList.add(...classes);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value === true ? "" : String(value));
    }
  }
  element.append(.../** @type {(Node | string)[]} */ (children.flat(2).filter(isThere)));
  return element;
}

/** @param {unknown} child */
function isThere(child) {
  return child !== false && child !== null && child !== undefined && child !== "";
}
