/**
 * What a query asks for: its words, what else each may stand for, what was probably meant
 * (`search.services`, `search.query.parsing`).
 *
 * @typedef {{phrase: string[], share: number}} Option terms that answer a word, and how well
 * @typedef {{token: Token, term: string, options: Option[], correction: Correction | null,
 *   telling: number}} Slot one word of the query: the term that was typed or meant, what answers it
 *   and how much of what is asked it tells
 * @typedef {import("./tokens.js").Token} Token
 * @typedef {import("./vocabulary.js").Correction} Correction
 * @typedef {import("./vocabulary.js").Vocabulary} Vocabulary
 * @typedef {import("./collection.js").Collection} Collection
 */

import { clean } from "./letters.js";
import { analyse } from "./tokens.js";
import { QUESTION_WORDS } from "./words.js";

const MAX_QUERY = 200;
const READ = 4 * MAX_QUERY;
const MOST_WORDS = 24;
const PART = 0.6;
const CORRECTED = 0.85;
const AMOUNT = 0.4;
const FRAME = 0.45;
const UNITS = new Set(["leu", "ron"]);
const UNPRINTABLE = /[\p{C}\p{Z}]/gu;
const DIGITS = /^\p{Nd}+$/u;

/**
 * What was typed: letters repaired, control characters and excess length dropped.
 * @param {string} raw
 */
export function cleanQuery(raw) {
  const text = clean(first(raw, READ)).replace(UNPRINTABLE, " ");
  return first(text.split(" ").filter(Boolean).join(" "), MAX_QUERY);
}

/**
 * The words of a cleaned query, each once.
 * @param {string} text
 */
export function read(text) {
  /** @type {Map<string, Token>} */
  const found = new Map();
  for (const token of analyse(text)) {
    if (!found.has(token.term)) {
      found.set(token.term, token);
    }
  }
  return [...found.values()].slice(0, MOST_WORDS);
}

/**
 * Says what each word stands for.
 * @param {Token[]} tokens
 * @param {Collection} collection
 * @param {Vocabulary} vocabulary
 * @param {Set<string>} acts numbers that are the name of an act, a year aside
 * @returns {Slot[]}
 */
export function parse(tokens, collection, vocabulary, acts) {
  return tokens.flatMap((token, place) => {
    const telling = tellingOf(token, tokens[place + 1]?.term ?? "", acts);
    return slotsOf(token, collection, vocabulary).map((slot) => ({ ...slot, telling }));
  });
}

/**
 * The query with the words that were probably meant; nothing when it is right as it was typed.
 * @param {string} text
 * @param {Slot[]} slots
 */
export function correctedText(text, slots) {
  /** @type {Map<Token, string[]>} */
  const meant = new Map();
  for (const { token, correction } of slots) {
    if (correction) {
      meant.set(token, [...(meant.get(token) ?? []), correction.shown]);
    }
  }
  let corrected = text;
  for (const [{ start, end }, words] of [...meant].sort(([one], [other]) => other.start - one.start)) {
    corrected = corrected.slice(0, start) + words.join(" ") + corrected.slice(end);
  }
  return meant.size ? corrected : "";
}

/**
 * How much a word tells of what is asked, its rarity aside; an act's number tells all.
 * @param {Token} token
 * @param {string} after
 * @param {Set<string>} acts
 */
function tellingOf({ term, word }, after, acts) {
  if (DIGITS.test(term)) {
    return acts.has(term) && !UNITS.has(after) ? 1 : AMOUNT;
  }
  if (UNITS.has(term)) {
    return AMOUNT;
  }
  return QUESTION_WORDS.has(word) ? FRAME : 1;
}

/**
 * One word as it was typed or, where nothing answers it, as it was probably meant.
 * @param {Token} token
 * @param {Collection} collection
 * @param {Vocabulary} vocabulary
 * @returns {Omit<Slot, "telling">[]}
 */
function slotsOf(token, collection, vocabulary) {
  const direct = [
    { phrase: [token.term], share: 1 },
    ...token.parts.slice(0, 1).map((part) => ({ phrase: [part], share: PART })),
  ];
  const options = direct.filter(({ phrase: [term] }) => collection.has(term));
  const typed = { token, term: token.term, options, correction: null };
  if (options.length || vocabulary.has(token.term) || QUESTION_WORDS.has(token.word)) {
    return [typed];
  }
  const pieces = vocabulary.split(token.word);
  if (pieces) {
    const meant = pieces.map((word) => vocabulary.correction(word));
    return meant.map((item) => corrected(token, item, [{ phrase: [item.term], share: CORRECTED }]));
  }
  const corrections = vocabulary.corrections(token.word);
  if (!corrections.length) {
    return [typed];
  }
  const [{ price: best }] = corrections;
  const meant = corrections.map(({ term, price }) => ({ phrase: [term], share: CORRECTED ** (price + 2 * (price - best)) }));
  return [corrected(token, corrections[0], meant)];
}

/**
 * @param {Token} token
 * @param {Correction} correction
 * @param {Option[]} options
 */
function corrected(token, correction, options) {
  return { token, term: correction.term, options, correction };
}

/**
 * The first characters of a text; none is cut in two.
 * @param {string} text
 * @param {number} count
 */
function first(text, count) {
  return text.length <= count ? text : Array.from(text.slice(0, 2 * count)).slice(0, count).join("");
}
