/**
 * The form of an alert: the preview follows what is typed, a group of screens is one check box.
 */

const PAUSE = 300;

for (const form of document.querySelectorAll("form[data-alert-form]")) {
  if (form instanceof HTMLFormElement) {
    followTyping(form);
    for (const group of form.querySelectorAll("[data-screen-group]")) {
      joinGroup(group);
    }
  }
}

/** @param {HTMLFormElement} form */
function followTyping(form) {
  let timer = 0;
  for (const name of ["title", "text"]) {
    form.querySelector(`[name=${name}]`)?.addEventListener("input", () => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => showDraft(form), PAUSE);
    });
  }
}

/** @param {HTMLFormElement} form */
function showDraft(form) {
  const typed = new FormData(form);
  for (const frame of form.querySelectorAll("iframe[data-orientation]")) {
    if (frame instanceof HTMLIFrameElement) {
      const query = new URLSearchParams({
        template: form.dataset.template ?? "",
        orientation: frame.dataset.orientation ?? "",
        title: String(typed.get("title")),
        text: String(typed.get("text")),
      });
      // Replaced, so that „back” leaves the form and does not undo the preview.
      frame.contentWindow?.location.replace(`${form.dataset.preview}?${query}`);
    }
  }
}

/** @param {Element} group */
function joinGroup(group) {
  const all = group.querySelector("[data-whole-group]");
  const boxes = [...group.querySelectorAll("[name=screens]")].filter(
    (box) => box instanceof HTMLInputElement,
  );
  if (!(all instanceof HTMLInputElement)) {
    return;
  }
  const follow = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.checked = chosen === boxes.length;
    all.indeterminate = chosen > 0 && chosen < boxes.length;
  };
  all.addEventListener("change", () => {
    for (const box of boxes) {
      box.checked = all.checked;
    }
  });
  group.addEventListener("change", follow);
  follow();
}
