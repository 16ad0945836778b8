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
// No lookbehind: Safari before 16.4 cannot read a script that has one.
const LAW = /(^|\D)\d{1,4}[ /](?:19|20)\d\d(?!\d)/g;
const PERSONAL_NUMBER = /\d([^\p{L}\d]*\d){5}/u;

/** Says whether suggestions for a text make sense. */
export function isWorthAsking(text) {
  const isRightLength = text.length >= SHORTEST && text.length <= LONGEST;
  return isRightLength && !PERSONAL_NUMBER.test(text.replace(LAW, "$1legea"));
}

/** Answers of the server by text, the newest kept. */
class Answers {
  #address;
  #known = new Map();
  #asking = null;

  constructor(address) {
    this.#address = address;
  }

  /** Returns the suggestions for a text, none when nobody answers; asking again gives up the old question. */
  async of(text) {
    this.giveUp();
    if (this.#known.has(text)) {
      return this.#known.get(text);
    }
    this.#asking = new AbortController();
    try {
      const response = await fetch(`${this.#address}?q=${encodeURIComponent(text)}`, {
        credentials: "omit",
        signal: this.#asking.signal,
      });
      if (!response.ok) {
        return [];
      }
      const { suggestions } = await response.json();
      this.#keep(text, suggestions);
      return suggestions;
    } catch {
      return []; // given up, or no network: typing goes on undisturbed
    }
  }

  /** Forgets the question that is on its way. */
  giveUp() {
    this.#asking?.abort();
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
  if (input.form.requestSubmit) {
    input.form.requestSubmit();
  } else {
    input.form.submit(); // Safari before 16
  }
}

/** Gives a search box its suggestions. */
export function attach(input) {
  const answers = new Answers(input.dataset.suggestions);
  const list = new Combobox(input, (suggestion) => follow(input, suggestion));
  let waiting = 0;
  let turn = 0; // an answer counts only while nobody typed on or closed the list

  function giveUp() {
    clearTimeout(waiting);
    answers.giveUp();
    turn += 1;
  }

  async function offer() {
    giveUp();
    const mine = turn;
    const text = input.value.trim();
    const found = isWorthAsking(text) ? await answers.of(text) : [];
    if (mine === turn && document.activeElement === input) {
      list.show(found);
    }
  }

  input.addEventListener("input", (event) => {
    giveUp();
    if (!event.isComposing) {
      waiting = setTimeout(offer, PAUSE_MS);
    }
  });
  input.addEventListener("suggestions-wanted", offer);
  input.addEventListener("suggestions-closed", giveUp);
  input.form.addEventListener("submit", () => list.close());
  if (input.value !== input.defaultValue) {
    offer(); // typed while this script was on its way
  }
}
