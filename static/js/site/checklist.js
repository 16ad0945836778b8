/**
 * Remembers on this device which papers the visitor already has.
 * Nothing leaves the device; nothing is stored before the first tick.
 */
const KEY = `acte:${location.pathname}`;

function read() {
  try {
    return new Set(JSON.parse(localStorage.getItem(KEY) ?? "[]"));
  } catch {
    return new Set();
  }
}

function write(ticked) {
  try {
    if (ticked.size) {
      localStorage.setItem(KEY, JSON.stringify([...ticked]));
    } else {
      localStorage.removeItem(KEY);
    }
  } catch {
    // A private window may refuse storage; the ticks then last until the page closes.
  }
}

export function start() {
  const ticked = read();
  const boxes = [...document.querySelectorAll("[data-checklist] [data-tick]")];
  const clear = document.querySelector("[data-checklist-clear]");
  const note = document.querySelector("[data-checklist-note]");
  const showClear = () => clear && (clear.hidden = ticked.size === 0);

  for (const box of boxes) {
    box.checked = ticked.has(box.dataset.tick);
    box.addEventListener("change", () => {
      if (box.checked) {
        ticked.add(box.dataset.tick);
      } else {
        ticked.delete(box.dataset.tick);
      }
      write(ticked);
      showClear();
    });
  }
  clear?.addEventListener("click", () => {
    ticked.clear();
    write(ticked);
    for (const box of boxes) {
      box.checked = false;
    }
    boxes[0]?.focus();
    showClear();
  });
  if (note) {
    note.hidden = false;
  }
  showClear();
}
