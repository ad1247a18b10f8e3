// The tabs over the questions: most supported, newest, answered. Sorting happens when asked for, never under the reader.
export function attachSorts(root) {
  root.querySelector("[data-sorts]").addEventListener("click", (event) => {
    const tab = event.target.closest("[data-sort]");
    if (!tab || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    choose(root, tab);
  });
}

/** The sort the reader has chosen. */
export function chosenSort(root) {
  return root.querySelector("[data-sort][aria-current]").dataset.sort;
}

function choose(root, tab) {
  for (const other of root.querySelectorAll("[data-sort]")) other.removeAttribute("aria-current");
  tab.setAttribute("aria-current", "true");
  const wanted = tab.dataset.sort;
  for (const list of root.querySelectorAll("[data-list]")) {
    list.hidden = (list.dataset.list === "answered") !== (wanted === "answered");
  }
  if (wanted !== "answered") sort(root.querySelector('[data-queue="open"]'), wanted);
}

function sort(queue, wanted) {
  const supports = (line) => Number(line.querySelector("[data-supports]").textContent);
  const age = (line) => Number(line.dataset.question);
  const order = { newest: (a, b) => age(b) - age(a), wanted: (a, b) => supports(b) - supports(a) || age(a) - age(b) };
  queue.append(...[...queue.children].sort(order[wanted]));
}
