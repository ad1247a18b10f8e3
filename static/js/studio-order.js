// The shortlist's order by mouse and by keys; the buttons "up" and "down" stand beside both.
import { postFields } from "./studio-acts.js";

export function attachOrder(root, { tell, changed }) {
  let dragged = null;
  root.addEventListener("dragstart", (event) => {
    dragged = event.target.closest?.("[data-pick]");
    if (dragged) event.dataTransfer.effectAllowed = "move";
  });
  root.addEventListener("dragover", (event) => {
    const over = event.target.closest("[data-pick]");
    if (!dragged || !over) return;
    event.preventDefault();
    mark(root, over);
  });
  root.addEventListener("dragend", () => mark(root, (dragged = null)));
  root.addEventListener("drop", (event) => {
    const over = event.target.closest("[data-pick]");
    if (!dragged || !over || over === dragged) return;
    event.preventDefault();
    const isBelow = dragged.compareDocumentPosition(over) & Node.DOCUMENT_POSITION_FOLLOWING;
    move(dragged, isBelow ? over.nextElementSibling : over);
  });
  document.addEventListener("keydown", (event) => event.altKey && event.code === "KeyN" && airFirst(event));
  root.addEventListener("keydown", (event) => {
    if (!event.altKey) return;
    const pick = event.target.closest("[data-pick]");
    const step = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!pick || !step) return;
    event.preventDefault();
    pick.querySelector(`#${step}-${pick.dataset.pick}`)?.click();
  });

  function airFirst(event) {
    const button = root.querySelector(`[data-pick] form[action$="/air/"] button`);
    if (!button) return;
    event.preventDefault();
    button.click();
  }

  async function move(pick, before) {
    const list = pick.closest("[data-shortlist]");
    const body = new FormData();
    body.set("question", pick.dataset.pick);
    body.set("before", before?.dataset.pick ?? "");
    body.set("csrfmiddlewaretoken", root.querySelector("[name=csrfmiddlewaretoken]").value);
    list.insertBefore(pick, before);
    const answer = await postFields(list.dataset.moveUrl, body);
    tell(answer.done ? "" : answer.sentence || "lost");
    changed();
  }
}

function mark(root, over) {
  for (const pick of root.querySelectorAll("[data-pick].is-over")) if (pick !== over) pick.classList.remove("is-over");
  over?.classList.add("is-over");
}
