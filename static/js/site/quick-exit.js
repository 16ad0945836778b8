/** Leaves a delicate page at once, by its button or Escape; „back” does not return to it. */

function leave(address) {
  window.location.replace(address);
}

export function start() {
  const link = document.querySelector("[data-quick-exit]");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      leave(link.href);
    }
  });
}
