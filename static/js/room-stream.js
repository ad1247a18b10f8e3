// The stream of a room: answers, the host's words, pictures, and the dated notes below them.
import { writeCount } from "./room-counters.js";
import { entryOf, listAnswered, removeLine } from "./room-questions.js";
import { fill, inLanguage } from "./room-text.js";

const WITHDRAWN = { question: "question", answer: "answer", words: "words", note: "note", picture: "picture" };

export function answer(view, item) {
  const entry = entryOf(view, item.question, item.at);
  if (!entry) return view.lost();
  const isFirst = entry.querySelector("[data-answer]") === null;
  const shown = entry.querySelector(`[data-answer="${item.id}"]`) ?? view.make("answer");
  shown.dataset.answer = item.id;
  shown.id = `a${item.id}`;
  shown.querySelector("[data-permalink]").href = `${view.answerPage(item.question)}#a${item.id}`;
  linkHelped(view, shown, item.id);
  fill(shown, item);
  if (!shown.isConnected) entry.querySelector("[data-answers]").append(shown);
  entry.querySelector("[data-spoken]").hidden = true;
  if (isFirst) toItsTime(view, entry, item);
}

/** An entry stands where its first answer came, also if it was answered by word of mouth before. */
function toItsTime(view, entry, item) {
  view.insert(entry, item.at, item.id);
  listAnswered(view, entry, { id: item.question });
}

function linkHelped(view, shown, id) {
  const link = shown.querySelector("[data-helped]");
  if (!link) return;
  link.dataset.helped = id;
  link.setAttribute("href", link.getAttribute("href").replace(/\/\d+\/$/, `/${id}/`));
  const count = link.querySelector("[data-helpful]");
  count.dataset.helpful = id;
  writeCount(count, view.counts.helpful[id] ?? Number(count.textContent));
}

export function words(view, item) {
  const shown = view.one(`[data-words="${item.id}"]`) ?? view.make("words");
  shown.dataset.words = item.id;
  shown.id = `w${item.id}`;
  fill(shown, item);
  if (!shown.isConnected) view.insert(shown, item.at, item.id);
}

export function picture(view, item) {
  const shown = view.one(`[data-picture="${item.id}"]`) ?? view.make("picture");
  const image = shown.querySelector("img");
  shown.dataset.picture = item.id;
  shown.id = `p${item.id}`;
  shown.querySelector("a").href = item.url;
  Object.assign(image, { src: item.url, width: item.width, height: item.height, alt: inLanguage(item.alt, item.alt_en) });
  fill(shown, { ...item, caption: image.alt });
  if (!shown.isConnected) view.insert(shown, item.at, item.id);
}

/** A dated correction or progress note below the answer or words it is about. */
export function note(view, item) {
  const about = view.one(`[data-answer="${item.about}"]`) ?? view.one(`[data-words="${item.about}"]`);
  if (!about) return view.lost();
  const shown = about.querySelector(`[data-note="${item.id}"]`) ?? view.make("note");
  shown.dataset.note = item.id;
  shown.id = `n${item.id}`;
  for (const what of shown.querySelectorAll("[data-what]")) what.hidden = what.dataset.what !== item.what;
  fill(shown, item);
  if (!shown.isConnected) about.querySelector("[data-notes]").append(shown);
}

/** What was taken back vanishes; a question with all that hangs on it. */
export function withdraw(view, { what, id }) {
  const gone = view.all(`[data-${WITHDRAWN[what]}="${id}"]`);
  const leavesQuestion = what === "answer" && gone[0]?.parentElement.children.length === 1;
  if (what === "question" && gone.some((node) => node.querySelector("[data-joined] li"))) view.parted.add(id);
  gone.forEach(removeLine);
  if (what === "question" && view.one("[data-now]").dataset.now === String(id)) view.air({ id: null });
  if (leavesQuestion) view.lost();
}
