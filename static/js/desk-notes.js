// A note to the other moderators, written without leaving the text.
import { load, part, post, say, why, words } from "./desk-page.js";
import { selectedId } from "./desk-pane.js";
import { drop } from "./desk-shelf.js";

async function write(form) {
  const id = selectedId();
  const answer = await post(form.action, new FormData(form));
  if (!answer?.ok) return say(why(answer));
  drop(id);
  say(words.noted);
  const fresh = await load(`${words.url}${id}/item/?${words.query}`).catch(() => null);
  const next = fresh && part(fresh, "remarks");
  if (!next || selectedId() !== id) return;
  part(document, "remarks").replaceWith(document.adoptNode(next));
  document.getElementById("note-text").focus({ preventScroll: true });
}

let busy = false;
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("form[data-note]")) return;
  event.preventDefault();
  if (busy) return;
  busy = true;
  await write(event.target);
  busy = false;
});
