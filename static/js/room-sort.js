// The tabs and themes over the questions. The list is put in order by itself only while nobody reads in it.
const PAUSE = 400; // milliseconds in which changes are gathered
const TOUCHED = matchMedia("(hover: none)");

/** Returns {changed()}: to be told after every change of the list or of its numbers. */
export function attachSorts(root) {
  const queue = root.querySelector('[data-queue="open"]');
  const told = root.querySelector("[data-order-changed]");
  const again = told.querySelector("[data-sort-again]");
  let timer;
  root.querySelector("[data-sorts]").addEventListener("click", (event) => choose(event, "[data-sort]", pick));
  root.querySelector("[data-themes]")?.addEventListener("click", (event) => choose(event, "[data-theme-chip]", filter));
  again.addEventListener("click", () => {
    sort();
    root.querySelector("[data-sort][aria-current]").focus();
  });
  return { changed };

  function changed() {
    filter();
    timer ??= setTimeout(arrange, PAUSE);
  }

  function arrange() {
    timer = null;
    if (inOrder(queue, chosen())) return tell(false);
    isRead(queue) ? tell(true) : sort();
  }

  function sort() {
    const lines = [...queue.children];
    queue.append(...lines.sort(ORDER[chosen()]));
    tell(false);
  }

  function tell(isStale) {
    if (again.hidden !== isStale) return;
    again.hidden = !isStale;
    told.querySelector("[data-order-said]").textContent = isStale ? told.dataset.said : "";
  }

  function chosen() {
    return root.querySelector("[data-sort][aria-current]").dataset.sort;
  }

  function pick() {
    const wanted = chosen();
    for (const list of root.querySelectorAll("[data-list]")) {
      list.hidden = (list.dataset.list === "answered") !== (wanted === "answered");
    }
    sort();
  }

  function filter() {
    const theme = root.querySelector("[data-theme-chip][aria-current]")?.dataset.themeChip ?? "";
    for (const list of root.querySelectorAll("[data-list]")) {
      const lines = [...list.querySelector("[data-queue]").children];
      for (const line of lines) line.hidden = theme !== "" && line.dataset.theme !== theme;
      list.querySelector("[data-queue-none]").hidden = !lines.length || lines.some((line) => !line.hidden);
    }
  }
}

function choose(event, links, then) {
  const link = event.target.closest(links);
  if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  for (const other of event.currentTarget.querySelectorAll(links)) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  then();
}

const age = (line) => Number(line.dataset.question);
const supports = (line) => Number(line.querySelector(":scope > .up [data-supports]").textContent);
const ORDER = {
  newest: (a, b) => age(b) - age(a),
  wanted: (a, b) => supports(b) - supports(a) || age(a) - age(b),
  answered: () => 0,
};

function inOrder(queue, wanted) {
  const lines = [...queue.children];
  return lines.every((line, place) => place === 0 || ORDER[wanted](lines[place - 1], line) <= 0);
}

/** Whether the reader points at the list, works in it, or has scrolled into it; without a pointer, whether it is in sight. */
function isRead(queue) {
  const { top, bottom } = queue.getBoundingClientRect();
  const edge = Math.max(0, queue.closest(".room-side")?.getBoundingClientRect().top ?? 0);
  const isInSight = bottom > 0 && top < innerHeight;
  if (queue.matches(":hover") || queue.contains(document.activeElement)) return true;
  return isInSight && (TOUCHED.matches || top < edge);
}
