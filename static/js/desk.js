// Deciding without leaving the desk: every form works by itself; this only saves the page load.
import { attachKeys } from "./desk-keys.js";
import { headedFor, isComing, item, neighbour, refreshQueue, say, selectedId, showItem, words } from "./desk-pane.js";

let acting = false;
const isWide = () => matchMedia("(min-width: 48.0625rem)").matches;

async function send(form, button) {
  const body = new FormData(form);
  if (button?.name) body.set(button.name, button.value);
  const response = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  const told = await response.json();
  return { ok: response.ok, status: response.status, told };
}

// Where to go after a decision: the next text, before the list loses the decided one.
function following(form) {
  if (form.dataset.undo) return form.dataset.undo;
  if ("stay" in form.dataset) return selectedId();
  const next = neighbour(1);
  return next === selectedId() ? neighbour(-1) : next;
}

async function act(form, button) {
  const decided = selectedId();
  const next = following(form);
  acting = true;
  const answer = await send(form, button).catch(() => null);
  if (answer?.ok) {
    document.dispatchEvent(new CustomEvent("desk:acted", { detail: String(answer.told.id) }));
    await refreshQueue();
  }
  acting = false;
  if (!answer) say(words.failed);
  else if (answer.ok) {
    await showItem(next && next !== decided ? next : decided, { focus: true });
  } else if (answer.status === 409) {
    await Promise.all([refreshQueue(), showItem(decided)]);
    say(answer.told.error === "stale" ? words.stale : answer.told.sentence);
  } else {
    say(answer.told.sentence ?? words.failed);
  }
}

document.addEventListener("submit", (event) => {
  const form = event.target.closest("[data-act]");
  if (!form) return;
  event.preventDefault();
  // One act at a time, and none on a text that is about to leave the middle: whoever presses J and A means the next one.
  if (!acting && (form.dataset.undo || !isComing())) act(form, event.submitter);
});

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-case] a");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || !isWide()) return;
  event.preventDefault();
  showItem(link.closest("[data-case]").dataset.case);
});

attachKeys({
  move(step) {
    const id = neighbour(step);
    if (!id || id === headedFor()) return;
    showItem(id).then((came) => came && document.querySelector(`[data-case="${id}"] a`)?.focus({ preventScroll: true }));
  },
  hasItem: () => Boolean(item()),
});
