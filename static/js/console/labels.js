// The few English words that Wagtail writes into its markup past its own catalogue.

const LABELS = [
  ['input[type="submit"][value="Search"]', "value", "Caută"],
  ['[aria-label="Actions"]', "aria-label", "Acțiuni"],
];

export function romanianLabels(root) {
  for (const [selector, attribute, text] of LABELS) {
    for (const found of root.querySelectorAll(selector)) found.setAttribute(attribute, text);
  }
}
