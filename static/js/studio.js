// The studio: acts without leaving the page, and shows what the others do within a moment.
import { follow } from "./live.js";
import { counted } from "./room-text.js";
import { attachActs } from "./studio-acts.js";
import { Board } from "./studio-board.js";
import { Desks } from "./studio-desk.js";
import { attachPresence } from "./studio-here.js";
import { attachKeys, find } from "./studio-keys.js";
import { attachOrder } from "./studio-order.js";
import { Sheet } from "./studio-sheet.js";

const NEWS = 8000; // milliseconds a notice stands
const WRITING = 5000; // how long somebody is said to write after the last draft
const root = document.querySelector("[data-studio]");
const told = root.querySelector("[data-told]");
const news = root.querySelector("[data-news]");
let counters = {};
const changed = (form) => {
  if (form) sheet.done(form);
  return board.refresh();
};
const desks = new Desks(root, { tell, published: changed });
const board = new Board(root, { prepare, leave });
const sheet = new Sheet(root, { prepare: dress, leave: saved, tell });

attachActs(root, { tell, changed });
attachOrder(root, { tell, changed, hold: (isHeld) => (board.isHeld = isHeld) });
attachKeys(root);
attachPresence(root);
setInterval(() => tick(root), 1000);

follow(`${root.dataset.studio}-studio`, {
  seq: Number(board.node.dataset.seq),
  epoch: board.node.dataset.epoch,
  onFrames: (frames) => {
    frames.forEach(hear);
    if (frames.some(isNews)) board.refreshSoon();
  },
  onReload: () => board.refresh(),
  onState: (state) => tell(state === "waiting" ? "lost" : ""),
});
follow(root.dataset.studio, {
  onCounters: (fresh) => {
    counters = fresh;
    showCounters(root);
  },
});

root.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || !event.target.matches("textarea")) return;
  event.preventDefault();
  event.target.form.requestSubmit();
});

/** Dresses a board for use with scripts, before it is compared with the one that is shown. */
function prepare(node) {
  dress(node);
  showCounters(node);
  find(node);
  tick(node);
}

function dress(node) {
  for (const part of node.querySelectorAll("[data-scripted]")) part.hidden = false;
  for (const part of node.querySelectorAll("[data-only-plain]")) part.hidden = true;
}

/** Before desks vanish from the board, what is typed in them is saved; where that fails, the board stays. */
function leave(fresh) {
  const keys = new Set([...fresh.querySelectorAll("[data-key]")].map((node) => node.dataset.key));
  const going = desks.typing().filter((form) => board.node.contains(form));
  return desks.saveAll(going.filter((form) => !keys.has(form.closest("[data-key]").dataset.key)));
}

function saved(node) {
  return desks.saveAll(desks.typing().filter((form) => node.contains(form)));
}

/** A draft this page has saved itself is no news. */
function isNews({ kind, data }) {
  if (kind !== "draft" || !data) return true;
  const form = root.querySelector(`[data-key="desk-${data.guest}-${data.question}"] [data-desk]`);
  return !form || data.state !== "draft" || Number(form.elements.version.value) < data.version;
}

function hear({ kind, data }) {
  if (kind === "notice" && data?.code in noticeWords()) say(noticeWords()[data.code]);
  if (kind === "draft" && data?.state === "draft") showWriting(data);
}

function noticeWords() {
  const { test, takeover, hostAway, guestsAway, endOffered } = news.dataset;
  return { test, takeover, "host-away": hostAway, "guests-away": guestsAway, "end-offered": endOffered };
}

function say(words) {
  news.hidden = false;
  news.textContent = `${words} ${new Date().toLocaleTimeString(document.documentElement.lang)}`;
  clearTimeout(news.timer);
  news.timer = setTimeout(() => (news.hidden = true), NEWS);
}

/** "is writing" at the desk of somebody else, for some seconds after each of their drafts. */
function showWriting({ guest, question, version }) {
  const desk = root.querySelector(`[data-key="desk-${guest}-${question}"]`);
  const form = desk?.querySelector("[data-desk]");
  if (!desk || (form && (form.dataset.busy === "typing" || Number(form.elements.version.value) >= version))) return;
  const node = desk.querySelector("[data-saved]");
  node.textContent = node.dataset.writing;
  setTimeout(() => node.textContent === node.dataset.writing && (node.textContent = ""), WRITING);
}

function showCounters(node) {
  for (const viewers of node.querySelectorAll("[data-viewers]")) {
    viewers.hidden = !counters.viewers;
    viewers.textContent = counted(viewers.dataset.one, viewers.dataset.many, counters.viewers ?? 0);
  }
  for (const count of node.querySelectorAll("[data-supports]")) {
    count.textContent = counters.supports?.[count.dataset.supports] ?? (counters.supports ? 0 : count.textContent);
  }
}

function tick(node) {
  for (const clock of node.querySelectorAll("[data-since]")) {
    const seconds = Math.max(0, Math.floor((Date.now() - new Date(clock.dataset.since)) / 1000));
    const parts = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
    clock.textContent = parts.map((part) => String(Math.floor(part)).padStart(2, "0")).join(":");
  }
}

function tell(word) {
  told.hidden = !word;
  told.textContent = told.dataset[word] ?? word;
}
