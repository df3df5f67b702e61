// Claims that change appear in the list without a reload, and can be held back.
import { localTimes } from "./times.js";

const LOOK_AGAIN = [600, 1200, 2500, 5000];
const MOST_CARDS = 60;

export function live() {
  const control = document.querySelector("[data-live]");
  const list = document.querySelector("[data-insert]");
  if (!control || !list || !("EventSource" in window)) return;
  const state = control.querySelector("[data-live-state]");
  const button = control.querySelector("[data-live-pause]");
  const waiting = new Map();
  let paused = false;
  control.hidden = false;

  const show = () => {
    control.classList.toggle("paused", paused);
    button.setAttribute("aria-pressed", String(paused));
    button.textContent = paused ? "Go on" : "Pause";
    state.textContent = paused ? (waiting.size ? `Paused, ${waiting.size} changed` : "Paused") : "Live";
  };
  button.addEventListener("click", () => {
    paused = !paused;
    if (!paused) {
      for (const claim of waiting.values()) put(list, claim, 0);
      waiting.clear();
    }
    show();
  });

  const source = new EventSource("/api/v1/stream");
  source.addEventListener("open", () => {
    control.classList.remove("lost");
    show();
  });
  source.addEventListener("error", () => {
    control.classList.add("lost");
    state.textContent = "Connection lost, trying again";
  });
  source.addEventListener("claim", (event) => {
    const claim = JSON.parse(event.data);
    if (claim.mergedInto) return remove(list, claim.claimId);
    if (paused) {
      waiting.set(claim.claimId, claim);
      show();
    } else {
      put(list, claim, 0);
    }
  });
  show();
}

function find(list, id) {
  return [...list.children].find((card) => card.dataset.claim === id);
}

function remove(list, id) {
  find(list, id)?.remove();
}

// The event comes as soon as the claim has changed; the index shows it a second later.
async function put(list, claim, attempt) {
  if (claim.state !== "CONTESTED") return remove(list, claim.claimId);
  const answer = await fetch(`/claims/${encodeURIComponent(claim.claimId)}/card`).catch(() => null);
  const card = answer?.ok ? parse(await answer.text()) : null;
  if (!card || Number(card.dataset.revision) < claim.revision) {
    if (attempt < LOOK_AGAIN.length) setTimeout(() => put(list, claim, attempt + 1), LOOK_AGAIN[attempt]);
    return;
  }
  // The claim may have been merged into another since: then this is that other's card.
  if (card.dataset.claim !== claim.claimId) find(list, claim.claimId)?.remove();
  const old = find(list, card.dataset.claim);
  if (old && Number(old.dataset.revision) >= Number(card.dataset.revision)) return;
  const focused = old?.contains(document.activeElement);
  old?.remove();
  card.classList.add("fresh");
  localTimes(card);
  list.prepend(card);
  if (focused) card.querySelector("h3 a")?.focus({ preventScroll: true });
  while (list.children.length > MOST_CARDS) list.lastElementChild.remove();
  document.querySelector(".empty")?.remove();
}

function parse(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector(".card");
}
