// One-letter keys of the desk. They rest while somebody types, and can be switched off for good (WCAG 2.1.4).
import { isComing } from "./desk-pane.js";

const OFF = "desk-keys-off";
const dialog = document.querySelector("[data-help]");
const opener = document.querySelector("[data-help-open]");
const choice = document.querySelector("[data-keys-on]");

function remembered() {
  try {
    return localStorage.getItem(OFF) !== "1";
  } catch {
    return true;
  }
}

function remember(on) {
  try {
    localStorage.setItem(OFF, on ? "0" : "1");
  } catch {
    // Private browsing: the choice holds for this page only.
  }
}

function isTyping(target) {
  return target.closest("textarea, select, [contenteditable], input:not([type=checkbox], [type=radio])") !== null;
}

function openDetails(name, field) {
  const details = document.querySelector(`details[data-${name}]`);
  if (!details) return;
  details.open = !details.open;
  if (details.open) details.querySelector(field)?.focus();
  details.scrollIntoView({ block: "nearest" });
}

function press(key) {
  if (key === "u") document.querySelector("[data-undo] button, [data-key=u]")?.click();
  else document.querySelector(`[data-key="${key}"]`)?.click();
}

function pressReason(number) {
  document.querySelector(`details[data-reject][open] [data-number="${number}"]`)?.click();
}

const KEYS = {
  j: (desk) => desk.move(1),
  k: (desk) => desk.move(-1),
  a: () => press("a"),
  p: () => press("p"),
  u: () => press("u"),
  e: () => isComing() || openDetails("edit", "textarea"),
  r: () => isComing() || openDetails("reject", "button"),
  "/": () => document.getElementById("desk-q")?.focus(),
  "?": () => dialog.showModal(),
};

export function attachKeys(desk) {
  choice.checked = remembered();
  choice.addEventListener("change", () => remember(choice.checked));
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !dialog.open) {
      document.querySelectorAll("details[data-edit][open], details[data-reject][open]").forEach((one) => (one.open = false));
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || dialog.open) return;
    if (!choice.checked || isTyping(event.target)) return;
    const run = KEYS[event.key.toLowerCase()];
    if (run) {
      event.preventDefault();
      run(desk);
    } else if (/^[1-9]$/.test(event.key)) {
      pressReason(event.key);
    }
  });
}
