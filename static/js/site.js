// What every page does: small behaviours, attached by data- attributes. Without JavaScript nothing is missing but comfort.
import { attachAsker } from "./asker.js";
import { attachKept } from "./asker-list.js";
import { attachCopy } from "./copy.js";
import { attachCounters } from "./counter.js";
import { attachRelativeTimes } from "./relative-time.js";
import { attachReadAloud } from "./read-aloud.js";

attachCopy(document);
attachCounters(document);
attachRelativeTimes(document);
attachReadAloud(document);
attachAsker(document);
attachKept(document);

// An error summary takes the focus where `autofocus` on a div is not known.
const summary = document.querySelector("[data-focus]");
if (summary && document.activeElement !== summary) summary.focus();

// The menu closes with Escape and when the focus leaves it.
for (const menu of document.querySelectorAll("details[data-menu]")) {
  menu.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.open) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
  menu.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !menu.contains(event.relatedTarget)) menu.open = false;
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
}

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
