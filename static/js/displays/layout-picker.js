/**
 * Offers, under "+", only the blocks that the chosen layout of a slide admits.
 *
 * The insertion menu reads its list each time it opens; for the slide's body the list is made
 * narrower here. What is already there is never touched: saving says what does not fit.
 */

const BODY = "body";
const { StreamBlock } = window.wagtailStreamField?.blocks ?? {};

/** @returns {Set<string>|null} names of the admitted blocks, null when no layout is chosen */
function admitted() {
  const chosen = document.querySelector("[data-layout-picker] input:checked");
  return chosen instanceof HTMLInputElement && chosen.dataset.blocks
    ? new Set(chosen.dataset.blocks.split(" "))
    : null;
}

/**
 * @param {[string, {name: string}[]][]} groups
 * @returns {[string, {name: string}[]][]}
 */
function narrow(groups) {
  const names = admitted();
  if (names === null) {
    return groups;
  }
  return groups
    .map(([label, blocks]) => [label, blocks.filter((block) => names.has(block.name))])
    .filter(([, blocks]) => blocks.length > 0);
}

if (StreamBlock !== undefined) {
  const create = StreamBlock.prototype._createInsertionControl;
  StreamBlock.prototype._createInsertionControl = function createNarrowed(placeholder, options) {
    const control = create.call(this, placeholder, options);
    if (this.prefix === BODY) {
      const all = control.groupedChildBlockDefs;
      Object.defineProperty(control, "groupedChildBlockDefs", { get: () => narrow(all) });
    }
    return control;
  };
}
