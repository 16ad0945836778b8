/**
 * Suggestions while typing, for any search box with `data-suggestions` (the address that answers).
 * What is typed goes to our own server and is kept for the life of the page only.
 */
import { Combobox } from "./combobox.js";

const PAUSE_MS = 120;
const SHORTEST = 2;
const LONGEST = 80;
const KEPT_ANSWERS = 50;
// A personal code or a telephone is nobody's business: six digits and more that name no law.
const LAW = /(?<!\d)\d{1,4}[ /](19|20)\d\d(?!\d)/g;
const PERSONAL_NUMBER = /\d([^\p{L}\d]*\d){5}/u;

/** Says whether suggestions for a text make sense. */
export function isWorthAsking(text) {
  const isRightLength = text.length >= SHORTEST && text.length <= LONGEST;
  return isRightLength && !PERSONAL_NUMBER.test(text.replace(LAW, "legea"));
}

/** Answers of the server by text, the newest kept. */
class Answers {
  #address;
  #known = new Map();
  #asking = null;

  constructor(address) {
    this.#address = address;
  }

  /** Returns the suggestions for a text, or null when a newer text was asked meanwhile. */
  async of(text) {
    this.#asking?.abort();
    if (this.#known.has(text)) {
      return this.#known.get(text);
    }
    this.#asking = new AbortController();
    try {
      const response = await fetch(`${this.#address}?q=${encodeURIComponent(text)}`, {
        credentials: "omit",
        signal: this.#asking.signal,
      });
      const { suggestions } = response.ok ? await response.json() : { suggestions: [] };
      this.#keep(text, suggestions);
      return suggestions;
    } catch {
      return null; // given up for a newer text, or no network: typing goes on undisturbed
    }
  }

  #keep(text, suggestions) {
    this.#known.set(text, suggestions);
    if (this.#known.size > KEPT_ANSWERS) {
      this.#known.delete(this.#known.keys().next().value);
    }
  }
}

/** Opens the page of a suggestion, or searches for its words. */
function follow(input, suggestion) {
  if (suggestion.url) {
    location.assign(suggestion.url);
    return;
  }
  input.value = suggestion.text;
  input.form.requestSubmit();
}

/** Gives a search box its suggestions. */
export function attach(input) {
  const answers = new Answers(input.dataset.suggestions);
  const list = new Combobox(input, (suggestion) => follow(input, suggestion));
  let waiting = 0;

  async function offer() {
    const text = input.value.trim();
    const found = isWorthAsking(text) ? await answers.of(text) : [];
    if (found && text === input.value.trim() && document.activeElement === input) {
      list.show(found);
    }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(waiting);
    if (!event.isComposing) {
      waiting = setTimeout(offer, PAUSE_MS);
    }
  });
  input.addEventListener("suggestions-wanted", offer);
  input.form.addEventListener("submit", () => clearTimeout(waiting));
  if (input.value !== input.defaultValue) {
    offer(); // typed while this script was on its way
  }
}
