/**
 * Numbers and times in Romanian words.
 */

import { wallClock } from "./windows.js";

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const DE_FROM = 20;
const SIZES = ["octeți", "kB", "MB", "GB", "TB"];

/**
 * Count things as Romanian does: 1 oră, 19 ore, 20 de ore.
 * @param {number} count
 * @param {string} one
 * @param {string} many
 * @returns {string}
 */
export function withNoun(count, one, many) {
  if (count === 1) {
    return `1 ${one}`;
  }
  const rest = count % 100;
  const de = count > 0 && (rest === 0 || rest >= DE_FROM) ? "de " : "";
  return `${count} ${de}${many}`;
}

/**
 * Say how long ago something was: "acum 3 minute".
 * @param {number} milliseconds
 * @returns {string}
 */
export function since(milliseconds) {
  if (milliseconds < 2 * SECOND) {
    return milliseconds < -MINUTE ? "în viitor" : "chiar acum";
  }
  if (milliseconds < MINUTE) {
    return `acum ${withNoun(Math.floor(milliseconds / SECOND), "secundă", "secunde")}`;
  }
  if (milliseconds < HOUR) {
    return `acum ${withNoun(Math.floor(milliseconds / MINUTE), "minut", "minute")}`;
  }
  if (milliseconds < 2 * DAY) {
    return `acum ${withNoun(Math.floor(milliseconds / HOUR), "oră", "ore")}`;
  }
  return `acum ${withNoun(Math.floor(milliseconds / DAY), "zi", "zile")}`;
}

/**
 * Write a moment as 21.11.2026, 10:32:05, in Bucharest.
 * @param {number} milliseconds since 1970
 * @returns {string}
 */
export function dayAndTime(milliseconds) {
  const { iso, clock } = wallClock(new Date(milliseconds));
  const [year, month, day] = iso.slice(0, 10).split("-");
  return `${day}.${month}.${year}, ${clock}`;
}

/**
 * Write a number of bytes: "1,2 GB".
 * @param {number} bytes
 * @returns {string}
 */
export function size(bytes) {
  let number = bytes;
  let unit = 0;
  while (number >= 1000 && unit < SIZES.length - 1) {
    number /= 1000;
    unit += 1;
  }
  const digits = number < 10 && unit > 0 ? 1 : 0;
  return `${number.toFixed(digits).replace(".", ",")} ${SIZES[unit]}`;
}
