/**
 * Pairs this browser with its screen: shows a code that is confirmed in the console, and keeps
 * the secret with which the player reports. Nothing is stored and nothing is asked unless
 * somebody opened the pairing in the console.
 */

import { fault } from "./faults.js";
import { clock } from "./trust.js";

const EVERY = 5000;
const PATIENT = 30_000;
const LIMIT = 8000;
const SECRET_BYTES = 32;

/** @typedef {"closed"|"waiting"|"paired"} State */

/**
 * Write a code as it is read aloud: K7M-4QX.
 * @param {string} code
 * @returns {string}
 */
export function spoken(code) {
  return `${code.slice(0, 3)}-${code.slice(3)}`;
}

/**
 * Make a secret: 256 random bits as base64url, 43 characters.
 * @returns {string}
 */
export function makeSecret() {
  const bytes = crypto.getRandomValues(new Uint8Array(SECRET_BYTES));
  const text = btoa(String.fromCharCode(...bytes));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

export class Pairing {
  /**
   * @param {{db: import("./database.js").Database, url: string, showCode?: (code: string|null) => void}} parts
   */
  constructor({ db, url, showCode = showCodeBox }) {
    this.db = db;
    this.url = url;
    this.showCode = showCode;
    /** @type {() => unknown} called when the state changes */
    this.onChange = () => undefined;
    /** @type {string|null} */
    this.secret = null;
    /** @type {State} */
    this.state = "closed";
    this.until = 0;
    this.asking = false;
  }

  /** Whether this player may report. */
  get paired() {
    return this.state === "paired";
  }

  /** Take up the secret of before the restart; one that was never confirmed is asked about once. */
  async restore() {
    const kept = await this.db.get("kept", "secret");
    if (typeof kept?.secret === "string" && this.secret === null) {
      this.secret = kept.secret;
      this.become(kept.paired ? "paired" : "closed");
      if (!kept.paired) {
        this.askUntilAnswered();
      }
    }
  }

  /** Somebody may have confirmed the code while this browser was off or without a network. */
  async askUntilAnswered() {
    while (!this.paired && !(await this.ask())) {
      await new Promise((resolve) => setTimeout(resolve, PATIENT));
    }
  }

  /**
   * Take a document of the alert feed, which says until when a code may be shown.
   * @param {any} document
   */
  receive(document) {
    this.until = Date.parse(document?.pairing_until ?? "") || 0;
    if (this.isOpen() && !this.paired) {
      this.run();
    }
  }

  /** @returns {boolean} */
  isOpen() {
    // The server names a window only while it is open; this clock is no better judge unless right.
    const now = clock.best();
    return this.until > 0 && (now === null || now.getTime() < this.until);
  }

  /** Ask for the code and for its confirmation until there is an answer or the window closes. */
  async run() {
    if (this.asking) {
      return;
    }
    this.asking = true;
    while (this.isOpen() && !this.paired) {
      await this.ask();
      await new Promise((resolve) => setTimeout(resolve, EVERY));
    }
    this.asking = false;
    this.showCode(null);
    if (this.state === "waiting") {
      // The window may have closed because the code was confirmed, and the answer got lost.
      this.become("closed");
      this.askUntilAnswered();
    }
  }

  /**
   * Ask the server once what this browser is to it.
   * @returns {Promise<boolean>} whether it answered
   */
  async ask() {
    try {
      if (this.secret === null) {
        const secret = makeSecret();
        await this.db.put("kept", "secret", { secret, paired: false });
        this.secret = secret;
      }
      const response = await fetch(this.url, {
        method: "POST",
        body: "{}",
        cache: "no-store",
        credentials: "omit",
        headers: { Authorization: `Bearer ${this.secret}`, "Content-Type": "application/json" },
        signal: AbortSignal.timeout(LIMIT),
      });
      if (response.ok) {
        await this.take(await response.json());
      }
      return response.ok;
    } catch {
      // No network, or no disk: whoever asked asks again.
      return false;
    }
  }

  /** @param {any} answer */
  async take(answer) {
    const isWaiting = answer.state === "waiting" && this.isOpen();
    this.showCode(isWaiting ? spoken(String(answer.code)) : null);
    if (answer.state === "paired") {
      await this.db.put("kept", "secret", { secret: this.secret, paired: true });
      this.become("paired");
    } else if (answer.state === "revoked") {
      await this.forget();
    } else {
      this.become(isWaiting ? "waiting" : "closed");
    }
  }

  /** The server refused a report: ask whether the secret was revoked. */
  async doubt() {
    await this.ask();
  }

  /** Forget a revoked secret; a new one is made when the pairing is opened again. */
  async forget() {
    this.secret = null;
    this.become("closed");
    try {
      await this.db.delete("kept", "secret");
    } catch (error) {
      fault("storage", String(error));
    }
  }

  /** @param {State} state */
  become(state) {
    if (this.state !== state) {
      this.state = state;
      this.onChange();
    }
  }
}

/**
 * Show the code large in a corner, over everything; null takes the box away.
 * @param {string|null} code
 */
export function showCodeBox(code) {
  const known = document.getElementById("code-box");
  if (code === null) {
    known?.remove();
    return;
  }
  const box = known ?? document.createElement("aside");
  box.id = "code-box";
  box.className = "code-box";
  const label = document.createElement("p");
  label.textContent = "Cod pentru consolă:";
  const value = document.createElement("strong");
  value.textContent = code;
  box.replaceChildren(label, value);
  document.body.append(box);
}
