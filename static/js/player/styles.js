/**
 * The style sheets of the release on screen. A new release may bring new ones: they load beside
 * the old ones, unused, and take over in the same frame as its first slide.
 */

/**
 * Load the style sheets that a release names.
 * @param {import("./release.js").Release} release
 * @returns {Promise<() => void>} a function that puts them in force
 */
export async function loadStyles(release) {
  const wanted = release.assets.map((asset) => asset.url).filter((url) => url.endsWith(".css"));
  const links = await Promise.all(wanted.map(linkTo));
  return () => {
    for (const link of document.querySelectorAll("link[data-stage-style]")) {
      if (link instanceof HTMLLinkElement && !links.includes(link)) {
        link.remove();
      }
    }
    for (const link of links) {
      link.media = "all";
    }
  };
}

/**
 * @param {string} url
 * @returns {Promise<HTMLLinkElement>}
 */
function linkTo(url) {
  const { href } = new URL(url, document.baseURI);
  for (const known of document.querySelectorAll("link[data-stage-style]")) {
    if (known instanceof HTMLLinkElement && known.href === href) {
      return Promise.resolve(known);
    }
  }
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.media = "not all";
  link.href = href;
  link.dataset.stageStyle = "";
  return new Promise((resolve, reject) => {
    link.addEventListener("load", () => resolve(link), { once: true });
    link.addEventListener("error", () => {
      link.remove();
      reject(new Error(`style sheet ${url}`));
    });
    document.head.append(link);
  });
}
