/**
 * The documents that answer a query, best first, as `search.query.retrieval` scores them.
 *
 * @typedef {{number: number, score: number, coverage: number}} Ranked
 *   a document, and how much of the query it answers
 * @typedef {{worth: number, together: Set<string>}} Called
 *   what a name is worth, and the pairs of the query that stand together in it
 * @typedef {import("./collection.js").Collection} Collection
 * @typedef {import("./collection.js").Name} Name
 * @typedef {import("./parsing.js").Option} Option
 * @typedef {import("./parsing.js").Slot} Slot
 */

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
const UNCALLED = { worth: 0, together: new Set() };

/**
 * @param {Slot[]} slots
 * @param {Collection} collection
 * @returns {Ranked[]}
 */
export function rank(slots, collection) {
  const query = new Asked(slots, collection);
  const ranked = query
    .candidates()
    .map((number) => query.score(number))
    .filter(({ score }) => score > 0);
  ranked.sort(
    (one, other) =>
      other.score - one.score || inOrder(collection.document(one.number), collection.document(other.number)),
  );
  return ranked.filter(({ score }) => score >= TAIL * ranked[0].score);
}

/** A query as a collection can answer it. */
class Asked {
  #collection;
  /** @type {{term: string, rarity: number, options: {share: number, weights: ReadonlyMap<number, number>[]}[]}[]} */
  #slots;
  #whole;
  /** @type {Map<string, number>} */
  #rarities;
  /** @type {Map<string, number>} */
  #pairs;
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
    this.#pairs = new Map(
      pairwise(this.#slots.map(({ term }) => term)).map(([one, other]) => [
        pairKey(one, other),
        (PAIR * (this.#rarity(one) + this.#rarity(other))) / 2,
      ]),
    );
  }

  /** The documents that hold any of the terms. */
  candidates() {
    const holding = this.#slots.flatMap(({ options }) => options.flatMap(({ weights }) => weights));
    return [...new Set([...new Set(holding)].flatMap((weights) => [...weights.keys()]))];
  }

  /**
   * @param {number} number
   * @returns {Ranked}
   */
  score(number) {
    let total = 0;
    let covered = 0;
    for (const { rarity, options } of this.#slots) {
      const share = shareOf(options, number);
      if (share > 0) {
        covered += rarity;
        total += rarity * share;
      }
    }
    const score = covered > 0 ? total + this.#worthOfNames(number) : 0;
    const coverage = covered / this.#whole;
    const factor = (UNCOVERED + (1 - UNCOVERED) * coverage) * KIND * this.#collection.document(number).standing;
    return { number, score: rounded((score / this.#whole) * factor), coverage: rounded(coverage) };
  }

  /**
   * What it is worth that the words of the query stand in what a document is called.
   * @param {number} number
   */
  #worthOfNames(number) {
    /** @type {Set<string>} */
    const together = new Set();
    let best = 0;
    for (const name of this.#collection.names(number)) {
      const called = this.#called.get(name) ?? this.#call(name);
      best = Math.max(best, called.worth);
      called.together.forEach((pair) => together.add(pair));
    }
    return best + sum([...together].sort().map((pair) => this.#pairs.get(pair) ?? 0));
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
    const found = pairwise(terms).map(([one, other]) => pairKey(one, other));
    return {
      worth: isWithin ? Math.max(likeness, NAME_WITHIN * weight) : likeness,
      together: new Set(found.filter((pair) => this.#pairs.has(pair))),
    };
  }

  /** @param {string} term */
  #rarity(term) {
    return this.#rarities.get(term) ?? 0;
  }
}

/**
 * How surely a document answers one word, by its best option.
 * @param {{share: number, weights: ReadonlyMap<number, number>[]}[]} options
 * @param {number} number
 */
function shareOf(options, number) {
  let best = 0;
  for (const { share, weights } of options) {
    let least = Infinity;
    for (const each of weights) {
      least = Math.min(least, each.get(number) ?? 0);
    }
    best = Math.max(best, share * least);
  }
  return best;
}

/**
 * Whether one document comes before another that answers as well.
 * @param {{title: string, key: string}} one
 * @param {{title: string, key: string}} other
 */
function inOrder(one, other) {
  return compare(one.title, other.title) || compare(one.key, other.key);
}

/**
 * @param {string} one
 * @param {string} other
 */
function compare(one, other) {
  if (one === other) {
    return 0;
  }
  return one < other ? -1 : 1;
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
