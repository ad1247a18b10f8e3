// Keys on the groups of alike texts: from group to group and from text to text, a tick, the one to publish, the buttons.
const OFF = "desk-keys-off"; // set at the desk, for good
const members = [...document.querySelectorAll("[data-member]")];
const groups = [...document.querySelectorAll("[data-cluster]")];

function areOff() {
  try {
    return localStorage.getItem(OFF) === "1";
  } catch {
    return false;
  }
}

const isTyping = (target) => target.closest("textarea, select, input:not([type=checkbox], [type=radio])") !== null;

const here = () => document.activeElement?.closest("[data-member], [data-cluster]");

// The next text or group in this direction takes the focus; the first or the last one stays.
function move(by) {
  const all = members.length ? members : groups;
  if (!all.length) return;
  const place = all.indexOf(here());
  const next = all[Math.min(all.length - 1, Math.max(0, place < 0 ? 0 : place + by))];
  next.querySelector("[data-tick], a").focus();
  next.scrollIntoView({ block: "nearest" });
}

function press(selector) {
  here()?.querySelector(selector)?.click();
}

function unfold() {
  const folded = document.querySelector("details[data-reject]");
  if (!folded) return;
  folded.open = !folded.open;
  (folded.open ? folded.querySelector("input[type=radio]") : folded.querySelector("summary")).focus();
}

const keys = {
  j: () => move(1),
  k: () => move(-1),
  x: () => press("[data-tick]"),
  f: () => press("[data-first-of-all]"),
  a: () => document.querySelector('button[data-key="a"]')?.click(),
  m: () => document.querySelector('button[data-key="m"]')?.click(),
  r: unfold,
};

document.querySelector("[data-keys]")?.toggleAttribute("hidden", areOff());
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || areOff() || isTyping(event.target)) return;
  const run = keys[event.key.toLowerCase()];
  if (!run) return;
  event.preventDefault();
  run();
});
