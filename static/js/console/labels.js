// The few English words that Wagtail writes into its markup past its own catalogue.

const LABELS = [
  ['input[type="submit"][value="Search"]', "value", "Caută"],
  ['[aria-label="Actions"]', "aria-label", "Acțiuni"],
];

function translate(root) {
  for (const [selector, attribute, text] of LABELS) {
    for (const found of root.querySelectorAll(selector)) found.setAttribute(attribute, text);
  }
}

export function romanianLabels(root) {
  translate(root);
  // Autosave and listings put fresh markup in place of the old.
  new MutationObserver(() => translate(root)).observe(root.body, { childList: true, subtree: true });
}
