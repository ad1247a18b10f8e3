// The desk moves by itself: frames mark rows in their places, counters fill the bar, seconds the waiting times.
import { fill, say, stateWord, words } from "./desk-page.js";
import { arrived, decided, renew } from "./desk-list.js";
import { meet } from "./desk-here.js";
import { follow } from "./live.js";
import { headedFor, isWriting, item, show, tellNews } from "./desk-pane.js";
import { holds } from "./desk-outbox.js";
import { close, first, isDecided, look, reopen, row } from "./desk-rows.js";
import { policyChanged } from "./desk-policy.js";
import { clear, drop } from "./desk-shelf.js";

const isElsewhere = ({ scope }) => (words.scope && scope !== words.scope) || (words.family && scope.replace(/-\d+$/, "") !== words.family);

// A late word: what stands here came to be after it.
const isPast = (shown, version) => Number(shown?.dataset.version) >= version;

function onDecision(data) {
  const id = String(data.id);
  meet(data.by, data.scope);
  if (holds(id) || isPast(row(id), data.version)) return; // mine, and its answer tells more
  const wasOpen = !isDecided(id) && Boolean(row(id));
  drop(id, data.version);
  if (words.tab === "decided" || (data.state === "approved" && words.tab === "automatic" && !row(id))) decided(id);
  else close(id, data.state, data.by === words.me ? "" : data.by ?? "");
  if (id !== headedFor() || isPast(document.querySelector(`[data-item="${id}"]`), data.version) || !(wasOpen || item()?.dataset.state === "waiting")) return;
  const text = fill(words.over, { name: data.by ?? "", state: stateWord(data.state) });
  if (isWriting()) tellNews(words.news);
  else show(id).then(() => say(text));
}

function onCase(data) {
  const id = String(data.id);
  meet(data.looking, data.scope);
  drop(id, data.version);
  if (!row(id)) return words.tab === "waiting" && arrived(id, data.priority && !words.query);
  if (holds(id)) return;
  if (isDecided(id)) reopen(id, data.version);
  row(id).dataset.version = data.version;
  first(id, data.priority);
  look(id, data.looking === words.me ? "" : data.looking);
}

function onFrames(frames) {
  for (const { kind, data } of frames) {
    if (!data || isElsewhere(data)) continue;
    if (kind === "decision") onDecision(data);
    else if (kind === "case") onCase(data);
    else if (kind === "policy") policyChanged();
  }
}

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function onCounters(counters) {
  for (const [name, value] of Object.entries(counters)) {
    const cell = document.querySelector(`[data-count="${name}"]`);
    if (!cell) continue;
    if (name !== "oldest_seconds") cell.textContent = value;
    else if (value < 3600) cell.textContent = counters.waiting ? clock(value) : "–";
  }
}

function startOver() {
  clear();
  renew();
}

for (const topic of words.topics.split(" ").filter(Boolean)) {
  follow(topic, { onFrames, onCounters: topic === "desk-moderation" ? onCounters : () => {}, onReload: startOver });
}
setInterval(() => {
  for (const cell of document.querySelectorAll("[data-age]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - new Date(cell.dateTime)) / 1000));
    if (seconds < 3600) cell.textContent = clock(seconds);
  }
}, 1000);
