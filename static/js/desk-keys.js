// One-letter keys of the desk. They rest while somebody types, and can be switched off for good (WCAG 2.1.4).
import { maskIntoDraft } from "./desk-mask.js";

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

const panels = () => [...document.querySelectorAll("details[data-edit], details[data-reject], details[data-merge]")];

// Opens a panel under the text, or closes it; two are never open at once.
function unfold(name, field) {
  const one = document.querySelector(`details[data-${name}]`);
  if (!one) return;
  one.open = !one.open;
  for (const other of panels()) if (other !== one) other.open = false;
  if (one.open) (one.querySelector(field) ?? one.querySelector("input")).focus();
  else one.querySelector("summary").focus();
  one.scrollIntoView({ block: "nearest" });
}

const press = (key) => document.querySelector(`[data-key="${key}"]`)?.click();

// In the list of reasons a number chooses and the same number again decides; a text to join to is one press.
function pressNumber(number) {
  const one = document.querySelector(`details:is([data-reject], [data-merge])[open] [data-number="${number}"]`);
  if (!one) return;
  if (one.type === "radio" && one.checked) return one.form.requestSubmit(one.form.querySelector("button"));
  one.click();
  one.focus();
  one.scrollIntoView({ block: "nearest" });
}

function keysOf(desk) {
  return {
    j: () => desk.move(1),
    k: () => desk.move(-1),
    a: () => press("a"),
    p: () => press("p"),
    u: () => desk.undo(),
    x: () => desk.toggle(),
    e: () => desk.isComing() || unfold("edit", "textarea"),
    r: () => desk.isComing() || unfold("reject", "input[type=radio]"),
    m: () => desk.isComing() || maskIntoDraft(),
    g: () => desk.isComing() || unfold("merge", "[data-number]"),
    s: () => press("s"),
    "/": () => document.getElementById("desk-q")?.focus(),
    "?": () => dialog.showModal(),
  };
}

export function attachKeys(desk) {
  const keys = keysOf(desk);
  choice.checked = remembered();
  choice.addEventListener("change", () => remember(choice.checked));
  opener.hidden = false;
  opener.addEventListener("click", () => dialog.showModal());
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    if (event.key === "Escape") {
      const open = panels().filter((one) => one.open);
      for (const one of open) one.open = false;
      open[0]?.querySelector("summary").focus();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    if (!choice.checked || isTyping(event.target)) return;
    const run = keys[event.key.toLowerCase()];
    if (run) {
      event.preventDefault();
      run();
    } else if (/^[1-9]$/.test(event.key)) {
      pressNumber(event.key);
    }
  });
}
