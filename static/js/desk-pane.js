// The text in the middle: put in place at once when it is there, without losing focus.
import { part, say, words } from "./desk-page.js";
import { mark, prune, row } from "./desk-rows.js";
import { take } from "./desk-shelf.js";

let turn = 0;
let coming = ""; // the text on its way into the middle

export const item = () => document.querySelector("[data-item]");
export const selectedId = () => item()?.dataset.item ?? "";
export const isComing = () => coming !== "";
export const headedFor = () => coming || selectedId();
export const isWriting = () => Boolean(document.querySelector("[data-edit][open], [data-reject][open], [data-merge][open]"));

export function tellNews(text) {
  say(text);
  const news = document.querySelector("[data-item-news]");
  if (!news) return;
  news.textContent = text;
  news.hidden = false;
}

function put(id, found, focus) {
  coming = "";
  const held = document.activeElement;
  const lost = !held || held === document.body || part(document, "item").contains(held);
  part(document, "item").replaceWith(document.adoptNode(found.item));
  const turner = part(document, "switch");
  if (found.switch && turner && !turner.contains(held)) turner.replaceWith(document.adoptNode(found.switch));
  mark(id);
  row(id)?.scrollIntoView({ block: "nearest" });
  prune();
  history.replaceState(null, "", `${words.url}${id}/${words.query ? `?${words.query}` : ""}`);
  if (focus === "row" && row(id)) row(id).querySelector("a").focus({ preventScroll: true });
  else if (focus || lost) document.getElementById("item-title")?.focus({ preventScroll: focus === "quiet" });
  document.dispatchEvent(new CustomEvent("desk:item"));
  return true;
}

// What is pressed stays in place until it is let go: a text that comes meanwhile would take the click away.
const LONGEST = 5_000; // where a menu or another window has swallowed the letting go
let letGo = Promise.resolve();

addEventListener("pointerdown", ({ button, target }) => {
  if (button !== 0 || !part(document, "item")?.contains(target)) return;
  letGo = new Promise((free) => {
    for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(free), { once: true });
    setTimeout(free, LONGEST);
  });
});

/** Whether it came into the middle: the text asked for last is shown, in whatever order the answers come.
 * focus: "title", "row", or "quiet" to leave it where it is unless it would be lost. */
export function show(id, focus = "quiet") {
  const mine = ++turn;
  const { ready, coming: later } = take(id);
  const wanted = focus === "quiet" ? "" : focus;
  if (ready) return Promise.resolve(put(id, ready, wanted));
  coming = id;
  return later.then(async (found) => {
    await letGo;
    if (mine !== turn) return false;
    coming = "";
    if (found) return put(id, found, wanted);
    tellNews(words.failed);
    return false;
  });
}

/** Nothing is left to read: says so where the text stood. */
export function showNothing() {
  turn += 1;
  coming = "";
  const note = document.createElement("p");
  note.textContent = words.empty;
  note.tabIndex = -1;
  const box = document.createElement("div");
  box.className = "empty item";
  box.append(note);
  part(document, "item").replaceChildren(box);
  mark("");
  history.replaceState(null, "", `${words.url}${words.query ? `?${words.query}` : ""}`);
  note.focus();
  document.dispatchEvent(new CustomEvent("desk:item"));
}
