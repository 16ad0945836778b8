/**
 * Asks before Google Analytics is loaded; refusing costs one press like accepting.
 * The answer stays on the device; without a yes no request leaves to Google.
 */
const KEY = "acord-masurare";

function answer() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

function remember(value) {
  try {
    localStorage.setItem(KEY, value);
  } catch {
    // A private window may refuse storage; the question then comes again on the next page.
  }
}

/** Returns an address without the words that somebody searched for. */
function withoutWords(address) {
  if (!address) {
    return "";
  }
  const url = new URL(address);
  url.searchParams.delete("q");
  return url.href;
}

function measure(id) {
  window.dataLayer ??= [];
  function gtag() {
    // eslint-disable-next-line prefer-rest-params -- gtag reads the arguments object itself
    window.dataLayer.push(arguments);
  }
  gtag("consent", "default", {
    ad_storage: "denied",
    ad_user_data: "denied",
    ad_personalization: "denied",
    analytics_storage: "denied",
  });
  gtag("consent", "update", { analytics_storage: "granted" });
  gtag("js", new Date());
  // The title of a result page repeats the words; its heading does not.
  gtag("config", id, {
    page_location: withoutWords(location.href),
    page_referrer: withoutWords(document.referrer),
    page_title: document.querySelector("h1")?.textContent ?? "",
  });
  const script = document.createElement("script");
  script.async = true;
  script.src = `https://www.googletagmanager.com/gtag/js?id=${encodeURIComponent(id)}`;
  document.head.append(script);
}

function forget() {
  for (const cookie of document.cookie.split("; ")) {
    const name = cookie.split("=")[0];
    if (name.startsWith("_ga")) {
      const domain = location.hostname.split(".").slice(-2).join(".");
      for (const where of ["", `; domain=${location.hostname}`, `; domain=.${domain}`]) {
        document.cookie = `${name}=; Max-Age=0; path=/${where}`;
      }
    }
  }
}

export function start() {
  const dialog = document.querySelector("[data-consent]");
  const id = dialog.dataset.consent;

  dialog.addEventListener("click", (event) => {
    const button = event.target.closest("button[value]");
    if (!button) {
      return;
    }
    const before = answer();
    remember(button.value);
    dialog.close();
    if (button.value === "da" && before !== "da") {
      measure(id);
    } else if (button.value === "nu" && before === "da") {
      forget();
      location.reload();
    }
  });
  for (const opener of document.querySelectorAll("[data-consent-open]")) {
    opener.hidden = false;
    opener.addEventListener("click", () => dialog.show());
  }
  if (answer() === "da") {
    measure(id);
  } else if (answer() === null) {
    dialog.show();
  }
}
