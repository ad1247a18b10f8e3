// Deciding without leaving the desk: every form works by itself; this only saves the page load.
import { attachKeys } from "./desk-keys.js";
import { decide, stay, undo } from "./desk-acts.js";
import { desk } from "./desk-page.js";
import { fillUp } from "./desk-list.js";
import { headedFor, isComing, selectedId, show } from "./desk-pane.js";
import { following, neighbour } from "./desk-rows.js";
import { toggle } from "./desk-select.js";
import { want } from "./desk-shelf.js";
import { stroke } from "./desk-toast.js";
import "./desk-claims.js";
import "./desk-guide.js";
import "./desk-live.js";
import "./desk-many.js";
import "./desk-marks.js";
import "./desk-merge.js";
import "./desk-notes.js";

const AHEAD = 3; // texts fetched before they are needed
const isWide = () => matchMedia("(min-width: 48.0625rem)").matches;

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!form.matches("[data-act], [data-stay]")) return;
  event.preventDefault();
  // None on a text that is about to leave the middle: whoever presses J and A means the next one.
  if (isComing() && headedFor() !== selectedId()) return;
  if ("stay" in form.dataset) stay(form, event.submitter);
  else decide(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-case] a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !isWide()) return;
  event.preventDefault();
  show(link.closest("[data-case]").dataset.case, "row");
});

document.addEventListener("desk:item", () => want(following(selectedId(), AHEAD)));
want(following(selectedId(), AHEAD));

attachKeys({
  isComing,
  toggle,
  move(step) {
    const id = neighbour(headedFor(), step);
    if (id && id !== headedFor()) show(id, "row");
    fillUp();
  },
  // A press of this page first; else what an earlier page or the text itself offers to take back.
  undo: () => (stroke ? undo() : document.querySelector("[data-undo-form] button, [data-key=u]")?.click()),
});
desk.dataset.ready = "";
