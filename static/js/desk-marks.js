// Stars, and what was opened: both are this moderator's own and change no text.
import { post, say, why, words } from "./desk-page.js";
import { item, selectedId } from "./desk-pane.js";
import { row } from "./desk-rows.js";
import { drop } from "./desk-shelf.js";

const AFTER = 700; // looking for that long is reading
const PAUSE = 2_000; // texts opened within that time are told together
const opened = new Set(); // told already
const untold = new Set();
let looking = null;
let sending = null;

function tell() {
  clearTimeout(sending);
  sending = null;
  if (!untold.size) return;
  const sent = new FormData();
  for (const id of [...untold].slice(0, 100)) sent.append("case", id);
  untold.clear();
  post(`${words.url}read/`, sent, { keepalive: true });
}

function open(id) {
  if (!id || opened.has(id)) return;
  opened.add(id);
  const line = row(id);
  line?.classList.remove("is-new");
  const said = line?.querySelector("[data-new-said]");
  if (said) said.textContent = "";
  untold.add(id);
  sending ??= setTimeout(tell, PAUSE);
}

function look() {
  clearTimeout(looking);
  const id = selectedId();
  if (!id || document.hidden || item().offsetParent === null) return;
  looking = setTimeout(() => selectedId() === id && open(id), AFTER);
}

async function star(form) {
  const id = selectedId();
  const answer = await post(form.action, new FormData(form));
  if (!answer?.ok) return say(why(answer));
  const on = answer.told.starred;
  drop(id);
  const sign = row(id)?.querySelector("[data-starred]");
  if (sign) sign.hidden = !on;
  say(on ? words.starred : words.unstarred);
  if (selectedId() !== id) return;
  const shown = document.querySelector("form[data-star]");
  shown.elements.on.value = on ? "" : "on";
  shown.querySelector("button").setAttribute("aria-pressed", on);
  shown.querySelector("[data-star-sign]").textContent = on ? "★" : "☆";
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches("form[data-star]")) return;
  event.preventDefault();
  star(event.target);
});
document.addEventListener("desk:item", look);
document.addEventListener("desk:acted", ({ detail }) => open(detail.id));
document.addEventListener("desk:rows", () => {
  for (const id of opened) row(id)?.classList.remove("is-new"); // told, but the list may have been made before
});
document.addEventListener("visibilitychange", () => (document.hidden ? tell() : look()));
addEventListener("pagehide", tell);
look();
