/**
 * Groups of words that mean the same, as `search.query.synonyms` applies them to a register.
 *
 * @typedef {{terms: string[], one_way: boolean}} SynonymGroup
 * @typedef {{triggers: string[][], meant: string[][]}} Concept
 *   whoever types all terms of a trigger asks for the phrases that are meant as well
 * @typedef {import("./parsing.js").Slot} Slot
 */

import { terms } from "./tokens.js";

const MEANT = 0.7;

/**
 * The groups, analysed.
 * @param {SynonymGroup[]} groups
 * @returns {Concept[]}
 */
export function concepts(groups) {
  return groups.map(concept).filter(({ triggers }) => triggers.length > 0);
}

/** @param {SynonymGroup} group */
function concept(group) {
  const phrases = group.terms.map(terms).filter((phrase) => phrase.length > 0);
  const asked = group.one_way ? phrases.slice(0, 1) : phrases;
  const triggers = new Map(asked.map((phrase) => [setKey(phrase), [...new Set(phrase)]]));
  return { triggers: [...triggers.values()], meant: group.one_way ? phrases.slice(1) : phrases };
}

/**
 * The words of a query with what else they mean.
 * @param {Slot[]} slots
 * @param {Concept[]} known
 * @returns {Slot[]}
 */
export function widen(slots, known) {
  const asked = new Set(slots.map((slot) => slot.term));
  /** @type {Map<string, Map<string, string[]>>} */
  const also = new Map();
  for (const { triggers, meant } of known) {
    for (const trigger of triggers.filter((words) => words.every((term) => asked.has(term)))) {
      const others = meant.filter((phrase) => setKey(phrase) !== setKey(trigger));
      for (const term of trigger) {
        const phrases = also.get(term) ?? new Map();
        others.forEach((phrase) => phrases.set(phrase.join(" "), phrase));
        also.set(term, phrases);
      }
    }
  }
  return slots.map((slot) => {
    const phrases = [...(also.get(slot.term)?.values() ?? [])];
    return { ...slot, options: [...slot.options, ...phrases.map((phrase) => ({ phrase, share: MEANT }))] };
  });
}

/** @param {string[]} phrase */
function setKey(phrase) {
  return [...new Set(phrase)].sort().join(" ");
}
