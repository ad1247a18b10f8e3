// Rating an interview without leaving its page: the form is the server's own; without a script it is a page.
import { fetchPage } from "./room-page.js";

export function attachRating(root) {
  const holder = root.querySelector("[data-rate-src]");
  holder?.addEventListener("click", (event) => {
    if (!event.target.closest("a[data-rate]")) return;
    event.preventDefault();
    show(holder.dataset.rateSrc);
  });
  holder?.addEventListener("submit", (event) => {
    event.preventDefault();
    show(event.target.action, { method: "POST", body: new URLSearchParams(new FormData(event.target)) });
  });

  async function show(address, options = {}) {
    const page = await fetchPage(address, { headers: { "X-Fragment": "1" }, cache: "no-store", ...options }).catch(() => null);
    const box = page?.document.querySelector("[data-rate-box]");
    if (!box) return location.assign(holder.dataset.rateSrc);
    holder.replaceChildren(document.importNode(box, true));
    holder.querySelector("[data-rate-focus], [data-focus], input[type=radio]:checked, input[type=radio]")?.focus();
  }
}
