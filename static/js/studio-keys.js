// The host's keys: j k through the questions, s shortlist, a air, m everything about it, / find, ? the list of keys.

const BUTTONS = {
  s: '[action$="/shortlist/"] button, [action$="/unshortlist/"] button',
  a: '[action$="/air/"] button',
  m: "[data-open]",
};

export function attachKeys(root) {
  document.addEventListener("keydown", (event) => {
    if (event.altKey && event.code === "KeyN") return press(event, root.querySelector(`[data-shortlist] ${BUTTONS.a}`));
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const key = event.key.toLowerCase();
    if (key === "j" || key === "k") return step(event, key === "j" ? 1 : -1);
    if (key === "/") return focus(event, root.querySelector("[data-find]"));
    if (key === "?") return focus(event, root.querySelector("#keys-title"));
    if (key in BUTTONS) press(event, event.target.closest?.("[data-pick]")?.querySelector(BUTTONS[key]));
  });
  root.addEventListener("input", (event) => event.target.matches("[data-find]") && find(root));
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !event.target.matches("[data-find]")) return;
    event.target.value = "";
    find(root);
  });

  function step(event, way) {
    const picks = [...root.querySelectorAll("[data-pick]")].filter((pick) => !pick.hidden);
    const at = picks.indexOf(document.activeElement?.closest("[data-pick]"));
    const next = picks[at < 0 ? (way > 0 ? 0 : picks.length - 1) : at + way];
    focus(event, next);
  }
}

/** Hides the approved questions that do not hold what is looked for; called again after each change of the board. */
export function find(root) {
  const field = document.querySelector("[data-find]");
  const wanted = field?.value.trim().toLowerCase() ?? "";
  for (const pick of root.querySelectorAll("[data-key=approved-list] > [data-pick]")) {
    pick.hidden = Boolean(wanted) && !pick.textContent.toLowerCase().includes(wanted);
  }
}

function isTyping(node) {
  return node.closest?.("textarea, select, dialog, input:not([type=checkbox], [type=radio])");
}

function press(event, button) {
  if (!button) return;
  event.preventDefault();
  button.click();
}

function focus(event, node) {
  if (!node) return;
  event.preventDefault();
  node.focus();
  node.scrollIntoView({ block: "nearest" });
}
