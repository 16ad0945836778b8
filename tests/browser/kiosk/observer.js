/**
 * Notes in every animation frame what can be seen, and tells the test at once when it changed.
 *
 * Injected before the page's own scripts; takes the real clock before a test replaces it.
 */
(() => {
  const now = Date.now.bind(Date);
  let last = "";
  let beats = 0;
  // Taken before a test replaces clock and frames: what is observed are those of the real screen.
  const frameAfter = window.requestAnimationFrame.bind(window);

  const painted = (element) =>
    element instanceof HTMLImageElement
      ? element.complete && element.naturalWidth > 0
      : element.videoWidth > 0 && (element.readyState >= 2 || element.seeking); // 2: this frame is here
  const address = (url) => (url ? new URL(url, location.href).pathname : "");

  function seen() {
    const root = document.documentElement;
    if (root === null) {
      return null;
    }
    const stages = [...document.querySelectorAll(".stage")].filter(
      (stage) => getComputedStyle(stage).visibility === "visible",
    );
    const media = stages.flatMap((stage) => [...stage.querySelectorAll("img, video")]);
    const sheets = [...document.querySelectorAll("link[rel=stylesheet]")].filter(
      (link) => link.media === "" || link.media === "all",
    );
    const words = stages.length > 0 ? stages.map((s) => s.textContent) : [document.body?.innerText];
    return {
      player: root.dataset.player ?? "",
      release: root.dataset.release ?? "",
      slide: root.dataset.slide ?? "",
      stages: stages.map((stage) => stage.dataset.stageSlide ?? ""),
      files: [
        ...media.map((element) => address(element.currentSrc || element.src)),
        ...sheets.map((link) => address(link.href)),
      ],
      broken: media
        .filter((element) => !painted(element))
        .map((element) => address(element.currentSrc || element.src) || "empty"),
      words: words.join("").replace(/\s/g, "").length,
    };
  }

  function look() {
    beats += 1;
    const frame = seen();
    if (frame !== null && window.seenByTelevision) {
      const text = JSON.stringify(frame);
      if (text !== last) {
        last = text;
        window.seenByTelevision(JSON.stringify({ frame: { ...frame, at: now() / 1000 }, beats }));
      } else if (beats % 60 === 0) {
        window.seenByTelevision(JSON.stringify({ beats }));
      }
    }
    frameAfter(look);
  }

  frameAfter(look);
})();
