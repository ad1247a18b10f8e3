// Texts fetched before they are needed, so that a decision shows the next one without waiting.
import { load, part, words } from "./desk-page.js";

const MOST = 8;
const shelf = new Map(); // id → {ready: null | {item, switch, version}, coming: Promise}

async function fetchItem(id) {
  const fresh = await load(`${words.url}${id}/item/?${words.query}`);
  const item = part(fresh, "item");
  return { item, switch: part(fresh, "switch"), version: Number(item.querySelector("[data-item]")?.dataset.version) };
}

function put(id) {
  const entry = { ready: null };
  entry.coming = fetchItem(id).then(
    (found) => (entry.ready = found),
    () => {
      if (shelf.get(id) === entry) shelf.delete(id);
      return null;
    },
  );
  shelf.set(id, entry);
  while (shelf.size > MOST) shelf.delete(shelf.keys().next().value);
  return entry;
}

/** Fetches these unless they are there or on their way. */
export function want(ids) {
  for (const id of ids) if (!shelf.has(id)) put(id);
}

/** {ready, coming}: at once if it is there; it leaves the shelf. */
export function take(id) {
  const entry = shelf.get(id) ?? put(id);
  shelf.delete(id);
  return entry;
}

/** What is known of it is old; `version` drops only an older one. */
export function drop(id, version = Infinity) {
  const entry = shelf.get(id);
  if (entry && !(entry.ready && entry.ready.version >= version)) shelf.delete(id);
}

export function clear() {
  shelf.clear();
}
