/** The words next to one that was typed, by the number of slips between them. */

/**
 * @typedef {{place: number, distance: number}} Near a word by its place in the list
 */

/** Words in which near ones are looked for. */
export class WordList {
  #words;
  #letters;

  /** @param {string[]} words */
  constructor(words) {
    this.#words = words;
    this.#letters = Uint32Array.from(words, lettersOf);
  }

  /**
   * The nearest words, the first of equals before the others.
   * @param {string} typed
   * @param {number} most slips
   * @param {number} limit
   * @returns {Near[]}
   */
  nearest(typed, most, limit) {
    const measure = new Measure(typed, most);
    const letters = lettersOf(typed);
    /** @type {Near[]} */
    const found = [];
    for (let place = 0; place < this.#words.length; place += 1) {
      // A slip takes at most one letter out of a word and puts another in.
      if (count(letters ^ this.#letters[place]) <= 2 * most) {
        const distance = measure.to(this.#words[place]);
        if (distance <= most) {
          found.push({ place, distance });
        }
      }
    }
    found.sort((one, other) => one.distance - other.distance || one.place - other.place);
    return found.slice(0, limit);
  }
}

/**
 * The letters of a word, a bit each; two letters that share a bit only let more words pass.
 * @param {string} word
 */
function lettersOf(word) {
  let bits = 0;
  for (let place = 0; place < word.length; place += 1) {
    bits |= 1 << word.charCodeAt(place); // the last five bits: a letter of the alphabet
  }
  return bits;
}

/** @param {number} bits */
function count(bits) {
  let set = 0;
  for (let left = bits; left !== 0; left &= left - 1) {
    set += 1;
  }
  return set;
}

/**
 * Whether a word of the list is no more than so many slips away.
 * @param {string} typed
 * @param {Iterable<string>} words
 * @param {number} most
 */
export function isNear(typed, words, most) {
  const measure = new Measure(typed, most);
  for (const word of words) {
    if (measure.to(word) <= most) {
      return true;
    }
  }
  return false;
}

/** Optimal string alignment: letters left out, too many, wrong, or two of them swapped. */
class Measure {
  #typed;
  #most;
  #rows;

  /**
   * @param {string} typed
   * @param {number} most slips of interest
   */
  constructor(typed, most) {
    this.#typed = Uint16Array.from(typed, (letter) => letter.charCodeAt(0));
    this.#most = most;
    this.#rows = Array.from({ length: 3 }, () => new Uint16Array(this.#typed.length + 1));
  }

  /**
   * The distance to a word; Infinity when it is more than the most.
   * @param {string} word
   */
  to(word) {
    const typed = this.#typed;
    const length = typed.length;
    const most = this.#most;
    if (Math.abs(word.length - length) > most) {
      return Infinity;
    }
    let [older, before, row] = this.#rows;
    for (let other = 0; other <= length; other += 1) {
      row[other] = other;
    }
    let last = 0;
    for (let place = 1; place <= word.length; place += 1) {
      const free = older;
      older = before;
      before = row;
      row = free;
      const letter = word.charCodeAt(place - 1);
      let left = place;
      let least = place;
      row[0] = place;
      for (let other = 1; other <= length; other += 1) {
        const wanted = typed[other - 1];
        let best = before[other - 1];
        if (letter !== wanted) {
          best = 1 + Math.min(best, before[other], left);
          if (place > 1 && other > 1 && letter === typed[other - 2] && last === wanted) {
            best = Math.min(best, older[other - 2] + 1);
          }
        }
        row[other] = best;
        left = best;
        least = Math.min(least, best);
      }
      if (least > most) {
        return Infinity;
      }
      last = letter;
    }
    return row[length] <= most ? row[length] : Infinity;
  }
}
