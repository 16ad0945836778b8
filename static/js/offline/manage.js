/** The page on which somebody saves the map on the device, brings what changed, or deletes it. */

import { counted } from "../map/words.js";
import { bring, missing, offered, remove, saved, size } from "./copy.js";
import { day } from "./pages/words.js";

const KB = 1024; // as the server writes sizes
const NO_WORKER = "Browserul acesta nu poate salva pagini (poate e o fereastră privată). Deschideți pagina în alt browser.";
const FAILED = "Salvarea s-a întrerupt. Ce era salvat a rămas. Verificați internetul și încercați din nou.";

const form = /** @type {HTMLFormElement} */ (document.querySelector("[data-offline-copy]"));
const status = part("status");
const counties = part("counties");
const progress = /** @type {HTMLProgressElement} */ (part("progress"));

export async function start() {
  form.hidden = false;
  if (!navigator.serviceWorker || !globalThis.caches) {
    say(NO_WORKER);
    part("save").hidden = true;
    return;
  }
  form.addEventListener("change", choose);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt(save);
  });
  part("remove").addEventListener("click", () => attempt(forget));
  await tell();
  choose();
}

/** @param {string} name */
function part(name) {
  return /** @type {HTMLElement} */ (form.querySelector(`[data-copy-${name}]`));
}

/** @param {string} text */
function say(text) {
  /** @type {HTMLElement} */ (status.querySelector("span")).textContent = text;
}

function choose() {
  counties.hidden = wantsAll();
}

function wantsAll() {
  return new FormData(form).get("cat") === "tot";
}

/** @param {() => Promise<void>} act */
async function attempt(act) {
  form.toggleAttribute("aria-busy", true);
  try {
    await act();
  } catch (error) {
    say(FAILED);
    throw error;
  } finally {
    form.removeAttribute("aria-busy");
    progress.hidden = true;
  }
}

async function save() {
  const offer = await offered();
  const chosen = new Set(new FormData(form).getAll("judet"));
  const wanted = wantsAll() ? offer : { ...offer, counties: offer.counties.filter(({ county }) => chosen.has(county)) };
  if (wanted.counties.length === 0) {
    say("Bifați cel puțin un județ.");
    return;
  }
  const queue = await missing(wanted);
  progress.max = Math.max(1, size(queue));
  progress.value = 0;
  progress.hidden = false;
  say("Se salvează…");
  const { worker, scope } = form.dataset;
  await navigator.serviceWorker.register(worker ?? "", { scope, type: "module" });
  await bring(wanted, wantsAll(), (brought) => {
    progress.value = brought;
  });
  await navigator.serviceWorker.ready;
  await tell();
}

async function forget() {
  await remove();
  const registration = await navigator.serviceWorker.getRegistration(form.dataset.scope);
  await registration?.unregister();
  for (const name of await caches.keys()) {
    if (name.startsWith("harta-cadru-")) {
      await caches.delete(name);
    }
  }
  await tell();
}

/** Says what is on the device now. */
async function tell() {
  const copy = await saved();
  part("remove").hidden = !copy;
  /** @type {HTMLElement} */ (part("save").querySelector("span")).textContent = copy ? "Aduceți ce s-a schimbat" : "Salvați pentru offline";
  if (!copy) {
    say("Pe acest aparat nu e salvat nimic încă.");
    return;
  }
  const services = copy.counties.reduce((sum, county) => sum + county.services, 0);
  const bytes = copy.whole ? copy.bundle.bytes : size([copy.common, ...copy.counties]);
  const which = copy.whole ? "toată țara" : copy.counties.map(({ name }) => name).join(", ");
  say(`Salvat pe acest aparat: ${which}, ${counted(services, "serviciu", "servicii")}, ${(bytes / KB).toLocaleString("ro-RO", { minimumFractionDigits: 1, maximumFractionDigits: 1 })} KB. Date din ${day(copy.made_at)}. Merge și fără internet.`);
  const box = /** @type {HTMLInputElement} */ (form.querySelector(copy.whole ? "#c-tot" : "#c-judete"));
  box.checked = true;
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll("[name=judet]"))) {
    input.checked = copy.counties.some(({ county }) => county === input.value);
  }
}
