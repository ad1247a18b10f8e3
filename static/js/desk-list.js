// Keeps the list filled: more below when its end comes near, what comes in meanwhile appended or counted, never put between.
import { fill, load, part, say, words } from "./desk-page.js";
import { isDecided, mark, openRows, pane, replaceList, row, rows } from "./desk-rows.js";
import { headedFor } from "./desk-pane.js";

const PAGE = 50;
const ENOUGH = 15; // open rows below the one in the middle
const PAUSE = 1_000;
const grows = words.tab === "waiting" || words.tab === "overdue"; // a list that is filled up from below
let complete = isComplete(document);
let fetching = null;
let timer = null;
let lastAt = -PAUSE;
const unseen = new Set(); // what came in and belongs further up

function isComplete(root) {
  const list = root.querySelector("[data-queue]");
  return !list || Number(list.dataset.total) <= openRows().length;
}

function address(page) {
  const query = new URLSearchParams(words.query);
  query.delete("page");
  if (page > 1) query.set("page", page);
  return `${words.url}queue/?${query}`;
}

function showFresh() {
  const button = document.querySelector("[data-fresh]");
  if (!button) return;
  button.hidden = unseen.size === 0;
  button.textContent = fill(words.fresh, { n: unseen.size });
}

// Appends what is not there yet; what stands before a known row belongs further up and is only counted.
function append(fresh) {
  const list = document.querySelector("[data-queue]");
  const coming = [...fresh.querySelectorAll("[data-case]")];
  if (!list) {
    if (coming.length) swapAll(fresh);
    return;
  }
  const last = coming.findLastIndex((one) => row(one.dataset.case));
  coming.forEach((one, place) => {
    if (row(one.dataset.case) || isDecided(one.dataset.case)) return;
    if (place < last) unseen.add(one.dataset.case);
    else list.append(document.adoptNode(one));
  });
  list.dataset.total = fresh.querySelector("[data-queue]")?.dataset.total ?? 0;
  complete = isComplete(document);
  showFresh();
}

async function fetchMore() {
  if (!grows) return;
  lastAt = performance.now();
  append(await load(address(Math.floor(openRows().length / PAGE) + 1)));
  document.dispatchEvent(new CustomEvent("desk:rows"));
}

function more() {
  fetching ??= fetchMore().catch(() => {}).finally(() => (fetching = null));
  return fetching;
}

// Fills up if the end is near.
export function fillUp() {
  const all = rows();
  const place = all.findIndex((one) => one.dataset.case === headedFor());
  const below = all.slice(place + 1).filter((one) => !one.classList.contains("is-over")).length;
  return !complete && below < ENOUGH ? more() : fetching ?? Promise.resolve();
}

// Something is waiting that the list does not hold.
export function arrived(id, isFirst) {
  if (isFirst && document.querySelector("[data-queue]")) {
    unseen.add(id);
    showFresh();
  }
  if (!complete || isFirst) return;
  timer ??= setTimeout(() => {
    timer = null;
    more();
  }, Math.max(300, lastAt + PAUSE - performance.now()));
}

// Decided by somebody else, or published by a rule, while such texts are looked at: it belongs into the list.
export function decided(id) {
  if (!["decided", "automatic"].includes(words.tab)) return;
  unseen.add(id);
  showFresh();
}

function swapAll(fresh) {
  replaceList(fresh);
  unseen.clear();
  complete = isComplete(document);
  mark(headedFor());
  attach();
  document.dispatchEvent(new CustomEvent("desk:rows"));
}

// The whole list anew, as whoever asked for it expects; the reading position stays.
export async function renew() {
  const held = document.activeElement?.closest("[data-case]")?.dataset.case;
  const fresh = await load(address(Number(words.page) || 1)).catch(() => null);
  if (!fresh) return say(words.failed);
  const top = pane.scrollTop;
  swapAll(fresh);
  pane.scrollTop = top;
  for (const name of ["tabs", "pace"]) {
    const next = part(fresh, name);
    if (next && !part(document, name)?.contains(document.activeElement)) part(document, name)?.replaceWith(document.adoptNode(next));
  }
  if (held) row(held)?.querySelector("a").focus({ preventScroll: true });
}

function attach() {
  document.querySelector("[data-fresh]")?.addEventListener("click", () => {
    pane.scrollTop = 0;
    renew();
  });
  // The list grows by itself, so it needs no pages.
  const pages = document.querySelector("[data-pages]");
  if (pages && grows && Number(words.page) <= 1) pages.hidden = true;
}

attach();
