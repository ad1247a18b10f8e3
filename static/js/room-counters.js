// The numbers of a room: absolute values, told at most once a second.
import { counted } from "./room-text.js";

// Which nodes show which numbers, by the id in their attribute.
const SHOWN_BY = { supports: "supports", joined: "others", helpful: "helpful", themes: "votes" };
const SENTENCES = "[data-supported], [data-joined-said], [data-helped-said]";

/** Writes what changed and keeps the numbers where new lines find them. */
export function showCounters(view, counters) {
  for (const node of view.all("[data-counter]")) {
    const value = counters[node.dataset.counter];
    if (value !== undefined) node.textContent = value;
  }
  if (counters.viewers !== undefined) showViewers(view, counters.viewers);
  for (const name of Object.keys(SHOWN_BY)) if (counters[name]) showNumbers(view, name, counters[name]);
  if (counters.themes) showBars(view, counters.themes);
}

function showViewers(view, viewers) {
  for (const node of view.all("[data-viewers]")) {
    node.hidden = !viewers;
    node.textContent = counted(node.dataset.one, node.dataset.many, viewers);
  }
}

function showNumbers(view, name, numbers) {
  const before = view.counts[name];
  const changed = new Set([...Object.keys(numbers), ...Object.keys(before)]);
  for (const id of changed) {
    const count = numbers[id] ?? 0;
    if (before[id] === count) continue;
    for (const node of view.all(`[data-${SHOWN_BY[name]}="${id}"]`)) writeCount(node, count);
  }
  view.counts[name] = Object.fromEntries([...changed].map((id) => [id, numbers[id] ?? 0]));
}

/** One number; where a sentence says it, none is not said. */
export function writeCount(node, count) {
  node.textContent = count;
  const sentence = node.closest(SENTENCES);
  if (sentence) sentence.hidden = Number(count) === 0;
}

/** The numbers of a question in a node of its own: supporters, and how many were joined to it. */
export function writeCounts(view, parts, item) {
  for (const node of parts) {
    const name = "supports" in node.dataset ? "supports" : "others";
    node.dataset[name] = item.id;
    writeCount(node, view.counts[name === "others" ? "joined" : name][item.id] ?? item[name] ?? 0);
  }
}

/** How long each theme's bar is: its share of all votes. */
export function showBars(view, votes) {
  const total = Object.values(votes).reduce((sum, count) => sum + count, 0);
  for (const bar of view.all("[data-bar]")) {
    const share = total ? Math.round((100 * (votes[bar.dataset.bar] ?? 0)) / total) : 0;
    bar.setAttribute("width", share);
  }
}
