// Another moderator has changed how a place takes texts: this desk shows it at once, and its buttons with it.
import { load, part, say, words } from "./desk-page.js";
import { headedFor, isWriting, selectedId, show, tellNews } from "./desk-pane.js";
import { clear } from "./desk-shelf.js";

/** What was fetched ahead offers what may no longer be done; an open form is left alone and told. */
export async function policyChanged() {
  clear();
  if (isWriting()) return tellNews(words.policy);
  if (selectedId()) await show(headedFor());
  else await takeSwitch();
  say(words.policy);
}

async function takeSwitch() {
  const fresh = await load(location.href).catch(() => null);
  const next = fresh && part(fresh, "switch");
  if (next) part(document, "switch")?.replaceWith(document.adoptNode(next));
}
