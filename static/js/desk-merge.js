// Looks for a published text to join to, without leaving the desk.
import { load, part, say, words } from "./desk-page.js";

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-find]");
  if (!form) return;
  event.preventDefault();
  const query = new URLSearchParams(words.query);
  query.set("find", new FormData(form).get("find"));
  const fresh = await load(`${form.dataset.find}?${query}`).catch(() => null);
  if (!fresh) return say(words.failed);
  const box = form.closest("details");
  const old = box && part(box, "targets");
  if (!old) return;
  const next = document.adoptNode(part(fresh, "targets"));
  old.replaceWith(next);
  next.querySelector("[data-number]")?.focus();
});
