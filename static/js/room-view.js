// The room in the page: every kind of frame becomes what the server would have rendered. A frame told twice changes nothing.
import { writeCount } from "./room-counters.js";
import { fill } from "./room-text.js";

export class RoomView {
  /** `lost` is called when a frame speaks of something this page does not have. */
  constructor(root, { lost }) {
    this.root = root;
    this.lost = lost;
    this.supports = {};
    this.own = new Set();
    this.anonymous = this.template("anonymous").textContent.trim();
  }

  one(selector) {
    return this.root.querySelector(selector);
  }

  all(selector) {
    return [...this.root.querySelectorAll(selector)];
  }

  template(name) {
    return this.one(`template[data-template="${name}"]`).content.cloneNode(true);
  }

  make(name) {
    return this.template(name).firstElementChild;
  }

  show({ kind, data }) {
    if (!data) return;
    const known = { phase: "phase", question: "question", air: "air", answer: "answer", words: "words", withdraw: "withdraw" };
    if (kind in known) this[known[kind]](data);
  }

  phase({ state }) {
    this.root.dataset.phase = state;
    for (const node of this.all("[data-when]")) node.hidden = !node.dataset.when.split(" ").includes(state);
  }

  question(item) {
    const known = this.all(`[data-question="${item.id}"]`);
    if (known.length) return known.forEach((node) => this.fillQuestion(node, item));
    const line = this.fillQuestion(this.make("question"), item);
    line.id = `q${item.id}`;
    const up = line.querySelector(".up");
    up.setAttribute("href", up.getAttribute("href").replace(/0\/$/, `${item.id}/`));
    const queue = this.one('[data-queue="open"]');
    this.one('[data-sort="newest"]').hasAttribute("aria-current") ? queue.prepend(line) : queue.append(line);
    this.settle();
  }

  fillQuestion(node, item) {
    node.dataset.question = item.id;
    node.dataset.at = item.at;
    for (const up of node.querySelectorAll(".up[data-up]")) up.dataset.up = item.id;
    for (const count of node.querySelectorAll(":scope > .qa-q [data-supports], :scope > .up > [data-supports]")) {
      count.dataset.supports = item.id;
      writeCount(count, this.supports[item.id] ?? item.supports ?? 0);
    }
    fill(node.querySelector(".qa-q") ?? node, { ...item, byline: item.byline || this.anonymous });
    return node;
  }

  /** What the page says of a question: text, byline, at. */
  known(id) {
    const places = ['[data-queue="open"] > ', "[data-entry]", ""];
    const node = places.map((place) => this.one(`${place}[data-question="${id}"]`)).find(Boolean);
    if (!node) return null;
    const said = (name) => node.querySelector(`[data-fill="${name}"]`)?.textContent.trim() ?? "";
    const supports = node.querySelector("[data-supports]")?.textContent;
    return { id, text: said("text"), byline: said("byline"), at: node.dataset.at ?? "", supports };
  }

  air({ id }) {
    const now = this.one("[data-now]");
    const item = id === null ? null : this.known(id);
    if (id !== null && !item) return this.lost();
    now.dataset.now = id ?? "";
    now.classList.toggle("is-on", item !== null);
    for (const node of now.querySelectorAll("[data-air]")) node.hidden = item === null;
    now.querySelector("[data-no-air]").hidden = item !== null;
    if (item) {
      fill(now, item);
      const count = now.querySelector("[data-supports]");
      count.dataset.supports = id;
      writeCount(count, this.supports[id] ?? item.supports ?? 0);
    }
    this.settle();
  }

  answer(item) {
    const entry = this.one(`[data-entry][data-question="${item.question}"]`) ?? this.openEntry(item.question);
    if (!entry) return this.lost();
    const shown = entry.querySelector(`[data-answer="${item.id}"]`) ?? this.make("answer");
    shown.dataset.answer = item.id;
    shown.id = `a${item.id}`;
    shown.querySelector("[data-permalink]").href = `#a${item.id}`;
    fill(shown, item);
    if (!shown.isConnected) entry.querySelector("[data-answers]").append(shown);
    this.settle();
  }

  /** A question becomes an entry of the stream: it leaves the open list and joins the answered one. */
  openEntry(id) {
    const item = this.known(id);
    if (!item) return null;
    this.all(`.queue > [data-question="${id}"]`).forEach((line) => line.remove());
    const entry = this.fillQuestion(this.make("qa"), item);
    entry.id = `q${id}`;
    this.one("[data-stream]").prepend(entry);
    const line = this.fillQuestion(this.make("answered"), item);
    line.querySelector("a").href = `#q${id}`;
    this.one('[data-queue="answered"]').prepend(line);
    return entry;
  }

  words(item) {
    const shown = this.one(`[data-words="${item.id}"]`) ?? this.make("words");
    shown.dataset.words = item.id;
    shown.id = `w${item.id}`;
    fill(shown, item);
    if (!shown.isConnected) this.one("[data-stream]").prepend(shown);
    this.settle();
  }

  withdraw({ what, id }) {
    const gone = this.all(`[data-${what === "question" ? "question" : what === "answer" ? "answer" : "words"}="${id}"]`);
    const leavesQuestion = what === "answer" && gone[0]?.parentElement.children.length === 1;
    gone.forEach((node) => node.remove());
    if (what === "question" && this.one("[data-now]").dataset.now === String(id)) this.air({ id: null });
    if (leavesQuestion) this.lost();
    this.settle();
  }

  /** Marks the asker's own questions and says where nothing is left to show. */
  settle() {
    for (const node of this.all("[data-question], [data-now]")) {
      const isOwn = this.own.has(node.dataset.question ?? node.dataset.now);
      node.classList.toggle("is-mine", isOwn);
      const mark = node.querySelector("[data-own]");
      if (mark) mark.hidden = !isOwn;
    }
    this.one("[data-stream-empty]").hidden = this.one("[data-entry]") !== null;
    for (const empty of this.all("[data-queue-empty]")) empty.hidden = empty.previousElementSibling.children.length > 0;
  }
}
