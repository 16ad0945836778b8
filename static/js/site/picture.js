/** Turns a chart's SVG into a PNG and hands it over as a file; the SVG link works without this. */

const FAILED = "Nu am putut face imaginea. Descărcați SVG.";

/**
 * @param {string} address of the SVG
 * @returns {Promise<Blob>}
 */
async function drawn(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext("2d")?.drawImage(image, 0, 0);
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error(address))), "image/png");
  });
}

export function start() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-picture]"))) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      const address = button.dataset.picture ?? "";
      try {
        const file = URL.createObjectURL(await drawn(address));
        Object.assign(document.createElement("a"), {
          href: file,
          download: address.split("/").at(-1)?.replace(/svg$/, "png"),
        }).click();
        URL.revokeObjectURL(file);
      } catch {
        button.textContent = FAILED;
      }
    });
  }
}
