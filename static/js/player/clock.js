/**
 * Clock, date and days left, written into the places that a stage has for them.
 */

import { wallClock } from "./windows.js";

const DAYS = ["luni", "marți", "miercuri", "joi", "vineri", "sâmbătă", "duminică"];
const MONTHS = [
  "ianuarie",
  "februarie",
  "martie",
  "aprilie",
  "mai",
  "iunie",
  "iulie",
  "august",
  "septembrie",
  "octombrie",
  "noiembrie",
  "decembrie",
];
const DAY = 86400000;
const DE_FROM = 20;

/**
 * Write the present time into a stage; a time that is not known is not written.
 * @param {HTMLElement} stage
 * @param {Date|null} now
 */
export function writeTime(stage, now) {
  if (now === null) {
    for (const place of stage.querySelectorAll("[data-clock], [data-date]")) {
      write(place, "");
    }
    return;
  }
  const wall = wallClock(now);
  for (const place of stage.querySelectorAll("[data-clock]")) {
    write(place, wall.clock.slice(0, 5));
  }
  for (const place of stage.querySelectorAll("[data-date]")) {
    write(place, longDate(wall));
  }
  for (const place of stage.querySelectorAll("[data-countdown]")) {
    if (place instanceof HTMLElement) {
      writeDays(place, wall.iso);
    }
  }
}

/**
 * Give the date as it is spoken: "sâmbătă, 21 noiembrie 2026".
 * @param {import("./windows.js").Wall} wall
 * @returns {string}
 */
export function longDate(wall) {
  const [year, month, day] = wall.iso.slice(0, 10).split("-").map(Number);
  return `${DAYS[wall.weekday]}, ${day} ${MONTHS[month - 1]} ${year}`;
}

/**
 * Give the days until a date as number and noun: "30" "de zile"; near its end only a word.
 * @param {string} now local ISO date-time
 * @param {string} until local ISO date
 * @param {string} after what is said when the date has passed
 * @returns {[string, string]}
 */
export function daysLeft(now, until, after) {
  const days = Math.round((midnight(until) - midnight(now)) / DAY);
  if (days < 0) {
    return ["", after];
  }
  if (days < 2) {
    return [days === 0 ? "azi" : "mâine", ""];
  }
  const rest = days % 100;
  return [String(days), rest === 0 || rest >= DE_FROM ? "de zile" : "zile"];
}

/**
 * @param {HTMLElement} place
 * @param {string} now
 */
function writeDays(place, now) {
  const { countdown = "", countdownAfter = "" } = place.dataset;
  const [number, noun] = daysLeft(now, countdown, countdownAfter);
  const value = place.querySelector("[data-countdown-value]");
  const unit = place.querySelector("[data-countdown-unit]");
  if (value !== null && unit !== null) {
    write(value, number);
    write(unit, noun);
  }
}

/**
 * @param {string} iso
 * @returns {number}
 */
function midnight(iso) {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`);
}

/**
 * @param {Element} place
 * @param {string} text
 */
function write(place, text) {
  if (place.textContent !== text) {
    place.textContent = text;
  }
}
