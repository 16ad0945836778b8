/**
 * The documents that answer a query, best first, as `search.query.retrieval` scores them.
 *
 * @typedef {{number: number, score: number, coverage: number}} Ranked
 *   a document, and how much of the query it answers
 * @typedef {{worth: number, pairs: number[]}} Called
 *   what a name is worth, and the pairs of the query that stand together in it, by their place
 * @typedef {import("./collection.js").Collection} Collection
 * @typedef {import("./collection.js").Name} Name
 * @typedef {import("./parsing.js").Option} Option
 * @typedef {import("./parsing.js").Slot} Slot
 */

import { compare } from "./letters.js";

const KIND = 0.5; // of the register among the kinds of hits
const NAME = 1.2;
const NAME_WITHIN = 1.2;
const PAIR = 0.5;
const TAIL = 0.12;
const UNASKED = 0.5;
const UNCOVERED = 0.5;
const EXACT = 6;
const UNIT = 10 ** EXACT;
/** @type {Called} */
const UNCALLED = { worth: 0, pairs: [] };

/**
 * @param {Slot[]} slots
 * @param {Collection} collection
 * @returns {Ranked[]}
 */
export function rank(slots, collection) {
  const ranked = new Asked(slots, collection).ranked();
  const best = ranked.reduce((most, { score }) => Math.max(most, score), 0);
  return ranked
    .filter(({ score }) => score > 0 && score >= TAIL * best)
    .sort((one, other) => other.score - one.score || collection.place(one.number) - collection.place(other.number));
}

/** A query as a collection can answer it. */
class Asked {
  #collection;
  /** @type {{term: string, rarity: number, options: {share: number, weights: ReadonlyMap<number, number>[]}[]}[]} */
  #slots;
  #whole;
  /** @type {Map<string, number>} */
  #rarities;
  /** @type {Map<string, number>} the place of each pair, in the order of the alphabet */
  #pairs;
  /** @type {number[]} what each pair is worth */
  #worths;
  #isTogether;
  /** @type {Map<Name, Called>} */
  #called = new Map();

  /**
   * @param {Slot[]} slots
   * @param {Collection} collection
   */
  constructor(slots, collection) {
    this.#collection = collection;
    this.#slots = slots.map(({ term, options, telling }) => {
      const known = options.filter(({ phrase }) => phrase.every((each) => collection.has(each)));
      return {
        term,
        rarity: telling * (known.length ? Math.max(...known[0].phrase.map((each) => collection.rarity(each))) : 1),
        options: known.map(({ phrase, share }) => ({ share, weights: phrase.map((each) => collection.weights(each)) })),
      };
    });
    this.#whole = sum(this.#slots.map(({ rarity }) => rarity)) || 1;
    this.#rarities = new Map(this.#slots.map(({ term, rarity }) => [term, rarity]));
    const worths = pairwise(this.#slots.map(({ term }) => term)).map(
      ([one, other]) => /** @type {const} */ ([pairKey(one, other), (PAIR * (this.#rarity(one) + this.#rarity(other))) / 2]),
    );
    const pairs = [...new Map(worths)].sort(([one], [other]) => compare(one, other));
    this.#pairs = new Map(pairs.map(([pair], place) => [pair, place]));
    this.#worths = pairs.map(([, worth]) => worth);
    this.#isTogether = new Uint8Array(pairs.length);
  }

  /**
   * Scores the documents that answer any word.
   * @returns {Ranked[]}
   */
  ranked() {
    const totals = new Float64Array(this.#collection.size);
    const covered = new Float64Array(this.#collection.size);
    for (const { rarity, options } of this.#slots) {
      shares(options, this.#collection.size).forEach((share, number) => {
        if (share > 0) {
          covered[number] += rarity;
          totals[number] += rarity * share;
        }
      });
    }
    /** @type {Ranked[]} */
    const found = [];
    covered.forEach((each, number) => {
      if (each > 0) {
        found.push(this.#score(number, totals[number], each / this.#whole));
      }
    });
    return found;
  }

  /**
   * @param {number} number
   * @param {number} total what its words are worth
   * @param {number} coverage
   * @returns {Ranked}
   */
  #score(number, total, coverage) {
    const score = total + this.#worthOfNames(number);
    const factor = (UNCOVERED + (1 - UNCOVERED) * coverage) * KIND * this.#collection.document(number).standing;
    return { number, score: rounded((score / this.#whole) * factor), coverage: rounded(coverage) };
  }

  /**
   * What it is worth that the words of the query stand in what a document is called.
   * @param {number} number
   */
  #worthOfNames(number) {
    const together = this.#isTogether.fill(0);
    let best = 0;
    for (const name of this.#collection.names(number)) {
      const called = this.#called.get(name) ?? this.#call(name);
      best = Math.max(best, called.worth);
      for (const pair of called.pairs) {
        together[pair] = 1;
      }
    }
    return best + this.#worths.reduce((total, worth, pair) => total + worth * together[pair], 0);
  }

  /**
   * Compares a name with the query, once.
   * @param {Name} name
   */
  #call(name) {
    const called = this.#compared(name);
    this.#called.set(name, called);
    return called;
  }

  /**
   * What a name is worth and which pairs stand in it.
   * @param {Name} name
   * @returns {Called}
   */
  #compared({ terms, distinct }) {
    let common = 0;
    let unasked = distinct.size;
    for (const [term, rarity] of this.#rarities) {
      if (distinct.has(term)) {
        common += rarity;
        unasked -= 1;
      }
    }
    if (unasked === distinct.size) {
      return UNCALLED;
    }
    const weight = common + UNASKED * unasked;
    const likeness = NAME * this.#whole * ((2 * common) / (this.#whole + weight)) ** 3;
    const isWithin = distinct.size > 1 && unasked === 0;
    return {
      worth: isWithin ? Math.max(likeness, NAME_WITHIN * weight) : likeness,
      pairs: pairwise(terms).flatMap(([one, other]) => this.#pairs.get(pairKey(one, other)) ?? []),
    };
  }

  /** @param {string} term */
  #rarity(term) {
    return this.#rarities.get(term) ?? 0;
  }
}

/**
 * How surely each document answers one word, by its best option.
 * @param {{share: number, weights: ReadonlyMap<number, number>[]}[]} options
 * @param {number} size
 */
function shares(options, size) {
  const best = new Float64Array(size);
  for (const { share, weights } of options) {
    const [first, ...others] = weights;
    first.forEach((weight, number) => {
      const least = others.reduce((sofar, each) => Math.min(sofar, each.get(number) ?? 0), weight);
      best[number] = Math.max(best[number], share * least);
    });
  }
  return best;
}

/**
 * @param {string[]} terms
 * @returns {[string, string][]}
 */
function pairwise(terms) {
  return terms.slice(1).map((other, place) => [terms[place], other]);
}

/**
 * @param {string} one
 * @param {string} other
 */
function pairKey(one, other) {
  return `${one} ${other}`;
}

/**
 * Without the noise of the last digits, which must not decide between equals.
 * @param {number} value
 */
function rounded(value) {
  return Math.round(value * UNIT) / UNIT;
}

/** @param {number[]} values */
function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}
