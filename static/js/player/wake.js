/**
 * Keeps the screen awake; the lock is lost whenever the page is hidden, so it is asked for again.
 */

/** Hold a wake lock for as long as the page is seen. */
export function stayAwake() {
  // Only secure contexts have wake locks; a kiosk's own settings serve elsewhere.
  if (!("wakeLock" in navigator)) {
    return;
  }
  const hold = () => {
    if (document.visibilityState === "visible") {
      navigator.wakeLock.request("screen").catch(() => undefined);
    }
  };
  document.addEventListener("visibilitychange", hold);
  hold();
}
