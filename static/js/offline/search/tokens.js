/**
 * Words and numbers of a text, with their places, as `core.analysis.tokens` finds them.
 *
 * @typedef {{term: string, start: number, end: number, word: string, parts: string[]}} Token
 *   a term, the letters of the cleaned text that it stands for, the folded word before stemming
 *   and the terms that a longer name contains: 416/2001 is also found by 416
 */

import { BLANK, clean, fold } from "./letters.js";
import { stem } from "./stems.js";
import { ABBREVIATIONS, PHRASES, STOP_WORDS } from "./words.js";

const LONGEST_NUMBER = 6;
const YEAR = /^(?:19|20)\p{Nd}\p{Nd}$/u;
const ASCII_DIGITS = /^[0-9]+$/;
const ACT_NUMBER = /^\p{Nd}{2,4}$/u;
const AT_MOST_ONE = /^.?$/su; // letter, not half of one as `length` counts
const LETTER = String.raw`[\p{L}\p{Nl}\p{No}]`;
const YEAR_DIGITS = String.raw`(?:19|20)\p{Nd}\p{Nd}`;
const GAP = `[${BLANK}]`;
const DIN = "[Dd][Iiİı][Nn]"; // without regard to case, as Python has it
const TOKEN = new RegExp(
  [
    // 416/2001, 416 din 2001, 43/25.08.2016
    String.raw`(?<act>\p{Nd}{1,4})(?:${GAP}{0,2}/${GAP}{0,2}(?:\p{Nd}{1,2}\.\p{Nd}{1,2}\.)?` +
      String.raw`|${GAP}{1,2}${DIN}${GAP}{1,2}(?:\p{Nd}{1,2}${GAP}{1,2}${LETTER}{3,10}${GAP}{1,2})?)` +
      String.raw`(?<year>${YEAR_DIGITS})(?!\p{Nd})`,
    String.raw`(?<euYear>${YEAR_DIGITS})${GAP}?/${GAP}?(?<euAct>\p{Nd}{1,4})(?!\p{Nd})`, // (UE) 2016/679
    String.raw`(?<dotted>(?:${LETTER}\.){2,}${LETTER}?(?!${LETTER}))`, // H.C.L.
    String.raw`(?<number>\p{Nd}{1,3}(?:\.\p{Nd}{3})+(?!\p{Nd})|\p{Nd}+)`, // 1.386
    `${LETTER}+`,
  ].join("|"),
  "gu",
);
const SHORT_NAMES = new Map([...PHRASES].map(([words, name]) => [words.split(" ").map(stem).join(" "), name]));
const PHRASE_STARTS = new Set([...SHORT_NAMES.keys()].map((words) => words.split(" ")[0]));
const LONGEST_PHRASE = Math.max(...[...SHORT_NAMES.keys()].map((words) => words.split(" ").length));
const MOST_REMEMBERED = 50_000;
/** @type {Map<string, {word: string, term: string}>} */
const remembered = new Map();

/**
 * The terms of a text in their order; places are those in `clean(text)`.
 * @param {string} text
 * @returns {Token[]}
 */
export function analyse(text) {
  return joined(singleWords(text));
}

/**
 * The words of a text before long names become short ones.
 * @param {string} text
 * @returns {Token[]}
 */
export function singleWords(text) {
  const found = [];
  for (const match of clean(text).matchAll(TOKEN)) {
    found.push(...tokensOf(match));
  }
  return acts(found);
}

/**
 * The terms alone.
 * @param {string} text
 */
export function terms(text) {
  return analyse(text).map((token) => token.term);
}

/**
 * The words, numbers and numbers of acts that one match stands for.
 * @param {RegExpExecArray} found
 * @returns {Token[]}
 */
function tokensOf(found) {
  const [text] = found;
  const start = found.index;
  const end = start + text.length;
  const { act, year, euAct, euYear, number } = /** @type {Record<string, string>} */ (found.groups);
  if (year) {
    return numbers(start, end, act, year, [act, year]);
  }
  if (euAct) {
    return numbers(start, end, euAct, euYear, [euYear, euAct]);
  }
  if (number) {
    const digits = number.replaceAll(".", "");
    const isKept = digits.length <= LONGEST_NUMBER && ASCII_DIGITS.test(digits);
    return isKept ? [token(digits, start, end, digits)] : [];
  }
  const { word, term } = folded(text);
  return !AT_MOST_ONE.test(word) && !STOP_WORDS.has(word) ? [token(term, start, end, word)] : [];
}

/**
 * A word as it counts, and its stem; the words of a register return, so they are remembered.
 * @param {string} text
 */
function folded(text) {
  let known = remembered.get(text);
  if (!known) {
    const plain = fold(text);
    const word = ABBREVIATIONS.get(plain) ?? plain;
    known = { word, term: stem(word) };
    if (remembered.size < MOST_REMEMBERED) {
      remembered.set(text, known);
    }
  }
  return known;
}

/**
 * The name of an act; two years are a season, not an act.
 * @param {number} start
 * @param {number} end
 * @param {string} act
 * @param {string} year
 * @param {string[]} written both as they stand in the text, one at its start and one at its end
 */
function numbers(start, end, act, year, [first, last]) {
  if (!YEAR.test(act)) {
    const name = `${act}/${year}`;
    return [token(name, start, end, name, [act, year])];
  }
  return [token(first, start, start + first.length, first), token(last, end - last.length, end, last)];
}

/**
 * Joins a number and a year that follow one another: 416 2001.
 * @param {Token[]} found
 */
function acts(found) {
  /** @type {Token[]} */
  const made = [];
  let isOpen = false; // whether the last token may still become the number of an act
  for (const each of found) {
    const before = made.at(-1);
    if (isOpen && before && ACT_NUMBER.test(before.term) && !YEAR.test(before.term) && YEAR.test(each.term)) {
      const name = `${before.term}/${each.term}`;
      made[made.length - 1] = token(name, before.start, each.end, name, [before.term, each.term]);
      isOpen = false;
    } else {
      made.push(each);
      isOpen = true;
    }
  }
  return made;
}

/**
 * Puts the short name in place of a long one; the words of the long one stay its parts.
 * @param {Token[]} found
 * @returns {Token[]}
 */
export function joined(found) {
  /** @type {Token[]} */
  const made = [];
  let place = 0;
  while (place < found.length) {
    const name = nameAt(found, place) ?? found[place];
    made.push(name);
    place += name === found[place] ? 1 : name.parts.length;
  }
  return made;
}

/**
 * The longest name of several words that begins here, by its short name.
 * @param {Token[]} found
 * @param {number} place
 */
function nameAt(found, place) {
  if (!PHRASE_STARTS.has(found[place].term)) {
    return null;
  }
  for (let length = Math.min(LONGEST_PHRASE, found.length - place); length > 1; length -= 1) {
    const parts = found.slice(place, place + length).map((each) => each.term);
    const name = SHORT_NAMES.get(parts.join(" "));
    if (name) {
      return token(name, found[place].start, found[place + length - 1].end, name, parts);
    }
  }
  return null;
}

/**
 * @param {string} term
 * @param {number} start
 * @param {number} end
 * @param {string} word
 * @param {string[]} parts
 * @returns {Token}
 */
function token(term, start, end, word, parts = []) {
  return { term, start, end, word, parts };
}
