// Who is looking at what: a courtesy to the other moderators, renewed while the text stays open.
import { post, words } from "./desk-page.js";
import { item, selectedId } from "./desk-pane.js";
import { claims, holds } from "./desk-outbox.js";

const AFTER = 500; // looking for that long is looking
const AGAIN = 60_000; // half of the time a claim lives
let claimed = "";
let timer = null;

const tell = (id, verb) => post(`${words.url}${id}/${verb}/`, new FormData(), { keepalive: true });

function release() {
  if (claimed && !holds(claimed)) tell(claimed, "unclaim");
  claimed = "";
}

function look() {
  clearTimeout(timer);
  const id = selectedId();
  if (claimed !== id) release();
  const shown = item()?.dataset.state === "waiting" && item().offsetParent !== null;
  if (!shown || document.hidden || claimed === id) return;
  timer = setTimeout(() => {
    if (selectedId() !== id || holds(id) || claims(id)) return; // its decision, or the one before, says it already
    claimed = id;
    tell(id, "claim");
  }, AFTER);
}

document.documentElement.classList.add("claims-itself");
document.addEventListener("desk:item", look);
document.addEventListener("desk:acted", ({ detail }) => {
  if (claimed === detail.id) claimed = ""; // what changes a case also ends its claim
  const next = detail.next && !detail.next.looking ? String(detail.next.id) : "";
  if (!next || next === claimed) return;
  if (next === selectedId()) claimed = next;
  else if (!holds(next)) tell(next, "unclaim");
});
document.addEventListener("visibilitychange", () => (document.hidden ? release() : look()));
addEventListener("pagehide", release);
setInterval(() => claimed && !document.hidden && !holds(claimed) && tell(claimed, "claim"), AGAIN);
look();
