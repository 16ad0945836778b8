/**
 * One picture of the screen: the frame with a slide in it, on a stage of fixed size that is
 * scaled to the window. Player, previews and the online "as on the screen" view all use it.
 */

const SIZES = {
  landscape: { width: 1920, height: 1080 },
  portrait: { width: 1080, height: 1920 },
};
const SMALLEST_FIT = 6;

/**
 * Build a stage, hidden until it is shown.
 * @param {import("./release.js").Screen} screen
 * @param {import("./release.js").Slide} slide
 * @returns {HTMLElement}
 */
export function buildStage(screen, slide) {
  const stage = document.createElement("div");
  stage.className = "stage";
  stage.dataset.orientation = screen.orientation;
  stage.dataset.stageSlide = slide.id;
  stage.setAttribute("aria-hidden", "true");
  stage.style.visibility = "hidden";
  stage.append(parse(screen.frame.html));
  stage.querySelector("[data-slot]")?.append(parse(slide.html));
  for (const image of stage.querySelectorAll("img")) {
    // Decoded with the frame that shows it, never a frame later.
    image.decoding = "sync";
    image.loading = "eager";
  }
  return stage;
}

/**
 * Build the stage of an alert, hidden until it is shown: no frame, nothing beside the message.
 * @param {import("./alerts.js").Alert} alert
 * @param {"landscape"|"portrait"} orientation
 * @returns {HTMLElement}
 */
export function buildAlert(alert, orientation) {
  const stage = document.createElement("div");
  stage.className = "stage stage-alert";
  stage.dataset.orientation = orientation;
  stage.dataset.stageSlide = `@alert-${alert.id}`;
  stage.setAttribute("aria-hidden", "true");
  stage.style.visibility = "hidden";
  stage.append(parse(alert.html));
  return stage;
}

/**
 * Scale a stage to its parent, in the middle or, where the parent says so, at its top.
 * @param {HTMLElement} stage
 */
export function scaleStage(stage) {
  const parent = stage.parentElement;
  const { width, height } = SIZES[stage.dataset.orientation === "portrait" ? "portrait" : "landscape"];
  if (parent === null || parent.clientWidth === 0) {
    return;
  }
  const scale = Math.min(parent.clientWidth / width, parent.clientHeight / height);
  const left = Math.round((parent.clientWidth - width * scale) / 2);
  const free = parent.dataset.align === "top" ? 0 : parent.clientHeight - height * scale;
  const top = Math.round(free / 2);
  stage.style.transform = `translate(${left}px, ${top}px) scale(${scale})`;
}

/**
 * Make letters smaller, step by step, until nothing overflows. The server has chosen the first
 * step from the number of words; this is the net under it.
 * @param {HTMLElement} stage
 */
export function fitText(stage) {
  const slide = stage.querySelector("[data-fit]");
  if (!(slide instanceof HTMLElement)) {
    return;
  }
  for (let step = Number(slide.dataset.fit); step < SMALLEST_FIT && overflows(slide); step += 1) {
    slide.classList.replace(`fit-${step}`, `fit-${step + 1}`);
    slide.dataset.fit = String(step + 1);
  }
  slide.toggleAttribute("data-overflow", overflows(slide));
}

/**
 * @param {HTMLElement} slide
 * @returns {boolean}
 */
function overflows(slide) {
  return [...slide.querySelectorAll("[data-fit-box]")].some(
    (box) => box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1,
  );
}

/**
 * @param {string} html written by our own server
 * @returns {DocumentFragment}
 */
function parse(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}
