/**
 * A text field with a list of suggestions below it: the ARIA pattern „editable combobox with list
 * autocomplete”. The focus stays in the field; the arrows mark a line, Enter takes it.
 */

let boxes = 0;

/** Returns the marked line after a key, -1 for none; the field itself is one stop of the round. */
export function move(marked, count, key) {
  const stops = count + 1;
  const step = key === "ArrowDown" ? 1 : -1;
  return ((marked + 1 + step + stops) % stops) - 1;
}

/** Returns what a screen reader hears when the list changes. */
export function announcement(count) {
  if (count === 0) {
    return "";
  }
  const amount = count === 1 ? "O sugestie" : `${count} sugestii`;
  return `${amount}. Alegeți cu săgețile sus și jos.`;
}

/** Makes a search field a text field, the only kind that may be a combobox; its keyboard stays that of a search. */
function asText(input) {
  const { selectionStart, selectionEnd } = input;
  input.type = "text";
  input.inputMode = "search";
  input.enterKeyHint = "search";
  input.setSelectionRange(selectionStart, selectionEnd);
}

function element(tag, attributes, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

export class Combobox {
  #input;
  #list;
  #status;
  #choose;
  #items = [];
  #marked = -1;

  /** Makes a field a combobox; `choose` gets the item that was taken. */
  constructor(input, choose) {
    const id = `sugestii-${(boxes += 1)}`;
    this.#input = input;
    this.#choose = choose;
    this.#list = element("ul", { id, role: "listbox", class: "suggestions", "aria-label": "Sugestii" });
    this.#list.hidden = true;
    this.#status = element("span", { role: "status", class: "visually-hidden" });
    input.after(this.#list, this.#status);
    asText(input);
    const roles = {
      role: "combobox",
      "aria-autocomplete": "list",
      "aria-expanded": "false",
      "aria-controls": id,
      autocapitalize: "none",
    };
    for (const [name, value] of Object.entries(roles)) {
      input.setAttribute(name, value);
    }
    input.addEventListener("input", () => this.#mark(-1)); // what was marked belongs to older words
    input.addEventListener("keydown", (event) => this.#onKey(event));
    input.addEventListener("blur", () => this.close());
    // The field keeps the focus while the list is pressed.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("mousedown", (event) => event.preventDefault());
    this.#list.addEventListener("click", (event) => this.#onClick(event));
  }

  get #isOpen() {
    return !this.#list.hidden;
  }

  /** Shows items ({text, url}); none closes the list. */
  show(items) {
    this.#items = items;
    this.#list.replaceChildren(
      ...items.map((item, place) =>
        element(
          "li",
          {
            id: `${this.#list.id}-${place}`,
            role: "option",
            "aria-selected": "false",
            class: item.url ? "suggestions__page" : "suggestions__words",
          },
          item.text,
        ),
      ),
    );
    this.#list.hidden = items.length === 0;
    this.#input.setAttribute("aria-expanded", String(this.#isOpen));
    this.#mark(-1);
    this.#status.textContent = announcement(items.length);
  }

  /** Closes the list; the event says that answers on their way are no longer wanted. */
  close() {
    this.show([]);
    this.#input.dispatchEvent(new Event("suggestions-closed"));
  }

  #mark(place) {
    this.#marked = place;
    for (const [at, line] of [...this.#list.children].entries()) {
      line.setAttribute("aria-selected", String(at === place));
    }
    const line = this.#list.children[place];
    if (line) {
      this.#input.setAttribute("aria-activedescendant", line.id);
      line.scrollIntoView({ block: "nearest" });
    } else {
      this.#input.removeAttribute("aria-activedescendant");
    }
  }

  #take(place) {
    const item = this.#items[place];
    this.close();
    this.#choose(item);
  }

  #onClick(event) {
    const line = event.target.closest("[role=option]");
    if (line) {
      this.#take([...this.#list.children].indexOf(line));
    }
  }

  #onKey(event) {
    if (event.isComposing) {
      return;
    }
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!this.#isOpen) {
        this.#input.dispatchEvent(new Event("suggestions-wanted"));
      } else if (!event.altKey) {
        this.#mark(move(this.#marked, this.#items.length, event.key));
      } else if (event.key === "ArrowUp") {
        this.close();
      }
    } else if (event.key === "Enter" && this.#marked >= 0) {
      event.preventDefault();
      this.#take(this.#marked);
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (!this.#isOpen) {
        this.#input.value = ""; // as in a search field
      }
      this.close();
    } else if (["Home", "End", "ArrowLeft", "ArrowRight"].includes(event.key)) {
      this.#mark(-1);
    }
  }
}
