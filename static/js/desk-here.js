// Who else is at the desk, and where: from what they claim and decide.
import { fill, words } from "./desk-page.js";

const HERE = 120_000; // how long somebody counts as being at the desk
const box = document.querySelector("[data-colleagues]");
const seen = new Map(); // name → {at, place}

for (const line of box.querySelectorAll("[data-name]")) {
  seen.set(line.dataset.name, { at: Date.now(), place: line.querySelector(".muted").textContent });
}

function titleOf(scope) {
  const known = document.querySelector(`#desk-scope option[value="${CSS.escape(scope)}"]`);
  const shown = document.querySelector(`[data-case][data-scope="${CSS.escape(scope)}"] [data-place]`);
  return known?.dataset.title ?? known?.textContent ?? shown?.dataset.place ?? "";
}

function tell() {
  for (const [name, { at }] of seen) if (Date.now() - at > HERE) seen.delete(name);
  box.hidden = seen.size === 0;
  if (!seen.size) box.open = false;
  box.querySelector("[data-names-said]").textContent = seen.size ? fill(words.here, { names: [...seen.keys()].join(words.comma) }) : "";
  box.querySelector("[data-colleague-list]").replaceChildren(
    ...[...seen].map(([name, { place }]) => {
      const [line, who, where] = ["li", "b", "span"].map((tag) => document.createElement(tag));
      who.textContent = name;
      where.className = "muted";
      where.textContent = place;
      line.append(who, " ", where);
      return line;
    }),
  );
}

/** Somebody looked at or decided a text of this place just now. */
export function meet(name, scope = "") {
  if (!name || name === words.me) return;
  seen.set(name, { at: Date.now(), place: titleOf(scope) || seen.get(name)?.place || "" });
  tell();
}

setInterval(tell, 15_000);
