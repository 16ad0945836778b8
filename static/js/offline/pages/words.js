/** How the pages of the copy say things: dates, freshness, where a service is. */

import { counted } from "../../map/words.js";

const MONTHS = [6, 12, 18];
const BY = new Map([
  ["provider", "furnizor"],
  ["staff", "instituție"],
]);
const NEVER = { slug: "never", text: "Datele nu au fost confirmate încă de nimeni." };

/**
 * A date as people write it: 21.11.2026.
 * @param {string} iso
 */
export function day(iso) {
  const date = new Date(iso.length === 10 ? `${iso}T12:00` : iso);
  return date.toLocaleDateString("ro-RO", { day: "2-digit", month: "2-digit", year: "numeric" });
}

/**
 * Says who confirmed a record and when, more carefully the longer ago it was.
 * @param {[string, string] | undefined} confirmed day, and who
 * @param {Date} [today]
 * @returns {{slug: string, text: string}}
 */
export function freshness(confirmed, today = new Date()) {
  const who = BY.get(confirmed?.[1] ?? "");
  if (!confirmed || !who || new Date(`${confirmed[0]}T00:00`) > today) {
    return NEVER;
  }
  const when = day(confirmed[0]);
  const age = monthsBetween(new Date(`${confirmed[0]}T00:00`), today);
  switch (MONTHS.filter((months) => age >= months).length) {
    case 0:
      return { slug: "fresh", text: `Date confirmate de ${who} la ${when}.` };
    case 1:
      return { slug: "ageing", text: `Confirmate ultima oară de ${who} la ${when}, acum ${counted(age, "lună", "luni")}.` };
    case 2:
      return { slug: "old", text: `Neconfirmate de peste un an (ultima oară de ${who}, la ${when}). Întrebați înainte de a merge.` };
    default:
      return {
        slug: "stale",
        text: `Neconfirmate de peste un an și jumătate (ultima oară de ${who}, la ${when}). Datele pot fi depășite: întrebați înainte de a merge.`,
      };
  }
}

/**
 * How many whole months went by.
 * @param {Date} earlier
 * @param {Date} later
 */
function monthsBetween(earlier, later) {
  const months = (later.getFullYear() - earlier.getFullYear()) * 12 + later.getMonth() - earlier.getMonth();
  return months - (later.getDate() < earlier.getDate() ? 1 : 0);
}

/**
 * The address that a telephone dials.
 * @param {string} phone
 */
export function dial(phone) {
  const digits = phone.replace(/[^\d+]/g, "");
  return `tel:${digits.startsWith("0") ? `+4${digits}` : digits}`;
}

/**
 * Kilometres with one decimal, as Romanian writes it.
 * @param {number} distance
 */
export function kilometresAway(distance) {
  return `la ${distance.toLocaleString("ro-RO", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} km`;
}
