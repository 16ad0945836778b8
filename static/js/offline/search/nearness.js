/** The words next to one that was typed, by the number of slips between them. */

/**
 * @typedef {{place: number, distance: number}} Near a word by its place in the list
 */

/**
 * The nearest words of a list, the first of equals before the others.
 * @param {string} typed
 * @param {string[]} words
 * @param {number} most slips
 * @param {number} limit
 * @returns {Near[]}
 */
export function nearest(typed, words, most, limit) {
  const measure = new Measure(typed, most);
  /** @type {Near[]} */
  const found = [];
  for (let place = 0; place < words.length; place += 1) {
    const distance = measure.to(words[place]);
    if (distance <= most) {
      found.push({ place, distance });
    }
  }
  found.sort((one, other) => one.distance - other.distance || one.place - other.place);
  return found.slice(0, limit);
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
  /** @type {number[][]} */
  #rows;

  /**
   * @param {string} typed
   * @param {number} most slips of interest
   */
  constructor(typed, most) {
    this.#typed = typed;
    this.#most = most;
    this.#rows = Array.from({ length: 3 }, () => []);
  }

  /**
   * The distance to a word; Infinity when it is more than the most.
   * @param {string} word
   */
  to(word) {
    const typed = this.#typed;
    if (Math.abs(word.length - typed.length) > this.#most) {
      return Infinity;
    }
    let [older, before, row] = this.#rows;
    for (let other = 0; other <= typed.length; other += 1) {
      row[other] = other;
    }
    for (let place = 1; place <= word.length; place += 1) {
      [older, before, row] = [before, row, older];
      row[0] = place;
      let least = place;
      for (let other = 1; other <= typed.length; other += 1) {
        const isSame = word[place - 1] === typed[other - 1];
        let best = Math.min(before[other - 1] + (isSame ? 0 : 1), before[other] + 1, row[other - 1] + 1);
        if (place > 1 && other > 1 && word[place - 1] === typed[other - 2] && word[place - 2] === typed[other - 1]) {
          best = Math.min(best, older[other - 2] + 1);
        }
        row[other] = best;
        least = Math.min(least, best);
      }
      if (least > this.#most) {
        return Infinity;
      }
    }
    const distance = row[typed.length];
    return distance <= this.#most ? distance : Infinity;
  }
}
