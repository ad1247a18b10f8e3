// The studio: acts without leaving the page, and shows what the others do within a moment.
import { follow } from "./live.js";
import { counted } from "./room-text.js";
import { attachActs } from "./studio-acts.js";
import { Board } from "./studio-board.js";
import { Desks } from "./studio-desk.js";
import { attachOrder } from "./studio-order.js";

const root = document.querySelector("[data-studio]");
const told = root.querySelector("[data-told]");
let counters = {};
const changed = () => board.refresh();
const desks = new Desks(root, { tell, published: changed });
const board = new Board(root, { prepare, leave });

attachActs(root, { tell, changed });
attachOrder(root, { tell, changed });
setInterval(() => tick(root), 1000);

follow(`${root.dataset.studio}-studio`, {
  seq: Number(board.node.dataset.seq),
  epoch: board.node.dataset.epoch,
  onFrames: (frames) => frames.some(isNews) && board.refreshSoon(),
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
  for (const part of node.querySelectorAll("[data-canned], [data-keys]")) part.hidden = false;
  for (const part of node.querySelectorAll("[data-only-plain]")) part.hidden = true;
  for (const pick of node.querySelectorAll("[data-pick]")) if (pick.querySelector("form")) pick.draggable = true;
  showCounters(node);
  tick(node);
}

/** Before desks vanish from the board, what is typed in them is saved; where that fails, the board stays. */
function leave(fresh) {
  const keys = new Set([...fresh.querySelectorAll("[data-key]")].map((node) => node.dataset.key));
  const going = desks.typing().filter((form) => !keys.has(form.closest("[data-key]").dataset.key));
  return desks.saveAll(going);
}

/** A draft this page has saved itself is no news. */
function isNews({ kind, data }) {
  if (kind !== "draft" || !data) return true;
  const form = root.querySelector(`[data-key="desk-${data.guest}-${data.question}"] [data-desk]`);
  return !form || Number(form.elements.version.value) < data.version;
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
