/**
 * Starts the player of a hall screen: puts its parts together, in the order in which they are
 * needed with the server dead. No part that fails keeps the next one from starting.
 */

import { Alerts } from "./alerts.js";
import { open } from "./database.js";
import { offerDiagnostic } from "./diagnostic.js";
import { fault } from "./faults.js";
import { Feed } from "./feed.js";
import { openFiles } from "./files.js";
import { idOf } from "./genuine.js";
import { Pairing } from "./pairing.js";
import { Player } from "./player.js";
import { Releases } from "./releases.js";
import { Reports } from "./reports.js";
import { Shell } from "./shell.js";
import { stateOnRoot } from "./state.js";
import { statusOf } from "./status.js";
import { clock } from "./trust.js";
import { stayAwake } from "./wake.js";
import { watch } from "./watchdog.js";
import { within } from "./within.js";

const PATIENCE = 5000;
const ALERT_PACE = { every: 3000, slowest: 12000 };

const viewport = document.getElementById("viewport");

if (viewport !== null) {
  start(viewport);
}

/** @param {HTMLElement} viewport */
async function start(viewport) {
  const { shell: version = "" } = document.documentElement.dataset;
  const db = await open(undefined, () => recall());

  const player = new Player(viewport, (shown) => {
    if (shown.state === "playing" || shown.state === "fallback") {
      document.getElementById("starting")?.remove();
    }
    stateOnRoot(shown);
    reports.shown(shown);
    shell.prove();
  });
  const releases = new Releases(db, openFiles(), {
    offer: (release, options) => player.offer(release, options),
    onDownloaded: ({ release }) => reports.note("downloaded", { release }),
    onTaken: (release) => clock.sawRelease(release.issued_at),
  });
  const shell = new Shell(version, (callback) => player.onBoundary(callback));
  const alerts = new Alerts(player, db);
  const pairing = new Pairing({ db, url: "pair" });
  const status = statusOf({
    player,
    shell: () => version,
    downloaded: () => releases.downloaded,
    offlineReady: () => shell.isReady && releases.isReady,
  });
  const reports = new Reports({ db, url: "report", pairing, status });
  const releaseFeed = new Feed("release.json", async (document) => {
    if (idOf(document) !== document.release) {
      fault("checksum", "release.json");
      throw new Error("release.json nu a ajuns întreg");
    }
    await releases.receive(document);
  });
  const alertFeed = new Feed(
    "alert.json",
    async (document) => {
      pairing.receive(document);
      await alerts.receive(document);
    },
    ALERT_PACE,
  );

  /** Take up what was before the restart; once more when the records opened late. */
  async function recall() {
    await attempt(() => clock.keepIn(db));
    await Promise.all([
      attempt(() => releases.restore()),
      attempt(() => alerts.restore()),
      attempt(() => pairing.restore()),
      attempt(() => reports.queue.open()),
    ]);
  }

  await recall();
  releaseFeed.run();
  alertFeed.run();
  stayAwake();
  watch(player);
  attempt(() => shell.start());
  attempt(() => reports.start());
  offerDiagnostic({ player, feed: releaseFeed, pairing, reports, status });
}

/**
 * Do one thing; what goes wrong, or takes too long, is told, and the rest goes on.
 * @param {() => unknown} act
 */
async function attempt(act) {
  try {
    await within(PATIENCE, Promise.resolve(act()));
  } catch (error) {
    fault("storage", String(error));
  }
}
