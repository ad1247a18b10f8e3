// Who is looking at what: a courtesy to the other moderators, renewed while the text stays open. The text to be read after
// the one in the middle is claimed ahead, so that two who decide at the same pace never meet at the same text.
import { post, words } from "./desk-page.js";
import { item, selectedId, tellNews } from "./desk-pane.js";
import { claims, holds } from "./desk-outbox.js";
import { following, isDecided, row } from "./desk-rows.js";
import { want } from "./desk-shelf.js";

const AFTER = 500; // looking for that long is looking
const AGAIN = 60_000; // half of the time a claim lives
const LIVES = 120_000;
const WANTED = 6;
let claimed = ""; // the text in the middle
let upcoming = ""; // the one after it
let timer = null;
let heldSince = 0; // when the server last heard that this text is looked at

const isOpen = (id) => Boolean(id && row(id)) && !isDecided(id);

/** The text claimed ahead, if it still waits. */
export const ahead = () => (isOpen(upcoming) && upcoming !== selectedId() ? upcoming : "");

/** The next texts at which nobody else is looking, as far as is known. */
export const wanted = (id) => following(id, WANTED).filter((one) => !row(one).dataset.looking);

function tell(id, verb, next = []) {
  const sent = new FormData();
  for (const one of next) sent.append("next", one);
  return post(`${words.url}${id}/${verb}/`, sent, { keepalive: true });
}

function letGo(id) {
  if (isOpen(id) && !holds(id)) tell(id, "unclaim");
}

// Takes what the server has claimed for this window.
function keep(id) {
  if (!id || id === claimed || id === upcoming) return;
  if (id === selectedId()) {
    claimed = id;
    return;
  }
  if (upcoming && upcoming !== selectedId()) letGo(upcoming);
  upcoming = id;
  want([id]);
}

async function claim(id) {
  claimed = id;
  const answer = await tell(id, "claim", ahead() ? [] : wanted(id));
  if (!answer?.ok) return;
  heldSince = Date.now();
  keep(answer.told.next && String(answer.told.next));
}

function look() {
  clearTimeout(timer);
  const id = selectedId();
  const known = id === upcoming;
  if (claimed !== id) letGo(claimed);
  if (known) upcoming = "";
  if (known) heldSince = Date.now();
  claimed = known || claimed === id ? id : "";
  const shown = item()?.dataset.state === "waiting" && item().offsetParent !== null;
  if (!shown || document.hidden) return;
  timer = setTimeout(() => {
    if (selectedId() !== id || holds(id) || claims(id)) return; // its decision, or the one before, says it already
    if (claimed !== id || !ahead()) claim(id);
  }, AFTER);
}

function release() {
  for (const id of [claimed, upcoming]) letGo(id);
  claimed = upcoming = "";
}

document.documentElement.classList.add("claims-itself");
document.addEventListener("desk:item", look);
document.addEventListener("desk:acted", ({ detail }) => {
  if (claimed === detail.id) claimed = ""; // what changes a case also ends its claim
  keep(detail.next && String(detail.next));
});
document.addEventListener("visibilitychange", () => (document.hidden ? release() : look()));
addEventListener("pagehide", release);

// The connection or the whole device slept: nobody has held the text for longer than a claim lives.
function ranOut() {
  if (!claimed || claimed !== selectedId() || !heldSince || Date.now() - heldSince < LIVES) return;
  heldSince = 0;
  tellNews(words.ranOut);
}

setInterval(async () => {
  if (document.hidden) return;
  ranOut();
  for (const id of [claimed, upcoming]) {
    if (!isOpen(id) || holds(id)) continue;
    const answer = await tell(id, "claim");
    if (answer?.ok && id === claimed) heldSince = Date.now();
  }
}, AGAIN);
look();
