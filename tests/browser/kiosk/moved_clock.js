/** Replaces the page's clock by one that a test can move; the real one goes on underneath. */
(() => {
  const Real = Date;
  let shift = Number("SHIFT_MS");
  const now = () => Real.now() + shift;
  window.Date = new Proxy(Real, {
    apply: () => new Real(now()).toString(),
    construct: (_, given, target) =>
      Reflect.construct(Real, given.length === 0 ? [now()] : given, target === window.Date ? Real : target),
    get: (_, name) => (name === "now" ? now : Reflect.get(Real, name)),
  });
  window.moveClock = (milliseconds) => {
    shift = milliseconds;
  };
})();
