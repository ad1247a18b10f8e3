// The numbers of a room: absolute values, told at most once a second.
import { counted } from "./room-text.js";

/** Writes what changed and keeps the supports where new lines find them. */
export function showCounters(view, counters) {
  for (const node of view.all("[data-counter]")) {
    const value = counters[node.dataset.counter];
    if (value !== undefined) node.textContent = value;
  }
  if (counters.viewers !== undefined) showViewers(view, counters.viewers);
  if (counters.supports) showSupports(view, counters.supports);
}

function showViewers(view, viewers) {
  for (const node of view.all("[data-viewers]")) {
    node.hidden = !viewers;
    node.textContent = counted(node.dataset.one, node.dataset.many, viewers);
  }
}

function showSupports(view, supports) {
  const changed = new Set([...Object.keys(supports), ...Object.keys(view.supports)]);
  for (const id of changed) {
    const count = supports[id] ?? 0;
    if (view.supports[id] === count) continue;
    for (const node of view.all(`[data-supports="${id}"]`)) writeCount(node, count);
  }
  view.supports = Object.fromEntries([...changed].map((id) => [id, supports[id] ?? 0]));
}

/** One number of supporters; where a sentence says it, none is not said. */
export function writeCount(node, count) {
  node.textContent = count;
  const sentence = node.closest("[data-supported]");
  if (sentence) sentence.hidden = Number(count) === 0;
}
