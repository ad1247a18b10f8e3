// How to decide, in a window over the desk; without this the link opens a page.
import { load, say, words } from "./desk-page.js";

const dialog = document.querySelector("[data-guide]");
const opener = document.querySelector("[data-guide-open]");

opener.addEventListener("click", async (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  if (!dialog.childElementCount) {
    const fresh = await load(opener.href, { "X-Fragment": "1" }).catch(() => null);
    if (!fresh) return say(words.failed);
    dialog.replaceChildren(document.adoptNode(fresh.querySelector("[data-guide-part]")));
  }
  dialog.showModal();
});
dialog.addEventListener("click", (event) => {
  if (!event.target.closest("[data-guide-close]")) return;
  event.preventDefault();
  dialog.close();
});
document.querySelector(".desk-tabs [aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
