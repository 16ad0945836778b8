/**
 * Asks again and again for a document, gently: conditional requests, jitter, back-off, a time
 * limit for a server that accepts and never answers. A good answer also shows the server's clock.
 */

import { clock } from "./trust.js";

const JITTER = 0.2;
const GROWTH = 1.6;

export class Feed {
  /**
   * @param {string} url
   * @param {(document: any) => Promise<void>} receive called with every new version; when it
   *   fails, the same version is asked for again
   * @param {{every?: number, slowest?: number, limit?: number}} [pace] in milliseconds
   */
  constructor(url, receive, { every = 5000, slowest = 20000, limit = 8000 } = {}) {
    this.url = url;
    this.receive = receive;
    this.every = every;
    this.slowest = slowest;
    this.limit = limit;
    this.failures = 0;
    /** When the server last answered well, on this machine's clock in ms; 0 is never. */
    this.answeredAt = 0;
    /** @type {string|null} */
    this.etag = null;
  }

  /** Ask now, and go on asking. */
  async run() {
    for (;;) {
      await this.ask();
      await new Promise((resolve) => setTimeout(resolve, this.pause()));
    }
  }

  /** Ask once. */
  async ask() {
    try {
      const asked = performance.now();
      const response = await fetch(this.url, {
        cache: "no-store",
        credentials: "omit",
        headers: this.etag === null ? {} : { "If-None-Match": this.etag },
        signal: AbortSignal.timeout(this.limit),
      });
      if (response.status !== 304 || this.etag === null) {
        await this.take(response);
      }
      // Only now is it certain that the portal spoke, not a network that wants a login.
      clock.sawServer(response.headers.get("Date"), performance.now() - asked);
      this.failures = 0;
      this.answeredAt = Date.now();
    } catch {
      this.failures += 1;
    }
  }

  /** @param {Response} response */
  async take(response) {
    if (!response.ok) {
      throw new Error(`${this.url} answered ${response.status}`);
    }
    await this.receive(await response.json());
    this.etag = response.headers.get("ETag");
  }

  /**
   * Give the milliseconds until the next question.
   * @returns {number}
   */
  pause() {
    const slow = Math.min(this.every * GROWTH ** this.failures, this.slowest);
    return slow * (1 + JITTER * (Math.random() - 0.5));
  }
}
