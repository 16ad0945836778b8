// A file over the limit is refused when it is chosen, not after minutes of sending.

const UNITS = ["B", "KB", "MB", "GB"];

export function readableSize(bytes) {
  let size = bytes;
  let unit = 0;
  while (size >= 1024 && unit < UNITS.length - 1) {
    size /= 1024;
    unit += 1;
  }
  return `${size.toLocaleString("ro", { maximumFractionDigits: 1 })} ${UNITS[unit]}`;
}

export function refusal(file, limit) {
  return (
    `Fișierul „${file.name}” are ${readableSize(file.size)}, iar limita este ${readableSize(limit)}. ` +
    "Micșorați-l și alegeți-l din nou."
  );
}

function check(input) {
  const limit = Number(input.dataset.maxBytes);
  const tooBig = limit && [...input.files].find((file) => file.size > limit);
  let note = input.parentElement.querySelector(".console-refusal");
  if (!tooBig) {
    note?.remove();
    return;
  }
  if (!note) {
    note = document.createElement("p");
    note.className = "console-refusal error-message";
    note.setAttribute("role", "alert");
    input.after(note);
  }
  note.textContent = refusal(tooBig, limit);
  input.value = "";
}

export function guardFiles(root) {
  root.addEventListener(
    "change",
    (event) => {
      if (event.target.matches?.('input[type="file"][data-max-bytes]')) check(event.target);
    },
    true,
  );
}
