"""Virtual time for the player's modules in Node: ``await pass(seconds)`` lets it go by."""

TIME = """
  const { mock } = await import("node:test");
  let mono = 0;
  Object.defineProperty(performance, "now", { value: () => mono });
  const setNow = (now) =>
    mock.timers.enable({ apis: ["setInterval", "setTimeout", "Date"], now });
  const begin = () => setNow(Date.parse(given.now) + mono);
  begin();
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const pass = async (seconds, step = 100) => {
    for (let left = seconds * 1000; left > 0; left -= step) {
      mono += step;
      mock.timers.tick(step);
      await settle();
      await settle();
    }
  };
"""
