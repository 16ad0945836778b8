/**
 * When a prepared stage may be shown: letters, pictures and the first frame of its film are here.
 */

const FACES = ['400 40px "Avizier Stage"', '700 40px "Avizier Stage"'];
const LETTERS = "aăâîșțĂȘȚ„”";

/**
 * Wait until a stage can be painted whole; fail when a part of it cannot.
 * @param {HTMLElement} stage
 * @param {import("./films.js").Films} films
 * @returns {Promise<void>}
 */
export async function whenReady(stage, films) {
  await Promise.all([letters(), pictures(stage), films.mount(stage)]);
}

/** @returns {Promise<void>} */
async function letters() {
  // A font that cannot be had is no reason for a dark screen: the system's letters serve.
  await Promise.all(FACES.map((face) => document.fonts.load(face, LETTERS))).catch(() => undefined);
}

/**
 * @param {HTMLElement} stage
 * @returns {Promise<void>}
 */
async function pictures(stage) {
  await Promise.all([...stage.querySelectorAll("img")].map((image) => image.decode()));
}
