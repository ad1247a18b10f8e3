// Decisions: the next text is shown at once, the decision goes out behind it, and what fails is brought back in words.
import { fill, post, say, shortened, stateWord, why, words } from "./desk-page.js";
import { fillUp, renew } from "./desk-list.js";
import { selectedId, show, showNothing, tellNews } from "./desk-pane.js";
import { ahead, wanted } from "./desk-claims.js";
import { put } from "./desk-outbox.js";
import { close, following, reopen, row, textOf } from "./desk-rows.js";
import { drop } from "./desk-shelf.js";
import { clearToast, doneText, stroke, toast, trouble } from "./desk-toast.js";

function body(form, button) {
  const made = new FormData(form);
  if (button?.name) made.set(button.name, button.value);
  return made;
}

const shownText = () => document.querySelector("[data-item] .item-text")?.textContent.trim() ?? "";

/** Goes on to the next text; when the list has run dry, to what the server still has. */
export async function goOn(id, wish = "") {
  let next = wish || following(id)[0];
  if (!next) {
    await fillUp();
    [next] = following(id);
  }
  if (next) await show(next, "title");
  else if (selectedId() === id) showNothing();
  fillUp();
}

/** One decision: its row is marked, the next text comes, the request waits for its turn. */
export function decide(form, button) {
  const id = selectedId();
  const state = form.dataset.act;
  const sent = body(form, button);
  const claimed = ahead();
  const next = claimed || following(id)[0] || "";
  for (const one of wanted(id)) if (!claimed || one !== next) sent.append("next", one);
  const text = textOf(id) || shownText();
  const made = { ids: [id], versions: new Map() };
  close(id, state);
  if ("final" in form.dataset) say(fill(words.confirmed, { text: shortened(text) }));
  else toast(made, doneText(state, text), () => undo(made));
  put({ ids: [id], next, run: async () => answered(await post(form.action, sent, { keepalive: true }), made, { id, text }) });
  goOn(id, next);
}

function answered(answer, made, { id, text }) {
  if (answer?.ok) {
    made.versions.set(id, answer.told.version);
    close(id, answer.told.state);
    document.dispatchEvent(new CustomEvent("desk:acted", { detail: { id, next: answer.told.next } }));
    return;
  }
  clearToast(made);
  failed(id, answer, text);
}

/** What became of a case that could not be decided: another's decision, or it waits as before. */
function failed(id, answer, text) {
  const fresh = answer?.told.error === "stale" ? answer.told.fresh : null;
  drop(id);
  if (fresh && fresh.state !== "waiting") close(id, fresh.state, fresh.by);
  else reopen(id, fresh?.version);
  trouble(id, text, why(answer));
}

/** Takes a press back once the server has answered it. */
export function undo(made = stroke) {
  if (!made) return;
  clearToast(made);
  put({
    ids: made.ids,
    next: "",
    run: async () => {
      if (!made.versions.size) return; // nothing of it went through
      const sent = new FormData();
      for (const [id, version] of made.versions) sent.append("case", `${id}:${version}`);
      takenBack(await post(`${words.url}many/undo/`, sent));
    },
  });
}

function takenBack(answer) {
  if (!answer?.ok) return trouble("", "", why(answer));
  for (const { id, version } of answer.told.done) {
    reopen(String(id), version);
    drop(String(id));
  }
  missed(answer.told.missed);
  const [one] = answer.told.done;
  if (!one) return;
  say(words.undone);
  if (row(String(one.id))) show(String(one.id), "title");
  else renew().then(() => show(String(one.id), "title"));
}

function missed(list) {
  for (const { id, text, sentence, state, by } of list) {
    drop(String(id));
    if (state !== "waiting") close(String(id), state, by);
    trouble(String(id), text, by ? fill(words.staleBy, { name: by, state: stateWord(state) }) : sentence);
  }
}

/** Several cases decided by one request: their rows are marked, what was left is told. */
export function manyDone(told, state, isFinal = false) {
  const made = { ids: told.done.map((one) => String(one.id)), versions: new Map() };
  for (const one of told.done) {
    made.versions.set(String(one.id), one.version);
    close(String(one.id), one.state);
    drop(String(one.id));
  }
  missed(told.missed);
  if (!made.ids.length) return;
  if (isFinal) return say(fill(words.confirmedMany, { n: made.ids.length }));
  const text = made.ids.length === 1 ? doneText(state, textOf(made.ids[0])) : fill(words.doneMany, { n: made.ids.length });
  toast(made, text, () => undo(made));
}

/** An act that leaves the text where it is: priority, taking back, separating. */
export function stay(form, button) {
  const id = selectedId();
  const sent = body(form, button);
  put({
    ids: [],
    next: "",
    run: async () => {
      const answer = await post(form.action, sent);
      drop(id);
      if (answer?.ok) document.dispatchEvent(new CustomEvent("desk:acted", { detail: { id } }));
      await renew();
      if (selectedId() === id) await show(id, "title");
      if (!answer?.ok) tellNews(why(answer));
    },
  });
}
