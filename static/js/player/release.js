/**
 * The release document: its types, and what the player asks of it.
 */

/** @typedef {import("./windows.js").Window} Window */

/**
 * @typedef {object} Media
 * @property {string} url carries the content hash
 * @property {string} sha256
 * @property {number} bytes
 * @property {string} type
 */

/**
 * @typedef {object} Slide
 * @property {string} id
 * @property {string} digest changes with anything that the slide shows
 * @property {number} dwell_s
 * @property {Window[]} windows
 * @property {string} html
 * @property {Media[]} media
 * @property {string} online_url
 */

/**
 * @typedef {object} Screen
 * @property {string} name
 * @property {"landscape"|"portrait"} orientation
 * @property {{html: string, digest: string, media: Media[]}} frame
 */

/**
 * @typedef {object} Release
 * @property {number} schema
 * @property {string} release its id: the hash of all the rest
 * @property {string} issued_at
 * @property {Screen} screen
 * @property {Slide[]} slides
 * @property {Slide} fallback
 * @property {{url: string, sha256: string, bytes: number}[]} assets
 */

export const SCHEMA = 1;

/**
 * Say whether a parsed answer is a release that this player understands.
 * @param {any} document
 * @returns {document is Release}
 */
export function isRelease(document) {
  return (
    document?.schema === SCHEMA &&
    typeof document.release === "string" &&
    Array.isArray(document.slides) &&
    typeof document.screen?.frame?.html === "string" &&
    typeof document.fallback?.html === "string"
  );
}

/**
 * List every file that a release shows, each once.
 * @param {Release} release
 * @returns {Media[]}
 */
export function mediaOf(release) {
  const all = [...release.slides, release.fallback, release.screen.frame].flatMap(
    (part) => part.media,
  );
  return [...new Map(all.map((media) => [media.url, media])).values()];
}

/**
 * List the slides in playing order, beginning where a player should go on.
 *
 * After a new release that is its first slide that is new or different; else the one after the
 * slide on screen. Polling alone never changes the order.
 * @param {Release} release
 * @param {Release|null} previous the release on screen
 * @param {string|null} shown id of the slide on screen
 * @returns {Slide[]}
 */
export function playingOrder(release, previous, shown) {
  const { slides } = release;
  if (previous !== null && previous !== release) {
    const before = new Map(previous.slides.map((slide) => [slide.id, slide.digest]));
    const changed = slides.filter((slide) => before.get(slide.id) !== slide.digest);
    if (changed.length > 0) {
      const rest = rotate(slides, slides.indexOf(changed[0]));
      return [...changed, ...rest.filter((slide) => !changed.includes(slide))];
    }
  }
  const own = slides.findIndex((slide) => slide.id === shown);
  if (own >= 0) {
    return rotate(slides, own + 1);
  }
  const old = (previous ?? release).slides.findIndex((slide) => slide.id === shown);
  return rotate(slides, Math.max(old, 0));
}

/**
 * @param {Slide[]} slides
 * @param {number} start
 * @returns {Slide[]}
 */
function rotate(slides, start) {
  const cut = slides.length > 0 ? start % slides.length : 0;
  return [...slides.slice(cut), ...slides.slice(0, cut)];
}
