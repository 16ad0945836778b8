/**
 * The diagnostic overlay: how this screen is doing, in plain words and readable from three metres.
 * Opened with the key D or with `?diagnostic` in the address.
 */

import { ADVICE } from "./advice.js";
import { dayAndTime, since, size, withNoun } from "./words.js";

/**
 * @typedef {object} Facts
 * @property {import("./status.js").Status} status
 * @property {import("./release.js").Release|null} release the one that is played
 * @property {number} now in ms
 * @property {number} answeredAt when the server last answered, in ms; 0 is never in this session
 * @property {number} failures questions without an answer since
 * @property {"closed"|"waiting"|"paired"} pairing
 * @property {number} waiting entries that the server does not have yet
 */

/** @typedef {{label: string, value: string, note: string, tone: "good"|"warn"|"plain"}} Row */

const REFRESH = 1000;
const SHORT = 8;
const ERRORS = 3;
const STATES = {
  starting: "pornește",
  playing: "rulează",
  fallback: "arată instituția: niciun anunț nu este de arătat acum",
  alert: "arată un mesaj de alertă",
};
const CLOCK_REASONS = {
  before: "arată un moment de dinaintea ultimei versiuni publicate",
  offset: "diferă de ceasul serverului",
  moved: "a fost schimbat de curând",
};

/**
 * Put the facts into words.
 * @param {Facts} facts
 * @returns {Row[]}
 */
export function rowsOf(facts) {
  return [
    stateRow(facts),
    releaseRow(facts),
    downloadedRow(facts),
    networkRow(facts),
    clockRow(facts),
    storageRow(facts),
    pairingRow(facts),
  ];
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function stateRow({ status }) {
  const words = STATES[/** @type {keyof typeof STATES} */ (status.state)] ?? status.state;
  const tone = status.state === "playing" ? "good" : "plain";
  return { label: "Stare", value: words, note: status.slide && `acum: ${status.slide}`, tone };
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function releaseRow({ status, release, now }) {
  if (status.release === "") {
    return { label: "Pe ecran", value: "încă nimic", note: "", tone: "warn" };
  }
  const issued = release?.release === status.release ? Date.parse(release.issued_at) : Number.NaN;
  const note = Number.isNaN(issued) ? "" : `publicată ${since(now - issued)}`;
  const value = `versiunea ${status.release.slice(0, SHORT)}`;
  return { label: "Pe ecran", value, note, tone: "good" };
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function downloadedRow({ status }) {
  const { downloaded, release } = status;
  if (downloaded === "") {
    return { label: "Descărcat", value: "încă nimic întreg", note: "", tone: "warn" };
  }
  const same = downloaded === release;
  const value = same ? "tot ce se arată" : `versiunea ${downloaded.slice(0, SHORT)}`;
  return { label: "Descărcat", value, note: same ? "" : "intră la schimbarea slide-ului", tone: "good" };
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function networkRow({ answeredAt, failures, now }) {
  if (failures === 0 && answeredAt > 0) {
    return { label: "Server", value: `a răspuns ${since(now - answeredAt)}`, note: "", tone: "good" };
  }
  const value = answeredAt === 0 ? "nu a răspuns încă" : `a răspuns ultima dată ${since(now - answeredAt)}`;
  const tries = withNoun(failures, "încercare fără răspuns", "încercări fără răspuns");
  return { label: "Server", value, note: failures > 0 ? tries : "", tone: "warn" };
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function clockRow({ status, now }) {
  const { trusted, offset_s: offset, reason } = status.clock;
  const seconds = offset === null ? "" : String(Math.abs(offset)).replace(".", ",");
  const compared = offset === null ? "" : `diferență de server: ${seconds} s`;
  if (trusted) {
    return { label: "Ceas", value: dayAndTime(now), note: compared, tone: "good" };
  }
  const why = CLOCK_REASONS[/** @type {keyof typeof CLOCK_REASONS} */ (reason)] ?? reason;
  return { label: "Ceas", value: `${dayAndTime(now)} – greșit`, note: why, tone: "warn" };
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function storageRow({ status }) {
  const { usage, quota, offline_ready: ready } = status.storage;
  const value = ready ? "pornește și fără rețea" : "nu pornește fără rețea";
  const note = quota > 0 ? `${size(usage)} folosiți din ${size(quota)}` : "";
  return { label: "Păstrare", value, note, tone: ready ? "good" : "warn" };
}

/**
 * @param {Facts} facts
 * @returns {Row}
 */
function pairingRow({ pairing, waiting }) {
  if (pairing !== "paired") {
    const value = pairing === "waiting" ? "așteaptă codul în consolă" : "neasociat";
    return { label: "Consolă", value, note: "nu trimite rapoarte", tone: "warn" };
  }
  const note = waiting > 0 ? `${withNoun(waiting, "însemnare", "însemnări")} de trimis` : "";
  return { label: "Consolă", value: "asociat, trimite rapoarte", note, tone: "good" };
}

/**
 * Build what the overlay shows.
 * @param {Facts} facts
 * @param {string} name of the screen
 * @returns {HTMLElement}
 */
export function buildOverlay(facts, name) {
  const overlay = element("section", "diagnostic");
  overlay.id = "diagnostic";
  const list = element("dl", "diagnostic-rows");
  for (const { label, value, note, tone } of rowsOf(facts)) {
    const words = element("dd", `diagnostic-${tone}`, value);
    if (note !== "") {
      words.append(element("small", "", note));
    }
    list.append(element("dt", "", label), words);
  }
  overlay.append(element("h1", "", `Diagnostic: ${name}`), list, problems(facts.status.errors));
  overlay.append(element("p", "diagnostic-foot", "Tasta D închide această fereastră."));
  return overlay;
}

/**
 * @param {import("./faults.js").Fault[]} errors
 * @returns {HTMLElement}
 */
function problems(errors) {
  const list = element("ul", "diagnostic-problems");
  for (const { code, detail, at } of [...errors].reverse().slice(0, ERRORS)) {
    const [meaning, advice] = ADVICE[code] ?? [code, ""];
    const item = element("li", "");
    item.append(element("strong", "", meaning), ` ${advice}`);
    item.append(element("small", "", `${dayAndTime(Date.parse(at))} ${detail}`));
    list.append(item);
  }
  return errors.length > 0 ? list : element("p", "diagnostic-fine", "Nicio problemă de la pornire.");
}

/**
 * Offer the overlay on the key D, and at once when the address asks for it.
 * @param {{player: import("./player.js").Player, feed: import("./feed.js").Feed, pairing: import("./pairing.js").Pairing, reports: import("./reports.js").Reports, status: () => Promise<import("./status.js").Status>}} parts
 */
export function offerDiagnostic({ player, feed, pairing, reports, status }) {
  let open = new URLSearchParams(window.location.search).has("diagnostic");
  const draw = async () => {
    const { release } = player;
    const facts = {
      status: await status(),
      release,
      now: Date.now(),
      answeredAt: feed.answeredAt,
      failures: feed.failures,
      pairing: pairing.state,
      waiting: reports.waiting,
    };
    document.getElementById("diagnostic")?.remove();
    if (open) {
      document.body.append(buildOverlay(facts, release?.screen.name ?? document.title));
    }
  };
  window.addEventListener("keydown", ({ key, ctrlKey, altKey, metaKey }) => {
    if (key.toLowerCase() === "d" && !ctrlKey && !altKey && !metaKey) {
      open = !open;
      draw();
    }
  });
  window.setInterval(() => {
    if (open) {
      draw();
    }
  }, REFRESH);
  if (open) {
    draw();
  }
}

/**
 * @param {string} name
 * @param {string} className
 * @param {string} [text]
 * @returns {HTMLElement}
 */
function element(name, className, text = "") {
  const made = document.createElement(name);
  made.className = className;
  made.textContent = text;
  return made;
}
