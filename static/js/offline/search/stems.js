/** Stems of folded Romanian words, as `core.analysis.stems` makes them. */

import { RomanianStemmer } from "../../vendor/snowball/romanian-stemmer.js";
import { IRREGULAR, ROOTS, STOP_WORDS } from "./words.js";

const LONGEST = 40;
const SHORTEST = 3;
const ROUNDS = 6;
const LONG_ENOUGH = 4;
const PLURAL_UR = 5; // venit-uri, foc-uri
const ENDINGS = [
  ...["iilor", "ilor", "elor", "elui", "ului", "iile"],
  ...["iei", "ele", "ile", "ul", "ei", "ii", "ea", "ia", "ie", "iu", "a", "e", "i", "u"],
];
const PRESENT = /(?<=.{4})(?:eaza|(?<=i)aza|ezi|eze|ez|easca|este|esti|esc)$|(?<=.{4})(?:e|i)ti$/;
const PARTICIPLE = /(?<=.{4})[aiu]t(?=[aei]?$)/; // prim-it, lucr-at
const PUT = /pus(?=[aei]?$)/; // depus – depun
const STATE = /(?<=.{3}u)int(?=(?:a|e|ei|ele|elor)$)/; // locu-ință – locu-iesc
const BROKEN = /(o|e)a(?=[^aeiou]{1,3}$)/; // ajutoare – ajutor
const SHORT_BROKEN = /^(.{0,2}i)a(?=[^aeiou]{1,2}$)/; // iarnă – ierni
const SHORT_PLURAL = /^([^aeiou]{1,2})e([st])(?:e|ele|elor|ei)$/; // mese – masă
const PLURAL_Z = /(?<![iu])z(?=(?:i|ii|ile|ilor)$)/; // străzi – stradă
const INFINITIVE = /(?<=.{5})ar$|(?<=.{4})[ei]r$/; // depunere – depun
const PLAIN = /^[a-z]*$/;
const FINISHED = new Set([...IRREGULAR.values(), ...ROOTS]);
const snowball = new RomanianStemmer();

/**
 * The stem of a folded word; a stem is its own stem.
 * @param {string} word
 */
export function stem(word) {
  let found = word.length > LONGEST ? Array.from(word).slice(0, LONGEST).join("") : word;
  if (!PLAIN.test(found)) {
    return found;
  }
  for (let round = 0; round < ROUNDS; round += 1) {
    const shorter = once(found);
    if (shorter === found || STOP_WORDS.has(shorter)) {
      break;
    }
    found = shorter;
  }
  return found;
}

/** @param {string} word */
function once(word) {
  const irregular = IRREGULAR.get(word);
  if (irregular) {
    return irregular;
  }
  if (FINISHED.has(word) || word.length <= SHORTEST) {
    return word;
  }
  const bare = withoutEndings(word);
  const shorter = ROOTS.has(bare) ? bare : snowball.stemWord(bare);
  return shorter.length >= SHORTEST ? shorter : word;
}

/** @param {string} word */
function withoutEndings(word) {
  let bare = withoutConjugation(word);
  if (ROOTS.has(bare)) {
    return bare;
  }
  const ending = ENDINGS.find((each) => bare.endsWith(each) && bare.length - each.length >= SHORTEST);
  bare = bare.slice(0, bare.length - (ending?.length ?? 0));
  if (ROOTS.has(bare)) {
    return bare;
  }
  if (bare.endsWith("ur") && bare.length >= PLURAL_UR) {
    bare = bare.slice(0, -2);
  }
  bare = bare.replace(BROKEN, "$1").replace(SHORT_BROKEN, "$1e");
  return bare.length > LONG_ENOUGH ? bare.replace(INFINITIVE, "") : bare;
}

/**
 * Takes off what person, tense and plural do to the middle of a word.
 * @param {string} word
 */
function withoutConjugation(word) {
  return word
    .replace(PRESENT, "")
    .replace(PUT, "pun")
    .replace(STATE, "")
    .replace(PARTICIPLE, "")
    .replace(SHORT_PLURAL, "$1a$2")
    .replace(PLURAL_Z, "d");
}
