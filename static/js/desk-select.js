// Choosing several texts: tick by tick, from one to another with Shift, all that are alike, all that are shown.
import { fill, words } from "./desk-page.js";
import { headedFor, item, selectedId } from "./desk-pane.js";
import { isDecided, openRows, row } from "./desk-rows.js";

const picked = new Set();
let last = "";

export const chosen = () => [...picked];

function tick(id, on) {
  if (on) picked.add(id);
  else picked.delete(id);
  const box = row(id)?.querySelector("[data-pick]");
  if (box && !box.disabled) box.checked = on;
}

function tell() {
  const line = document.querySelector("[data-picked]");
  if (!line) return;
  line.dataset.usual ??= line.textContent;
  line.textContent = picked.size ? fill(words.chosen, { n: picked.size }) : line.dataset.usual;
  document.querySelector("[data-tools]").classList.toggle("is-choosing", picked.size > 0);
  const all = document.querySelector("[data-pick-all]");
  const ids = openRows().map((one) => one.dataset.case);
  all.checked = ids.length > 0 && ids.every((id) => picked.has(id));
  all.indeterminate = picked.size > 0 && !all.checked;
}

function pickBetween(from, to, on) {
  const ids = openRows().map((one) => one.dataset.case);
  const [start, end] = [ids.indexOf(from), ids.indexOf(to)].sort((one, other) => one - other);
  if (start < 0) return tick(to, on);
  for (const id of ids.slice(start, end + 1)) tick(id, on);
}

export function clear() {
  for (const id of picked) tick(id, false);
  tell();
}

/** Ticks the text in the middle or on its way there, or takes its tick away. */
export function toggle() {
  const id = headedFor();
  if (!id || isDecided(id) || !row(id)?.querySelector("[data-pick]")) return;
  tick(id, !picked.has(id));
  last = id;
  tell();
}

/** The text in the middle and all waiting ones that are alike, whether the list shows them or not. */
function pickTwins() {
  for (const id of [selectedId(), ...(item()?.dataset.twins.split(" ").filter(Boolean) ?? [])]) tick(id, true);
  tell();
}

function show() {
  const all = document.querySelector("[data-pick-all]");
  if (all) all.hidden = false;
  for (const id of picked) tick(id, true);
  tell();
}

document.addEventListener("click", (event) => {
  const box = event.target.closest("[data-pick]");
  if (box) {
    if (event.shiftKey && last) pickBetween(last, box.value, box.checked);
    else tick(box.value, box.checked);
    last = box.value;
    tell();
  } else if (event.target.closest("[data-pick-all]")) {
    for (const one of openRows()) tick(one.dataset.case, event.target.checked);
    tell();
  } else if (event.target.closest("[data-pick-twins]")) {
    pickTwins();
  }
});
document.addEventListener("desk:closed", (event) => {
  if (picked.delete(event.detail)) tell();
});
document.addEventListener("desk:rows", show);
document.addEventListener("desk:item", () => {
  const twins = document.querySelector("[data-pick-twins]");
  if (twins) twins.hidden = false;
});
show();
document.querySelector("[data-pick-twins]")?.removeAttribute("hidden");
