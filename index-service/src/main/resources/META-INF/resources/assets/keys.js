// "/" goes to the search field, j and k walk through the list; Enter opens, as the link has the focus.
export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const field = event.target.closest("input, select, textarea, [contenteditable]");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (event.key === "/") {
      event.preventDefault();
      document.getElementById("find")?.focus();
    } else if (event.key === "j" || event.key === "k") {
      walk(event.key === "j" ? 1 : -1);
    }
  });
}

function walk(step) {
  const cards = [...document.querySelectorAll("[data-list] > .card")];
  if (cards.length === 0) return;
  const here = cards.findIndex((card) => card.classList.contains("current"));
  const next = Math.max(0, Math.min(cards.length - 1, here < 0 ? 0 : here + step));
  cards[here]?.classList.remove("current");
  cards[next].classList.add("current");
  cards[next].querySelector("h3 a")?.focus({ preventScroll: true });
  cards[next].scrollIntoView({ block: "center" });
}
