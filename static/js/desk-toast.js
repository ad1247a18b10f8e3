// What was just done, with ten seconds to take it back; and what did not go through, until it is read.
import { fill, part, say, shortened, stateWord, words } from "./desk-page.js";
import { show } from "./desk-pane.js";
import { textOf } from "./desk-rows.js";

export let stroke = null; // the last press: {ids, versions: Map, left}

function button(text, run) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "link";
  made.textContent = text;
  made.addEventListener("click", run);
  return made;
}

/** Shows the last press: these cases, each with the version it has once the server has answered. */
export function toast(made, text, undo) {
  stroke = made;
  const box = document.createElement("div");
  box.className = "toast";
  box.dataset.toast = "";
  box.dataset.seconds = words.undoSeconds;
  const line = document.createElement("p");
  line.textContent = text;
  const back = button(`${words.undo} `, undo);
  back.dataset.undo = "";
  const left = document.createElement("span");
  left.className = "number";
  left.dataset.left = "";
  left.textContent = words.undoSeconds;
  back.append(left);
  box.append(line, back);
  part(document, "toast").replaceChildren(box);
  say(text);
}

export const doneText = (state, text) => fill(words.doneOne, { state: stateWord(state), text: shortened(text) });

export function clearToast(made = stroke) {
  if (made !== stroke) return;
  stroke = null;
  const box = part(document, "toast");
  const held = box.contains(document.activeElement);
  box.replaceChildren();
  if (held) document.getElementById("item-title")?.focus();
}

setInterval(() => {
  const box = document.querySelector("[data-toast]");
  if (!box) return;
  box.dataset.seconds -= 1;
  if (box.dataset.seconds <= 0) clearToast();
  else box.querySelector("[data-left]").textContent = box.dataset.seconds;
}, 1000);

/** One decision that did not go through: which text, why, and a way to look at it. */
export function trouble(id, text, reason) {
  const line = document.createElement("li");
  line.className = "notice stop";
  const told = document.createElement("p");
  told.textContent = `“${shortened(text || textOf(id))}” ${reason}`;
  const away = () => {
    line.remove();
    document.getElementById("item-title")?.focus({ preventScroll: true });
  };
  const open = button(words.open, () => {
    line.remove();
    show(id, "title");
  });
  line.append(told, open, button(words.close, away));
  const list = document.querySelector("[data-troubles]");
  list.append(line);
  while (list.children.length > 5) list.firstElementChild.remove();
}
