/**
 * The player's own page on this machine: the service worker that keeps it, a look once an hour for
 * a new version, and the start of that version between two slides.
 */

import { fault } from "./faults.js";
import { readStartup, taken, writeStartup } from "./startup.js";

const WORKER = "/ecran/sw.js";
const SCOPE = "/ecran/";
const HOUR = 3600000;
const ANSWER_WITHIN = 10000;

/** @typedef {{version: string, complete: boolean}} State */

export class Shell {
  /**
   * @param {string} version of the page that runs
   * @param {(callback: () => void) => void} onBoundary calls back once, between two slides
   */
  constructor(version, onBoundary) {
    this.version = version;
    this.onBoundary = onBoundary;
    /** Whether the next start needs no server. */
    this.isReady = false;
    this.proven = false;
    /** The version that starts at the next change of slides, empty when there is none. */
    this.planned = "";
  }

  /** Register the worker where the browser has one, and look for new versions from now on. */
  async start() {
    if (!("serviceWorker" in navigator)) {
      fault("worker", location.origin);
      return;
    }
    try {
      const registration = await navigator.serviceWorker.register(WORKER, {
        scope: SCOPE,
        type: "module",
        updateViaCache: "none",
      });
      this.follow(registration);
    } catch (error) {
      fault("worker", String(error));
    }
  }

  /** @param {ServiceWorkerRegistration} registration */
  follow(registration) {
    const follow = () =>
      registration.installing?.addEventListener("statechange", () => this.look(registration));
    registration.addEventListener("updatefound", follow);
    follow();
    // A page that is never left would never ask for a new version by itself.
    setInterval(() => {
      registration.update().catch(() => undefined);
      this.look(registration);
    }, HOUR);
    this.look(registration);
  }

  /**
   * See whether the newest worker brought another version, whole.
   * @param {ServiceWorkerRegistration} registration
   */
  async look(registration) {
    const worker = registration.waiting ?? registration.active;
    if (worker === null) {
      return;
    }
    const state = await ask(worker).catch(() => null);
    const startup = await readStartup().catch(() => undefined);
    if (state === null || startup === undefined) {
      return;
    }
    const { version, complete } = state;
    this.isReady = complete || startup.current !== version;
    const isNew = version !== startup.current && !startup.refused.includes(version);
    if (complete && isNew && this.planned !== version) {
      this.planned = version;
      this.onBoundary(async () => {
        await this.take(version, worker).catch((error) => fault("worker", String(error)));
        this.planned = "";
      });
    }
  }

  /** The version that runs has shown a picture: it needs no other behind it. */
  async prove() {
    if (this.proven) {
      return;
    }
    try {
      const startup = await readStartup();
      this.proven = startup?.current === this.version;
      if (startup !== undefined && this.proven && !startup.proven) {
        await writeStartup({ ...startup, proven: true });
      }
    } catch (error) {
      fault("storage", String(error));
    }
  }

  /**
   * Start another version; only when it is certain that all of it is on this machine.
   * @param {string} version
   * @param {ServiceWorker} worker
   */
  async take(version, worker) {
    const state = await ask(worker).catch(() => null);
    const startup = await readStartup();
    if (state?.version !== version || !state.complete || startup === undefined) {
      return;
    }
    await writeStartup(taken(startup, version));
    if (worker.state === "installed") {
      const changed = new Promise((resolve) => {
        navigator.serviceWorker.addEventListener("controllerchange", resolve, { once: true });
      });
      worker.postMessage({ ask: "take over" });
      await Promise.race([changed, limit()]);
    }
    location.reload();
  }
}

/**
 * Ask a worker for its version and whether all of it is here.
 * @param {ServiceWorker} worker
 * @returns {Promise<State>}
 */
function ask(worker) {
  const channel = new MessageChannel();
  /** @type {Promise<State>} */
  const answer = new Promise((resolve) => {
    channel.port1.onmessage = ({ data }) => resolve(data);
  });
  worker.postMessage({ ask: "shell", page: location.pathname }, [channel.port2]);
  return Promise.race([answer, limit().then(() => Promise.reject(new Error("no answer")))]);
}

/** @returns {Promise<void>} */
function limit() {
  return new Promise((resolve) => setTimeout(resolve, ANSWER_WITHIN));
}
