// Each published question stands in one place: the open list, the stream, or below the question it was joined to.
import { writeCounts } from "./room-counters.js";
import { fill } from "./room-text.js";

const OWN_COUNTS = ":scope > .qa-q > p [data-supports], :scope > .qa-q > p [data-others], :scope > .up > [data-supports]";

/** What the page says of a question: id, text, byline, at, theme, supports, others; null for one it does not show. */
export function known(view, id) {
  const places = ['[data-queue="open"] > ', "[data-entry]", "[data-joined] ", ""];
  const node = places.map((place) => view.one(`${place}[data-question="${id}"]`)).find(Boolean);
  if (!node) return null;
  const said = (name) => node.querySelector(`[data-fill="${name}"]`)?.textContent.trim() ?? "";
  const number = (name) => node.querySelector(`:scope > .qa-q > p ${name}, :scope > .up > ${name}`)?.textContent;
  const { at = "", theme = "" } = node.dataset;
  const counts = { supports: number("[data-supports]"), others: number("[data-others]") };
  return { id, text: said("text"), byline: said("byline"), at, theme, ...counts };
}

/** Puts a question where it belongs now, with what was joined to it. */
export function place(view, item) {
  if (item.into) return placeBelow(view, item);
  if (item.answered) return placeInStream(view, item);
  const line = view.one(`[data-queue="open"] > [data-question="${item.id}"]`);
  if (line) return fillQuestion(view, line, item);
  const made = fillQuestion(view, view.make("question"), item);
  const up = made.querySelector(".up");
  if (up.dataset.up !== undefined) {
    up.setAttribute("href", up.getAttribute("href").replace(/0\/$/, `${item.id}/`));
    up.dataset.up = item.id;
  }
  takeFrom(view, item.id, made);
  made.id = `q${item.id}`;
  view.one('[data-queue="open"]').append(made);
}

/** Its entry of the stream, made where there is none; null for a question this page does not know. */
export function entryOf(view, id, at) {
  const shown = view.one(`[data-entry][data-question="${id}"]`);
  const item = shown ? null : known(view, id);
  return shown ?? (item && placeInStream(view, { ...item, answered: true, answered_at: at, tie: 0 }));
}

function placeInStream(view, item) {
  const shown = view.one(`[data-entry][data-question="${item.id}"]`);
  if (shown) return fillQuestion(view, shown, item);
  const entry = fillQuestion(view, view.make("qa"), item);
  takeFrom(view, item.id, entry);
  entry.id = `q${item.id}`;
  view.insert(entry, item.answered_at, item.tie ?? item.id);
  listAnswered(view, entry, item);
  return entry;
}

/** The line among the answered ones stands in the order of the stream, the newest first. */
export function listAnswered(view, entry, item) {
  const known = view.one(`[data-queue="answered"] > [data-question="${item.id}"]`);
  const line = known ?? fillQuestion(view, view.make("answered"), item);
  line.querySelector("a").href = `#q${item.id}`;
  let older = view.isOldestFirst ? null : entry.nextElementSibling;
  while (older && !older.dataset.question) older = older.nextElementSibling;
  const before = older && view.one(`[data-queue="answered"] > [data-question="${older.dataset.question}"]`);
  const queue = view.one('[data-queue="answered"]');
  view.isOldestFirst ? queue.prepend(line) : queue.insertBefore(line, before);
}

function placeBelow(view, item) {
  const mains = view.all(`[data-question="${item.into}"]`).filter((node) => node.querySelector(":scope [data-joined]"));
  if (!mains.length) return view.lost();
  const line = fillQuestion(view, view.make("also"), item);
  takeFrom(view, item.id, null);
  line.id = `q${item.id}`;
  const list = mains[0].querySelector("[data-joined] ul");
  list.insertBefore(line, [...list.children].find((other) => after(other, item)) ?? null);
  list.parentElement.hidden = false;
}

function after(node, item) {
  if (node.dataset.at !== item.at) return node.dataset.at > item.at;
  return Number(node.dataset.question) > Number(item.id);
}

/** A changed text shows at once wherever the question stands, also where what is new has to wait. */
export function reword(view, { id, text }) {
  const places = view.all(`[data-question="${id}"]`).map((node) => node.querySelector(".qa-q") ?? node);
  for (const node of [...places, ...view.all(`[data-now="${id}"]`)]) fill(node, { text });
}

/** Removes a question from where it stood; what was joined to it moves along to `node`. */
function takeFrom(view, id, node) {
  for (const old of view.all(`[data-question="${id}"]`)) {
    const joined = old.querySelector(":scope [data-joined] ul");
    const box = joined?.closest("[data-question]") === old ? joined : null;
    if (node && box?.children.length) {
      node.querySelector("[data-joined] ul").append(...box.children);
      node.querySelector("[data-joined]").hidden = false;
    }
    removeLine(old);
  }
}

/** Removes a node of a question; a list of joined ones that is empty then is not shown. */
export function removeLine(node) {
  const box = node.parentElement?.closest("[data-joined]");
  node.remove();
  if (box) box.hidden = box.querySelector("li") === null;
}

function fillQuestion(view, node, item) {
  node.dataset.question = item.id;
  node.dataset.at = item.at;
  node.dataset.theme = item.theme ?? "";
  writeCounts(view, node.querySelectorAll(OWN_COUNTS), item);
  const own = node.querySelector(".qa-q") ?? node;
  fill(own, { ...item, byline: item.byline || view.anonymous });
  own.querySelector("[data-report]")?.setAttribute("href", `/report/${item.id}/`);
  const chip = own.querySelector("[data-theme-name]");
  if (chip) nameTheme(view, chip, node.dataset.theme);
  return node;
}

function nameTheme(view, chip, theme) {
  const name = theme && view.one(`[data-theme-chip="${theme}"]`);
  chip.hidden = !name;
  chip.replaceChildren(...(name ? [...name.cloneNode(true).childNodes] : []));
}
