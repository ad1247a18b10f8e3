// The desk's changing parts: fetched as the server's own HTML and put in place without losing focus or reading position.
const desk = document.querySelector("[data-desk]");
export const words = desk.dataset;
const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
let busy = null;
let again = false;
let turn = 0;
let coming = ""; // the text on its way into the middle

export const item = () => document.querySelector("[data-item]");
export const selectedId = () => item()?.dataset.item ?? "";
export const isComing = () => coming !== "";
export const headedFor = () => coming || selectedId();
export const isWriting = () => Boolean(document.querySelector("[data-edit][open], [data-reject][open]"));

export function say(text) {
  document.querySelector("[data-said]").textContent = text;
  const news = document.querySelector("[data-item-news]");
  if (!news) return;
  news.textContent = text;
  news.hidden = false;
}

async function load(url) {
  const response = await fetch(url, { headers: { Accept: "text/html" }, redirect: "error" });
  if (!response.ok) throw new Error(`desk: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

function swap(fresh, name) {
  const next = part(fresh, name);
  if (next) part(document, name)?.replaceWith(document.adoptNode(next));
}

// One request at a time; what changes meanwhile is fetched by one more.
export function refreshQueue() {
  if (busy) {
    again = true;
    return busy;
  }
  busy = fetchQueue().catch(() => {}).finally(() => {
    busy = null;
    if (again) {
      again = false;
      refreshQueue();
    }
  });
  return busy;
}

async function fetchQueue() {
  const id = selectedId();
  const fresh = await load(`${words.url}queue/?${words.query}&case=${id}`);
  const held = document.activeElement?.closest("[data-case]")?.dataset.case;
  const inToast = Boolean(document.activeElement?.closest("[data-toast]"));
  const pane = document.querySelector(".queue-pane");
  const top = pane.scrollTop;
  for (const name of ["tabs", "pace", "queue"]) if (!part(document, name)?.contains(document.activeElement) || name === "queue") swap(fresh, name);
  if (!inToast) swap(fresh, "toast");
  pane.scrollTop = top;
  if (held) document.querySelector(`[data-case="${held}"] a`)?.focus({ preventScroll: true });
  mark(selectedId());
  document.dispatchEvent(new CustomEvent("desk:queue"));
}

export function mark(id) {
  for (const row of document.querySelectorAll("[data-case]")) {
    const on = row.dataset.case === id;
    row.classList.toggle("is-on", on);
    const link = row.querySelector("a");
    if (on) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// Whether it came into the middle: the text asked for last is shown, in whatever order the answers come.
export async function showItem(id, { focus = false } = {}) {
  const mine = ++turn;
  coming = id;
  const fresh = await load(`${words.url}${id}/item/?${words.query}`).catch(() => null);
  if (mine !== turn) return false;
  coming = "";
  if (!fresh) {
    say(words.failed);
    return false;
  }
  swap(fresh, "item");
  mark(id);
  document.querySelector(`[data-case="${id}"]`)?.scrollIntoView({ block: "nearest" });
  history.replaceState(null, "", `${words.url}${id}/${words.query ? `?${words.query}` : ""}`);
  if (focus) document.getElementById("item-title")?.focus();
  document.dispatchEvent(new CustomEvent("desk:item"));
  return true;
}

// The id that stands `step` rows from the one shown or on its way; the nearest there is at the ends.
export function neighbour(step) {
  const ids = [...document.querySelectorAll("[data-case]")].map((row) => row.dataset.case);
  const place = ids.indexOf(headedFor());
  if (place < 0) return ids[0];
  return ids[place + step] ?? ids[place];
}
