/**
 * When a slide is shown: the rules of displays/windows.py, mirrored for the player.
 *
 * Times are the wall clock of Europe/Bucharest. Local ISO texts sort like the times they name,
 * so comparing texts is enough and no zone arithmetic can go wrong.
 */

/**
 * @typedef {object} Window
 * @property {string|null} from local ISO date-time that belongs to the window
 * @property {string|null} to local ISO date-time that no longer belongs to it
 * @property {number[]} weekdays 0 is Monday; none means every day
 * @property {[string, string]|null} hours start and end; an end not after the start is tomorrow's
 */

/**
 * @typedef {object} Wall
 * @property {string} iso local date-time, "2027-03-28T03:00:00"
 * @property {string} clock local time, "03:00:00"
 * @property {number} weekday 0 is Monday
 */

const BUCHAREST = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Europe/Bucharest",
  hourCycle: "h23",
  year: "numeric",
  month: "2-digit",
  day: "2-digit",
  hour: "2-digit",
  minute: "2-digit",
  second: "2-digit",
});

/**
 * Say what the clock on the wall in Bucharest shows.
 * @param {Date} moment
 * @returns {Wall}
 */
export function wallClock(moment) {
  /** @type {Record<string, string>} */
  const part = {};
  for (const { type, value } of BUCHAREST.formatToParts(moment)) {
    part[type] = value;
  }
  const day = `${part.year.padStart(4, "0")}-${part.month}-${part.day}`;
  return wallAt(`${day}T${part.hour}:${part.minute}:${part.second}`);
}

/**
 * Split a local ISO date-time into what the rules look at.
 * @param {string} iso
 * @returns {Wall}
 */
export function wallAt(iso) {
  const [day, clock] = iso.split("T");
  const sunday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return { iso, clock, weekday: (sunday + 6) % 7 };
}

/**
 * Say whether a slide with these windows is shown at this wall-clock time.
 * @param {Window[]} windows
 * @param {Wall} wall
 * @returns {boolean}
 */
export function isActive(windows, wall) {
  return windows.length === 0 || windows.some((window) => covers(window, wall));
}

/**
 * Give the wall-clock time after which the slide never returns, null if it never ends.
 * @param {Window[]} windows
 * @returns {string|null}
 */
export function lastEnd(windows) {
  /** @type {string|null} */
  let latest = null;
  for (const { to } of windows) {
    if (to === null) {
      return null;
    }
    if (latest === null || to > latest) {
      latest = to;
    }
  }
  return latest;
}

/**
 * @param {Window} window
 * @param {Wall} wall
 * @returns {boolean}
 */
function covers(window, wall) {
  if (window.from !== null && wall.iso < window.from) {
    return false;
  }
  if (window.to !== null && wall.iso >= window.to) {
    return false;
  }
  return coversHours(window, wall);
}

/**
 * @param {Window} window
 * @param {Wall} wall
 * @returns {boolean}
 */
function coversHours(window, wall) {
  if (window.hours === null) {
    return hasWeekday(window, wall.weekday);
  }
  const [opens, closes] = window.hours;
  if (opens < closes) {
    return opens <= wall.clock && wall.clock < closes && hasWeekday(window, wall.weekday);
  }
  if (wall.clock >= opens) {
    return hasWeekday(window, wall.weekday);
  }
  return wall.clock < closes && hasWeekday(window, (wall.weekday + 6) % 7);
}

/**
 * @param {Window} window
 * @param {number} weekday
 * @returns {boolean}
 */
function hasWeekday(window, weekday) {
  return window.weekdays.length === 0 || window.weekdays.includes(weekday);
}
