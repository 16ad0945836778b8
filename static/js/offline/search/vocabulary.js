/**
 * The words that a list can find, for corrections, as `search.index.vocabulary` keeps them.
 *
 * @typedef {{word: string, term: string, shown: string, price: number}} Correction
 *   a word that may have been meant: folded, its term, as it is written most often, and how far it
 *   is from what was typed, in slips
 * @typedef {import("./tokens.js").Token} Token
 */

import { clean } from "./letters.js";
import { isNear, WordList } from "./nearness.js";
import { allowed, byEar, cost, SHORT } from "./slips.js";
import { singleWords } from "./tokens.js";

const SHORTEST = 4;
const CANDIDATES = 3;
const PREFIX_PRICE = 0.9;
const NEAREST = 60;
const MOST_SLIPS = 3;
const SAME_SOUND = 0.5;
const FAVOUR = 0.08; // decides between equals only
const LETTERS = /^\p{L}+$/u;

export class Vocabulary {
  /** @type {Map<string, number>} */
  #counts = new Map();
  /** @type {Map<string, string>} */
  #terms = new Map();
  /** @type {Map<string, Map<string, number>>} */
  #spellings = new Map();
  #known;
  #words;
  #written;
  #heard;

  /**
   * @param {Iterable<string>} texts of the documents
   * @param {Iterable<string>} synonyms
   */
  constructor(texts, synonyms) {
    for (const text of texts) {
      this.#add(text, singleWords(text));
    }
    const written = [...this.#counts.keys()];
    const stems = new Set(this.#terms.values());
    for (const text of synonyms) {
      this.#add(text, singleWords(text).filter((token) => !isSlip(token, written, stems)));
    }
    this.#known = new Set(this.#terms.values());
    this.#words = [...this.#counts.keys()].sort();
    this.#written = new WordList(this.#words);
    this.#heard = new WordList(this.#words.map(byEar));
  }

  /** @param {string} term */
  has(term) {
    return this.#known.has(term);
  }

  /**
   * A word of the vocabulary as a correction.
   * @param {string} word
   * @returns {Correction}
   */
  correction(word, price = 1) {
    return { word, term: this.#terms.get(word) ?? word, shown: this.#shown(word), price };
  }

  /**
   * The words that may have been meant, the likeliest first, each of another term.
   * @param {string} typed
   */
  corrections(typed) {
    if (typed.length < SHORTEST || !LETTERS.test(typed)) {
      return [];
    }
    const priced = [...this.#priced(typed)].map(([word, price]) => ({ word, price, order: price - this.#favour(word) }));
    priced.sort((one, other) => one.order - other.order || (one.word < other.word ? -1 : 1));
    /** @type {Map<string, Correction>} */
    const chosen = new Map();
    for (const { word, price } of priced) {
      const correction = this.correction(word, price);
      if (!chosen.has(correction.term) && chosen.size < CANDIDATES) {
        chosen.set(correction.term, correction);
      }
    }
    return [...chosen.values()];
  }

  /**
   * The two words that were typed without the blank between them.
   * @param {string} typed
   * @returns {[string, string] | null}
   */
  split(typed) {
    /** @type {[string, string] | null} */
    let best = null;
    let most = 0;
    for (let cut = SHORTEST - 1; cut <= typed.length - SHORTEST + 1; cut += 1) {
      const [one, other] = [typed.slice(0, cut), typed.slice(cut)];
      const count = Math.min(this.#count(one), this.#count(other));
      if (count > most) {
        best = [one, other];
        most = count;
      }
    }
    return best;
  }

  /**
   * @param {string} text
   * @param {Token[]} tokens
   */
  #add(text, tokens) {
    const shown = clean(text);
    for (const { word, term, start, end } of tokens.filter((token) => LETTERS.test(token.word))) {
      this.#counts.set(word, this.#count(word) + 1);
      this.#terms.set(word, term);
      const spelling = shown.slice(start, end).toLowerCase();
      const known = this.#spellings.get(word) ?? new Map();
      known.set(spelling, (known.get(spelling) ?? 0) + 1);
      this.#spellings.set(word, known);
    }
  }

  /** @param {string} word */
  #count(word) {
    return this.#counts.get(word) ?? 0;
  }

  /**
   * Frequent words are meant more often.
   * @param {string} word
   */
  #favour(word) {
    return FAVOUR * Math.log(1 + this.#count(word));
  }

  /** @param {string} word */
  #shown(word) {
    const spellings = [...(this.#spellings.get(word) ?? [])];
    return spellings.sort(([, one], [, other]) => other - one)[0]?.[0] ?? word;
  }

  /**
   * What it costs to have meant the words next to the one that was typed.
   * @param {string} typed
   */
  #priced(typed) {
    const most = allowed(typed);
    const sound = byEar(typed);
    /** @type {Map<string, number>} */
    const prices = new Map();
    for (const { place } of this.#written.nearest(typed, Math.min(Math.ceil(most) + 1, MOST_SLIPS), NEAREST)) {
      prices.set(this.#words[place], cost(typed, this.#words[place]));
    }
    for (const { place, distance } of this.#heard.nearest(sound, 1, NEAREST)) {
      const word = this.#words[place];
      prices.set(word, Math.min(cost(typed, word), SAME_SOUND + distance));
    }
    for (const word of this.#startingWith(typed).slice(0, CANDIDATES)) {
      prices.set(word, Math.min(prices.get(word) ?? most, PREFIX_PRICE));
    }
    const isShort = typed.length <= SHORT;
    return [...prices].filter(([word, price]) => price <= most && (!isShort || byEar(word)[0] === sound[0]));
  }

  /**
   * The words that begin so, the most frequent first.
   * @param {string} prefix
   */
  #startingWith(prefix) {
    const found = this.#words.filter((word) => word.startsWith(prefix));
    return found.sort((one, other) => this.#count(other) - this.#count(one));
  }
}

/**
 * Whether a synonym is only a word of the documents with a slip in it.
 * @param {Token} token
 * @param {string[]} written
 * @param {Set<string>} stems
 */
function isSlip(token, written, stems) {
  return !stems.has(token.term) && token.word.length > SHORTEST && isNear(token.word, written, 1);
}
