/** What the map says: counts with „de”, names of marks, sentences about what is shown. */

/**
 * A whole number: „1.386”.
 * @param {number} count
 */
export const whole = (count) => String(count).replace(/\B(?=(\d{3})+$)/g, ".");

/**
 * A count with its noun: „1 serviciu”, „12 servicii”, „20 de servicii”, „101 servicii”.
 * @param {number} count
 * @param {string} one
 * @param {string} many
 */
export function counted(count, one, many) {
  if (count === 1) {
    return `1 ${one}`;
  }
  const rest = count % 100;
  const bare = count !== 0 && (rest === 0 || rest >= 20) ? " de" : "";
  return `${whole(count)}${bare} ${many}`;
}

/** @param {number} count */
export const services = (count) => counted(count, "serviciu", "servicii");

/**
 * The name of a mark: of the service itself, or how many are near which place.
 * @param {{count: number, place: string, name?: string}} mark
 */
export function markName({ count, place, name }) {
  if (name) {
    return place ? `${name}, ${place}` : name;
  }
  return place ? `${services(count)} lângă ${place}` : services(count);
}

/**
 * What is on the map now, and what is not.
 * @param {number} shown
 * @param {number} total
 */
export function shownNow(shown, total) {
  return shown === total ? `Pe hartă: ${services(shown)}` : `Pe hartă acum: ${services(shown)}`;
}

/**
 * Says that some services of the list have no point; nothing when all have one.
 * @param {number} count
 */
export function withoutPoint(count) {
  if (count === 0) {
    return "";
  }
  const verb = count === 1 ? "nu are" : "nu au";
  return `${services(count)} ${verb} punct pe hartă (adresă protejată sau necunoscută); apar numai în listă.`;
}
