// The shortlist's order by mouse, finger and keys; the buttons "up" and "down" stand beside all of them.
import { postFields } from "./studio-acts.js";

const EDGE = 60; // pixels from the window's edge in which a drag scrolls

export function attachOrder(root, { tell, changed, hold }) {
  let drag = null;

  root.addEventListener("pointerdown", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button) return;
    event.preventDefault();
    const pick = grip.closest("[data-pick]");
    grip.setPointerCapture(event.pointerId);
    drag = { grip, pick, list: pick.parentElement, next: pick.nextElementSibling };
    pick.classList.add("is-dragged");
    hold(true);
  });
  root.addEventListener("pointermove", (event) => {
    if (!drag) return;
    place(drag, event.clientY);
    if (event.clientY < EDGE) scrollBy(0, -12);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, 12);
  });
  root.addEventListener("pointerup", () => drop(true));
  root.addEventListener("pointercancel", () => drop(false));
  root.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && drag) drop(false);
    const pick = event.target.closest("[data-shortlist] [data-pick]");
    const way = { ArrowUp: "up", ArrowDown: "down" }[event.key];
    if (!pick || !way || !event.altKey) return;
    event.preventDefault();
    pick.querySelector(`#${way}-${pick.dataset.pick}`)?.click();
  });

  async function drop(isMeant) {
    if (!drag) return;
    const { pick, list, next } = drag;
    drag = null;
    pick.classList.remove("is-dragged");
    if (!isMeant) list.insertBefore(pick, next);
    else if (pick.nextElementSibling !== next) await move(pick, list);
    hold(false);
  }

  async function move(pick, list) {
    const body = new FormData();
    body.set("question", pick.dataset.pick);
    body.set("before", pick.nextElementSibling?.dataset.pick ?? "");
    body.set("csrfmiddlewaretoken", root.querySelector("[name=csrfmiddlewaretoken]").value);
    const answer = await postFields(list.dataset.moveUrl, body);
    tell(answer.done ? "" : answer.sentence || "lost");
    changed();
  }
}

/** Puts the dragged card where the pointer is, among the others of its list. */
function place({ pick, list }, y) {
  const others = [...list.children].filter((node) => node !== pick);
  const next = others.find((node) => y < node.getBoundingClientRect().top + node.offsetHeight / 2) ?? null;
  if (next !== pick.nextElementSibling) list.insertBefore(pick, next);
}
