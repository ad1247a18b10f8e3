// The workload board follows by itself: what the desks are told makes it fetch its figures anew, every few seconds at most.
import { follow } from "./live.js";

const SOONEST = 4_000; // between two looks
const LATEST = 30_000; // waiting times grow although nothing happens
const board = document.querySelector("[data-board]");
let last = Date.now();
let planned = 0;

const isBusy = () => document.hidden || board.contains(document.activeElement);
const ahead = (root) => root.querySelector("[data-board-ahead]").textContent.trim();
const openFolds = () => [...board.querySelectorAll("details[open][data-keep]")].map((fold) => fold.dataset.keep);

async function renew() {
  planned = 0;
  if (isBusy()) return plan(SOONEST);
  last = Date.now();
  const response = await fetch(location.pathname, { headers: { Accept: "text/html", "X-Fragment": "1" }, redirect: "error" }).catch(() => null);
  if (!response?.ok) return plan(LATEST);
  const fresh = new DOMParser().parseFromString(await response.text(), "text/html").querySelector("[data-board-now]");
  if (fresh && !isBusy()) show(fresh);
  plan(LATEST);
}

function show(fresh) {
  const open = openFolds();
  for (const fold of fresh.querySelectorAll("[data-keep]")) fold.open = open.includes(fold.dataset.keep);
  const was = ahead(board);
  board.querySelector("[data-board-now]").replaceWith(document.adoptNode(fresh));
  if (ahead(board) !== was) document.querySelector("[data-board-said]").textContent = ahead(board);
}

function plan(delay) {
  const at = Math.max(last + SOONEST, Date.now() + delay);
  if (planned && planned <= at) return;
  planned = at;
  setTimeout(() => planned === at && renew(), at - Date.now());
}

for (const topic of board.dataset.topics.split(" ").filter(Boolean)) {
  follow(topic, { onFrames: () => plan(0), onCounters: () => {}, onReload: () => plan(0) });
}
document.querySelector("[data-board-live]").hidden = false;
plan(LATEST);
