/**
 * The documents of a register as the search sees them: which hold a term and how surely they are
 * about it (`search.index.stored`, `search.index.weighing`, `search.index.inverted`), and what they are called.
 *
 * @typedef {{fields: {weight: number, texts: string[]}[], names: string[], standing: number,
 *   title: string, key: string}} SearchDocument
 * @typedef {{terms: string[], distinct: Set<string>}} Name
 * @typedef {import("./tokens.js").Token} Token
 */

import { compare } from "./letters.js";
import { analyse, joined, singleWords } from "./tokens.js";

const SATURATION = 4;
const LENGTH_SHARE = 0.3;
const TYPICAL_LENGTH = 30;
const THOUSANDTHS = 1000;
const LONGEST_TERM = 60;

export class Collection {
  #documents;
  /** @type {Map<string, Map<number, number>>} */
  #weights = new Map();
  /** @type {Map<string, string>} */
  #words = new Map();
  /** @type {Name[][]} */
  #names;
  #places;
  /** @type {Map<string, Token[]>} texts that many documents share are analysed once */
  #analysed = new Map();

  /** @param {SearchDocument[]} documents */
  constructor(documents) {
    this.#documents = documents;
    documents.forEach((document, number) => this.#add(document, number));
    this.#names = this.#read(documents);
    this.#places = places(documents);
    this.#analysed.clear();
  }

  get size() {
    return this.#documents.length;
  }

  /** @param {number} number */
  document(number) {
    return this.#documents[number];
  }

  /**
   * What a document is called; the same name is the same object in all documents.
   * @param {number} number
   */
  names(number) {
    return this.#names[number];
  }

  /**
   * The place of a document by title and key, which decides between those that answer as well.
   * @param {number} number
   */
  place(number) {
    return this.#places[number];
  }

  /** @param {string} term */
  has(term) {
    return this.#weights.has(term);
  }

  /**
   * How surely each document that holds a term is about it, from 0 to 1.
   * @param {string} term
   * @returns {ReadonlyMap<number, number>}
   */
  weights(term) {
    return this.#weights.get(term) ?? new Map();
  }

  /**
   * How much a term tells, from 0 to 1.
   * @param {string} term
   */
  rarity(term) {
    const count = Math.max(this.size, 1);
    const frequency = this.weights(term).size;
    return Math.log(1 + (count - frequency + 0.5) / (frequency + 0.5)) / Math.log(1 + (count + 0.5) / 0.5);
  }

  /** One word of each term, those of the most frequent terms first: what corrections are made of. */
  words() {
    const found = [...this.#weights.keys()].sort(
      (one, other) => this.weights(other).size - this.weights(one).size || (one < other ? -1 : 1),
    );
    return found.map((term) => this.#words.get(term) ?? term);
  }

  /**
   * @param {SearchDocument} document
   * @param {number} number
   */
  #add(document, number) {
    /** @type {Map<string, number>} */
    const sums = new Map();
    for (const { weight, texts } of document.fields) {
      for (const text of texts) {
        const tokens = this.#analysed.get(text) ?? this.#analyse(text);
        const share = weight / lengthFactor(tokens.length);
        for (const { term, parts } of tokens) {
          addTo(sums, term, share);
          parts.forEach((part) => addTo(sums, part, share));
        }
      }
    }
    for (const [term, sum] of sums) {
      const postings = this.#weights.get(term) ?? new Map();
      postings.set(number, halfToEven(THOUSANDTHS * saturated(sum)) / THOUSANDTHS);
      this.#weights.set(term, postings);
    }
  }

  /**
   * Keeps the plainest word of a term: the shortest, the first in the alphabet of equals.
   * @param {string} term
   * @param {string} word
   */
  #keepWord(term, word) {
    const known = this.#words.get(term);
    if (known === undefined || word.length < known.length || (word.length === known.length && word < known)) {
      this.#words.set(term, word);
    }
  }

  /** @param {string} text */
  #analyse(text) {
    const singles = singleWords(text);
    singles.forEach(({ term, word }) => this.#keepWord(term.slice(0, LONGEST_TERM), word.slice(0, LONGEST_TERM)));
    const tokens = joined(singles);
    this.#analysed.set(text, tokens);
    return tokens;
  }

  /** @param {SearchDocument[]} documents */
  #read(documents) {
    /** @type {Map<string, Name>} */
    const known = new Map();
    /** @param {string} text */
    const read = (text) => {
      let name = known.get(text);
      if (!name) {
        const terms = (this.#analysed.get(text) ?? analyse(text)).map((token) => token.term);
        name = { terms, distinct: new Set(terms) };
        known.set(text, name);
      }
      return name;
    };
    return documents.map(({ names, title }) => (names.length ? names : [title]).map(read));
  }
}

/** @param {SearchDocument[]} documents */
function places(documents) {
  const found = new Uint32Array(documents.length);
  const order = documents.map(({ title, key }, number) => ({ title, key, number }));
  order.sort((one, other) => compare(one.title, other.title) || compare(one.key, other.key));
  order.forEach(({ number }, place) => {
    found[number] = place;
  });
  return found;
}

/**
 * @param {Map<string, number>} sums
 * @param {string} term
 * @param {number} share
 */
function addTo(sums, term, share) {
  const kept = term.slice(0, LONGEST_TERM);
  sums.set(kept, (sums.get(kept) ?? 0) + share);
}

/**
 * How surely a document is about a term, from 0 to 1.
 * @param {number} weight
 */
function saturated(weight) {
  return weight / (SATURATION + weight);
}

/**
 * By how much a word counts less in a text of this many words.
 * @param {number} length
 */
function lengthFactor(length) {
  return Math.max(1 - LENGTH_SHARE + (LENGTH_SHARE * length) / TYPICAL_LENGTH, 1);
}

/**
 * Rounds as Python does: a half goes to the even neighbour.
 * @param {number} value
 */
function halfToEven(value) {
  const rounded = Math.round(value);
  return rounded - value === 0.5 && rounded % 2 ? rounded - 1 : rounded;
}
