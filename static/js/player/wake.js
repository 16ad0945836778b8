/**
 * Keeps the screen awake; the browser takes the lock back whenever the page is hidden, and the
 * system when it likes, so it is asked for again.
 */

const LOOK = 30_000;

/** Hold a wake lock for as long as the page is seen. */
export function stayAwake() {
  // Only secure contexts have wake locks; a kiosk's own settings serve elsewhere.
  if (!("wakeLock" in navigator)) {
    return;
  }
  /** @type {WakeLockSentinel|null} */
  let lock = null;
  const hold = async () => {
    if (document.visibilityState === "visible" && lock?.released !== false) {
      lock = await navigator.wakeLock.request("screen").catch(() => null);
    }
  };
  document.addEventListener("visibilitychange", hold);
  setInterval(hold, LOOK);
  hold();
}
