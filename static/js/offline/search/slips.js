/** What a slip of the fingers or of the ear costs, as `search.query.slips` reckons it. */

const VOWELS = "aeiou";
const LEFT_OUT_VOWEL = 0.6;
const LEFT_OUT = 0.9;
const DOUBLED = 0.4;
const TOO_MANY = 0.8;
const SWAPPED = 0.7;
const NEIGHBOUR = 0.7;
const OTHER_VOWEL = 0.9;
const OTHER = 1.2;
const OTHER_BEGINNING = 0.4;
const KEY_ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];
const NEIGHBOURS = new Set(
  KEY_ROWS.flatMap((row) => [...row].slice(1).flatMap((key, place) => [row[place] + key, key + row[place]])),
);
/** @type {[string, string][]} */
const BY_EAR = [
  ...pairs("ck c", "ch c", "k c", "q c", "sh s", "tz t", "ts t"),
  ...pairs("ph f", "w v", "y i", "x cs", "z s", "j g", "h "),
];

/** Letters of a word that one slip makes another word: its first letter is taken at its word. */
export const SHORT = 5;

/**
 * What slips in a word of this length may cost together before it is another word.
 * @param {string} word
 */
export function allowed(word) {
  if (word.length <= SHORT) {
    return 0.7;
  }
  return word.length < 9 ? 1.5 : 2.5;
}

/**
 * What a word sounds like: double letters once, letters of other languages ours.
 * @param {string} word
 */
export function byEar(word) {
  let sound = word;
  for (const [foreign, ours] of BY_EAR) {
    sound = sound.replaceAll(foreign, ours);
  }
  return sound.replace(/(.)\1+/gu, "$1");
}

/**
 * What it costs to have typed this instead of a word.
 * @param {string} typed
 * @param {string} word
 */
export function cost(typed, word) {
  /** @type {number[]} */
  let before = [];
  let row = [0];
  for (const letter of word) {
    row.push(row[row.length - 1] + leftOut(letter));
  }
  for (let place = 0; place < typed.length; place += 1) {
    const letter = typed[place];
    const older = before;
    before = row;
    row = [before[0] + TOO_MANY];
    for (let other = 0; other < word.length; other += 1) {
      const wanted = word[other];
      const isDouble = place > 0 && typed[place - 1] === letter;
      const isSwapped = place > 0 && other > 0 && letter === word[other - 1] && typed[place - 1] === wanted;
      row.push(
        Math.min(
          before[other] + writtenFor(letter, wanted),
          before[other + 1] + (isDouble ? DOUBLED : TOO_MANY),
          row[other] + leftOut(wanted),
          isSwapped ? older[other - 1] + SWAPPED : Infinity,
        ),
      );
    }
  }
  return row[row.length - 1] + (typed[0] === word[0] ? 0 : OTHER_BEGINNING);
}

/** @param {string} letter */
function leftOut(letter) {
  return VOWELS.includes(letter) ? LEFT_OUT_VOWEL : LEFT_OUT;
}

/**
 * @param {string} typed
 * @param {string} wanted
 */
function writtenFor(typed, wanted) {
  if (typed === wanted) {
    return 0;
  }
  if (NEIGHBOURS.has(typed + wanted)) {
    return NEIGHBOUR;
  }
  return VOWELS.includes(typed) && VOWELS.includes(wanted) ? OTHER_VOWEL : OTHER;
}

/**
 * @param {string[]} written
 * @returns {[string, string][]}
 */
function pairs(...written) {
  return written.map((pair) => {
    const [one, other] = pair.split(" ");
    return [one, other];
  });
}
