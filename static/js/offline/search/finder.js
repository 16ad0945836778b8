/**
 * Finds in a register without the server: a twin of `search.query.keys`, with the same answers in
 * the same order. Knows neither page nor worker.
 *
 * @typedef {import("./collection.js").SearchDocument} SearchDocument
 * @typedef {import("./synonyms.js").SynonymGroup} SynonymGroup
 * @typedef {{found: number[], corrected: string}} Found numbers of documents, the best first, and
 *   what was understood where a word is unknown
 */

import { Collection } from "./collection.js";
import { cleanQuery, correctedText, parse, read } from "./parsing.js";
import { rank } from "./ranking.js";
import { concepts, widen } from "./synonyms.js";
import { Vocabulary } from "./vocabulary.js";

const KEPT = 0.6;
const DIGITS = /^\p{Nd}+$/u;

export class Finder {
  #collection;
  #concepts;
  #vocabulary;
  #acts;

  /**
   * @param {{documents: SearchDocument[], synonyms: SynonymGroup[]}} register the documents as
   *   `search.register.source` makes them, the groups of `search.index.listing` in their order
   */
  constructor({ documents, synonyms }) {
    this.#collection = new Collection(documents);
    this.#concepts = concepts(synonyms);
    this.#vocabulary = new Vocabulary(
      this.#collection.words(),
      synonyms.flatMap(({ terms }) => terms),
    );
    const named = this.#concepts.flatMap(({ triggers }) => triggers.filter((trigger) => trigger.length === 1).flat());
    this.#acts = new Set(named.filter((term) => DIGITS.test(term)));
  }

  /**
   * @param {string} words
   * @returns {Found}
   */
  find(words) {
    const typed = cleanQuery(words);
    const slots = parse(read(typed), this.#collection, this.#vocabulary, this.#acts);
    const ranked = rank(widen(slots, this.#concepts), this.#collection);
    const most = ranked.reduce((best, { coverage }) => Math.max(best, coverage), 0);
    const kept = ranked.filter(({ coverage }) => coverage >= KEPT * most).map(({ number }) => number);
    return { found: kept, corrected: kept.length ? correctedText(typed, slots) : "" };
  }
}
