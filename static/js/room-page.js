// Fetches pages and fragments of this site and puts parts of them in place; the server has escaped every text in them.

/** {document, status}: the parsed answer; throws where the network does. */
export async function fetchPage(address, options = {}) {
  const response = await fetch(address, { credentials: "same-origin", ...options });
  const text = await response.text();
  return { document: new DOMParser().parseFromString(text, "text/html"), status: response.status };
}

const PARTS = [
  "[data-now]", "[data-stream]", '[data-part="standing"]', '[data-part="policy"]', '[data-queue="open"]',
  '[data-queue="answered"]',
];

/** Takes the room as the server shows it now, and leaves the reader where they were. */
export async function refreshRoom(view) {
  const page = await fetchPage(location.pathname + location.search, { cache: "no-store" });
  const fresh = page.document.querySelector("[data-room]");
  if (page.status !== 200 || !fresh) return;
  const spot = placeOf(view);
  for (const part of PARTS) replace(view.one(part), fresh.querySelector(part));
  for (const name of ["data-counter", "data-moment"]) copyTexts(view, fresh, name);
  view.phase({ state: fresh.dataset.phase });
  view.settle();
  backTo(spot);
}

function replace(to, from) {
  to.replaceChildren(...document.importNode(from, true).childNodes);
  to.className = from.className;
  for (const name of ["now", "first"]) if (name in from.dataset) to.dataset[name] = from.dataset[name];
}

function copyTexts(view, fresh, name) {
  for (const from of fresh.querySelectorAll(`[${name}]`)) {
    for (const to of view.all(`[${name}="${from.getAttribute(name)}"]`)) {
      if ("clock" in to.dataset !== "clock" in from.dataset) continue;
      to.textContent = from.textContent;
      if (from.dateTime) to.dateTime = from.dateTime;
    }
  }
}

function placeOf(view) {
  const entry = view.all("[data-entry]").find((node) => node.getBoundingClientRect().bottom > 0);
  return entry && { id: entry.id, top: entry.getBoundingClientRect().top };
}

function backTo(spot) {
  const entry = spot && spot.top < 0 && document.getElementById(spot.id);
  if (entry) scrollBy(0, entry.getBoundingClientRect().top - spot.top);
}
