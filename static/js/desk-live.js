// The desk moves by itself: frames refresh the queue, counters the bar, seconds the waiting times.
import { headedFor, isWriting, item, refreshQueue, say, selectedId, showItem, words } from "./desk-pane.js";
import { follow } from "./live.js";

const CLAIM_AFTER = 1000; // looking for a second is looking
const CLAIM_AGAIN = 60_000; // half of the time a claim lives
const GATHER = 300;
let timer = null;
let claimed = "";
let claiming = null;

function soon() {
  timer ??= setTimeout(() => {
    timer = null;
    refreshQueue();
  }, GATHER);
}

function onFrames(frames) {
  soon();
  const touched = frames.some((frame) => frame.kind === "decision" && String(frame.data.id) === headedFor());
  if (!touched) return;
  if (isWriting()) say(words.news);
  else showItem(headedFor());
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

for (const topic of words.topics.split(" ").filter(Boolean)) {
  follow(topic, {
    onFrames,
    onCounters: topic === "desk-moderation" ? onCounters : () => {},
    onReload: soon,
    onState: (state) => state === "live" && soon(),
  });
}

setInterval(() => {
  for (const cell of document.querySelectorAll("[data-age]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - new Date(cell.dateTime)) / 1000));
    if (seconds < 3600) cell.textContent = clock(seconds);
  }
  const toast = document.querySelector("[data-toast]");
  if (!toast) return;
  toast.dataset.seconds -= 1;
  if (toast.dataset.seconds <= 0) toast.remove();
  else toast.querySelector("[data-left]").textContent = toast.dataset.seconds;
}, 1000);

// Claims: a courtesy to the other moderators, renewed while the text stays open.
function post(id, verb) {
  const token = document.querySelector("input[name=csrfmiddlewaretoken]")?.value;
  if (!id || !token) return Promise.resolve();
  const body = new FormData();
  body.set("csrfmiddlewaretoken", token);
  return fetch(`${words.url}${id}/${verb}/`, { method: "POST", body, headers: { Accept: "application/json" }, keepalive: true }).catch(() => {});
}

function release() {
  if (claimed) post(claimed, "unclaim");
  claimed = "";
}

function look() {
  clearTimeout(claiming);
  if (claimed !== selectedId()) release();
  const shown = item()?.dataset.state === "waiting" && item().offsetParent !== null;
  if (!shown || document.hidden) return;
  claiming = setTimeout(() => {
    claimed = selectedId();
    post(claimed, "claim");
  }, CLAIM_AFTER);
}

document.documentElement.classList.add("claims-itself");
document.addEventListener("desk:item", look);
document.addEventListener("desk:acted", (event) => {
  clearTimeout(claiming);
  if (claimed === event.detail) claimed = ""; // what changes a case also ends its claim
});
document.addEventListener("visibilitychange", () => (document.hidden ? release() : look()));
addEventListener("pagehide", release);
setInterval(() => claimed && !document.hidden && post(claimed, "claim"), CLAIM_AGAIN);
look();
