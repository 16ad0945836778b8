// An expired sign-in must not cost an editor the typed text.
//
// Wagtail answers a form of someone who is signed out by going to the sign-in page, and the text
// is gone. Here every form asks first whether the sign-in still holds. If not, the person signs in
// again in a dialog over the page, the forms get the new token, and saving goes on.

const SESSION_URL = "/admin/sesiune/";
const SIGN_IN_URL = "/admin/login/?next=/admin/sesiune/gata/";

let dialog = null;
let frame = null;
let resume = null;
const admitted = new WeakSet();

/** "in" with a fresh token, "out" when signed out, "offline" when the server does not answer. */
async function askSession() {
  try {
    const response = await fetch(SESSION_URL, {
      headers: { "X-Requested-With": "XMLHttpRequest" },
      redirect: "manual",
    });
    if (!response.ok) return response.status >= 500 ? "offline" : "out";
    renewTokens((await response.json()).token);
    return "in";
  } catch {
    return "offline";
  }
}

function renewTokens(token) {
  for (const field of document.querySelectorAll('input[name="csrfmiddlewaretoken"]')) {
    field.value = token;
  }
  if (globalThis.wagtailConfig) globalThis.wagtailConfig.CSRF_TOKEN = token;
}

function element(name, text = "") {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function makeDialog() {
  dialog = element("dialog");
  dialog.className = "console-session";
  dialog.setAttribute("aria-labelledby", "console-session-title");
  document.body.append(dialog);
}

function show(title, text, content) {
  if (!dialog) makeDialog();
  const heading = element("h2", title);
  heading.id = "console-session-title";
  dialog.replaceChildren(heading, element("p", text), content);
  if (!dialog.open) dialog.showModal();
}

/** Submit what was waiting; where only autosave was interrupted, let it save now. */
function goOn() {
  dialog?.close();
  frame = null;
  const next = resume;
  resume = null;
  if (next) next();
  else document.querySelector("[data-edit-form]")?.dispatchEvent(new CustomEvent("w-unsaved:add"));
}

function showSignIn() {
  if (frame) return;
  frame = element("iframe");
  frame.className = "console-session__frame";
  frame.title = "Autentificare";
  frame.src = SIGN_IN_URL;
  frame.addEventListener("load", async () => {
    if (!frame.contentDocument?.querySelector("[data-signed-in]")) return;
    if ((await askSession()) === "in") goOn();
  });
  show(
    "Autentificarea a expirat",
    "Textul scris a rămas în pagină. Autentificați-vă din nou, apoi lucrul continuă de unde ați rămas.",
    frame,
  );
}

function showOffline() {
  const button = element("button", "Încearcă din nou");
  button.type = "button";
  button.className = "button";
  button.addEventListener("click", () => ensureSession());
  show(
    "Serverul nu răspunde",
    "Textul scris a rămas în pagină. Nu închideți fereastra; verificați legătura la rețea și încercați din nou.",
    button,
  );
}

async function ensureSession() {
  const state = await askSession();
  if (state === "in") goOn();
  else if (state === "out") showSignIn();
  else showOffline();
}

async function watch() {
  if (!document.querySelector("[data-edit-form]")) return;
  if ((await askSession()) === "out") showSignIn();
}

function isGuarded(form) {
  return form.method === "post" && form.querySelector('input[name="csrfmiddlewaretoken"]');
}

function onSubmit(event) {
  const form = event.target;
  if (!isGuarded(form)) return;
  if (admitted.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const { submitter } = event;
  resume = () => {
    // Wagtail disables a pressed button; a disabled one would not be sent, and „Publică” would
    // only save a draft.
    const wasDisabled = submitter?.disabled;
    if (submitter) submitter.disabled = false;
    admitted.add(form);
    form.requestSubmit(submitter);
    admitted.delete(form);
    if (submitter) submitter.disabled = wasDisabled;
  };
  ensureSession();
}

export function guardSession(root) {
  if (root.body.classList.contains("login")) return;
  root.addEventListener("submit", onSubmit, true);
  root.addEventListener("w-autosave:error", watch);
  root.addEventListener("visibilitychange", () => {
    if (root.visibilityState === "visible") watch();
  });
}
