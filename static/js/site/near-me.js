/** „Lângă mine”: the list or the map around where the device says it is; asked only on a click. */

const DIGITS = 3; // about a hundred metres: enough for a list by distance
const SENTENCES = {
  1: "Nu avem voie să aflăm unde sunteți. Scrieți localitatea la „Lângă localitatea”.",
  3: "Aflarea locului a durat prea mult. Încercați din nou sau scrieți localitatea.",
};
const UNKNOWN = "Nu am putut afla unde sunteți. Scrieți localitatea la „Lângă localitatea”.";

/** Returns the address of a page around a point; another place or page of the list is given up. */
export function around(address, latitude, longitude) {
  const found = new URL(address);
  for (const name of ["langa", "p", "judet", "localitate"]) {
    found.searchParams.delete(name);
  }
  found.searchParams.set("lat", latitude.toFixed(DIGITS));
  found.searchParams.set("lon", longitude.toFixed(DIGITS));
  return found.href;
}

export function start() {
  const button = document.querySelector("[data-near-me]");
  const status = document.querySelector("[data-near-me-status]");
  button.hidden = false;
  button.addEventListener("click", () => {
    if (!navigator.geolocation) {
      status.textContent = UNKNOWN;
      return;
    }
    status.textContent = "Aflăm unde sunteți…";
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => location.assign(around(location.href, coords.latitude, coords.longitude)),
      (error) => {
        status.textContent = SENTENCES[error.code] ?? UNKNOWN;
      },
      { timeout: 10_000, maximumAge: 300_000 },
    );
  });
}
