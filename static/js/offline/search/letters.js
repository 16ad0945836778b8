/** Letters, as `core.analysis.letters` sees them: what is invisible goes, what is written in two ways becomes one. */

/** What Python's `\s` means, which is not quite what JavaScript's means. */
export const BLANK = String.raw`\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`;
const INVISIBLE = /[\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/gu;
const OVERLONG = new RegExp(`(?<![^${BLANK}])([^${BLANK}]{200})[^${BLANK}]+`, "gu"); // only at the beginning of a run: quicker
const OLD_LETTERS = /[\u015f\u0163\u015e\u0162\u01ce\u01cd]/g; // cedilla and caron forms
/** @type {Record<string, string>} */
const TODAYS = {
  "\u015f": "ș",
  "\u0163": "ț",
  "\u015e": "Ș",
  "\u0162": "Ț",
  "\u01ce": "ă",
  "\u01cd": "Ă",
};
const MODERN_I = /^(?:auto|bine|de|dez|ne|pre|re|semi|sub|supra)*î/;
const NO_LETTERS = /\P{L}/gu;
const DOTLESS = "ı";

/**
 * The text as it is shown: composed, today's letters, nothing invisible or endless.
 * @param {string} text
 */
export function clean(text) {
  const visible = text.replace(INVISIBLE, "").replace(OVERLONG, "$1");
  return visible.normalize("NFC").replace(OLD_LETTERS, (letter) => TODAYS[letter]);
}

/**
 * A word in small letters without diacritics, old spelling made new, letters only.
 * @param {string} word
 */
export function fold(word) {
  let small = caseless(word);
  if (small.slice(1, -1).includes("î")) {
    const start = Math.max(MODERN_I.exec(small)?.[0].length ?? 0, 1);
    small = small.slice(0, start) + small.slice(start, -1).replaceAll("î", "â") + small.slice(-1);
  }
  return caseless(small.normalize("NFKD")).normalize("NFKD").replace(NO_LETTERS, "");
}

/**
 * Python's `casefold`, for all letters but the Cherokee ones. Letter by letter: the small sigma at
 * the end of a word is the same letter.
 * @param {string} text
 */
function caseless(text) {
  return Array.from(text, (letter) => (letter === DOTLESS ? letter : letter.toLowerCase().toUpperCase().toLowerCase())).join("");
}

/**
 * Orders texts as the database does, letter by letter.
 * @param {string} one
 * @param {string} other
 */
export function compare(one, other) {
  return one < other ? -1 : one > other ? 1 : 0;
}
