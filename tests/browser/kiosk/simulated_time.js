/**
 * Time that stands still until the test moves it: the clock, the page's own time and its beats.
 * Time limits and questions to the server go on in real time.
 */
(() => {
  const Real = Date;
  const wait = window.setTimeout.bind(window);
  const stopwatch = performance.now.bind(performance);
  const beats = new Map();
  const SECOND = 1000;
  const log = [];
  let now = Number("START_MS");
  const begun = now;

  window.Date = new Proxy(Real, {
    apply: () => new Real(now).toString(),
    construct: (_, given, target) =>
      Reflect.construct(Real, given.length === 0 ? [now] : given, target === window.Date ? Real : target),
    get: (_, name) => (name === "now" ? () => now : Reflect.get(Real, name)),
  });
  performance.now = () => now - begun;
  let keys = 0;
  window.setInterval = (callback, every) => {
    keys -= 1;
    beats.set(keys, { callback, every, due: now + every });
    return keys;
  };
  window.clearInterval = (key) => beats.delete(key);
  new MutationObserver(() => log.push([now, document.documentElement.dataset.slide])).observe(
    document,
    { subtree: true, attributeFilter: ["data-slide"] },
  );

  const frame = window.requestAnimationFrame.bind(window);
  const settled = () => new Promise((resolve) => wait(resolve, 0));
  const painted = () => new Promise((resolve) => frame(() => wait(resolve, 0)));
  async function beatAt(moment, after = settled) {
    now = moment;
    for (const beat of [...beats.values()]) {
      // What happens once an hour must not happen at every look.
      if (beat.every <= SECOND || beat.due <= now) {
        beat.due = now + beat.every;
        beat.callback();
      }
    }
    await after();
  }

  /** Beat until something new is on screen; the clock stands, so preparing costs no time. */
  async function beatUntilChanged(moment) {
    const before = log.length;
    const patience = stopwatch() + 15000;
    while (log.length === before && stopwatch() < patience) {
      await beatAt(moment, painted);
    }
  }

  /**
   * Walk to each moment at which the server expects a change: a look at some time before it, one
   * just before it and one just after it. A change at any other time stands in the log as well.
   */
  window.walk = async (moments) => {
    const from = log.length;
    for (const moment of moments) {
      if (moment - now > 3000) {
        await beatAt(now + Math.random() * (moment - 1500 - now), painted);
        // A second that is not leapt over: the watchdog takes only what goes on for a stop.
        await beatAt(moment - 1500, painted);
      }
      await beatAt(Math.max(now, moment - 1));
      // A full millisecond later: dates have no parts of one, the page's own time has.
      await beatUntilChanged(moment + 1 + Math.random() * 198);
    }
    return log.slice(from);
  };
  window.begin = async () => {
    while (log.length === 0) {
      await beatAt(now, painted);
    }
  };
})();
