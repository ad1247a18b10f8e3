// The rows of the queue. Nothing here moves a row: what is decided stays in its place, dimmed, until it has been scrolled away.
import { fill, part, stateWord, words } from "./desk-page.js";

const KEPT_ABOVE = 4; // decided rows left above the first one in sight
const over = new Set(); // what is decided, also once its row is gone

export const rows = () => [...document.querySelectorAll("[data-queue] > [data-case]")];
export const row = (id) => document.querySelector(`[data-queue] > [data-case="${id}"]`);
export const textOf = (id) => row(id)?.querySelector("[data-text]").textContent.trim() ?? "";
const isOver = (one) => one.classList.contains("is-over");
export const openRows = () => rows().filter((one) => !isOver(one));
export const pane = document.querySelector(".queue-pane");

export function mark(id) {
  for (const one of rows()) {
    const on = one.dataset.case === id;
    one.classList.toggle("is-on", on);
    const link = one.querySelector("a");
    if (on) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

function head(one, text, isBadge) {
  const place = one.querySelector("[data-place]");
  place.textContent = text || place.dataset.place;
  place.classList.toggle("is-said", isBadge);
}

export function close(id, state, by = "") {
  over.add(id);
  const one = row(id);
  if (!one) return;
  one.dataset.state = state;
  one.classList.add("is-over");
  head(one, by ? `${stateWord(state)} · ${by}` : stateWord(state), true);
  const tick = one.querySelector("[data-pick]");
  if (tick) Object.assign(tick, { checked: false, disabled: true });
  document.dispatchEvent(new CustomEvent("desk:closed", { detail: id }));
}

export const isDecided = (id) => over.has(id);

export function reopen(id, version) {
  over.delete(id);
  const one = row(id);
  if (!one) return;
  one.dataset.state = "waiting";
  if (version) one.dataset.version = version;
  one.classList.remove("is-over");
  const tick = one.querySelector("[data-pick]");
  if (tick) tick.disabled = false;
  look(id, one.dataset.looking);
}

// Somebody else looks at it, or (with an empty name) nobody does.
export function look(id, name) {
  const one = row(id);
  if (!one || isOver(one)) return;
  one.dataset.looking = name;
  head(one, name ? fill(words.looking, { name }) : "", Boolean(name));
}

export function first(id, isFirst) {
  const badge = row(id)?.querySelector("[data-first]");
  if (badge) badge.hidden = !isFirst;
}

// The id that stands `step` open rows from this one; the nearest there is at the ends.
export function neighbour(id, step) {
  const all = rows();
  const place = all.findIndex((one) => one.dataset.case === id);
  const ahead = (step > 0 ? all.slice(place + 1) : all.slice(0, Math.max(place, 0)).reverse()).filter((one) => !isOver(one));
  return ahead[0]?.dataset.case ?? (place < 0 ? openRows()[0]?.dataset.case : id) ?? "";
}

// The ids to read after this one: below first, then from the top; what somebody else looks at comes last.
export function following(id, most = 1) {
  const all = rows();
  const place = all.findIndex((one) => one.dataset.case === id);
  const order = [...all.slice(place + 1), ...all.slice(0, Math.max(place, 0))].filter((one) => !isOver(one));
  const sorted = [...order.filter((one) => !one.dataset.looking), ...order.filter((one) => one.dataset.looking)];
  return sorted.slice(0, most).map((one) => one.dataset.case);
}

// Decided rows above what is in sight go, and the list scrolls back by their height: what is in sight stays where it is.
export function prune() {
  const box = pane.scrollHeight > pane.clientHeight + 1 ? pane : null;
  if (!box || box.contains(document.activeElement?.closest("[data-case].is-over"))) return;
  const top = box.getBoundingClientRect().top;
  const above = rows().filter((one) => one.getBoundingClientRect().bottom < top);
  const gone = above.slice(0, -KEPT_ABOVE).filter(isOver);
  if (!gone.length) return;
  const still = above.at(-1);
  const before = still.getBoundingClientRect().top;
  for (const one of gone) one.remove();
  box.scrollTop += still.getBoundingClientRect().top - before;
}

export function replaceList(fresh) {
  const next = part(fresh, "queue");
  if (next) part(document, "queue").replaceWith(document.adoptNode(next));
}
