// Masking: what is selected becomes unreadable in the text to be published, personal data in the form of the public copy.
import { fill, say, words } from "./desk-page.js";

const panel = () => document.querySelector("details[data-edit]");
const draft = () => document.getElementById("item-draft");
const known = () => Object.entries(JSON.parse(panel()?.dataset.masks ?? "{}")).sort(([one], [other]) => other.length - one.length);

// Letters, digits and signs of any script become stars; what stands between them stays.
const starred = (text) => text.replace(/[\p{L}\p{N}]/gu, "*");

/** A piece as the public may read it: personal data that was found in its usual form, all else as stars. */
function masked(piece) {
  const whole = known().find(([found]) => found === piece.trim());
  return whole ? piece.replace(whole[0], whole[1]) : starred(piece);
}

function replace(start, end) {
  const field = draft();
  const made = masked(field.value.slice(start, end));
  field.setRangeText(made, start, end, "end");
  say(fill(words.masked, { text: made }));
}

// Wherever the words stand: a name told twice is told once too often.
function maskEvery(piece) {
  const field = draft();
  const made = masked(piece);
  field.value = field.value.split(piece).join(made);
  say(field.value.includes(made) ? fill(words.masked, { text: made }) : words.nothingToMask);
}

function maskAll() {
  const field = draft();
  let text = field.value;
  for (const [found, hidden] of known()) text = text.split(found).join(hidden);
  const isChanged = text !== field.value;
  if (isChanged) field.value = text;
  say(isChanged ? fill(words.masked, { text }) : words.nothingToMask);
}

// The words selected in the text as it was sent, if it is that text.
function selectedAbove() {
  const chosen = getSelection();
  const box = document.querySelector("[data-text-sent]");
  if (!box || chosen.isCollapsed || !box.contains(chosen.anchorNode) || !box.contains(chosen.focusNode)) return "";
  return chosen.toString().trim();
}

/** The key: opens the edit field with the selected words masked; without a selection, all personal data found. */
export function maskIntoDraft() {
  const box = panel();
  if (!box) return;
  const piece = selectedAbove();
  box.open = true;
  for (const other of document.querySelectorAll("details[data-reject], details[data-merge]")) other.open = false;
  if (piece) maskEvery(piece);
  else maskAll();
  draft().focus();
  box.scrollIntoView({ block: "nearest" });
}

// The button, and Alt with M while the field is typed in: what is selected there.
function maskHere() {
  const { selectionStart, selectionEnd } = draft();
  if (selectionStart === selectionEnd) maskAll();
  else replace(selectionStart, selectionEnd);
  draft().focus();
}

function show() {
  document.querySelector("[data-mask-row]")?.removeAttribute("hidden");
}

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-mask]")) maskHere();
});
document.addEventListener("keydown", (event) => {
  if (event.target.id !== "item-draft" || !event.altKey || event.code !== "KeyM") return;
  event.preventDefault();
  maskHere();
});
document.addEventListener("desk:item", show);
show();
