// The room in the page: every kind of frame becomes what the server would have rendered. A frame told twice changes nothing.
import { writeCounts } from "./room-counters.js";
import { showPhase } from "./room-phase.js";
import { known, place } from "./room-questions.js";
import { answer, note, picture, withdraw, words } from "./room-stream.js";
import { fill } from "./room-text.js";

const SHOW = { answer, words, picture, progress: note, withdraw };

export class RoomView {
  /** `lost` is called when a frame speaks of something this page does not have; `changed` after every change. */
  constructor(root, { lost, changed }) {
    Object.assign(this, { root, lost, changed });
    this.counts = { supports: {}, joined: {}, helpful: {}, themes: {} };
    this.own = new Set();
    this.parted = new Set(); // questions that were taken back together with what was joined to them
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

  answerPage(question) {
    return this.root.dataset.answerPage.replace(/0\/$/, `${question}/`);
  }

  show({ kind, data }) {
    if (!data) return;
    if (kind in SHOW) SHOW[kind](this, data);
    else if (["phase", "question", "merge", "air"].includes(kind)) this[kind](data);
    this.settle();
  }

  phase(standing) {
    showPhase(this, standing);
  }

  question(item) {
    const entry = this.one(`[data-entry][data-question="${item.id}"]`);
    const hasAnswer = entry?.querySelector("[data-answer]");
    place(this, hasAnswer ? { ...item, answered: true } : item);
    if (this.parted.delete(item.id)) this.lost();
    if (String(item.id) === this.one("[data-now]").dataset.now) this.air(item);
  }

  merge({ id, into, published }) {
    if (!published) return;
    const item = known(this, id);
    if (!item) return this.lost();
    place(this, { ...item, into, answered: false });
  }

  air({ id }) {
    const now = this.one("[data-now]");
    const item = id === null ? null : known(this, id);
    if (id !== null && !item) return this.lost();
    now.dataset.now = id ?? "";
    now.classList.toggle("is-on", item !== null);
    for (const node of now.querySelectorAll("[data-air]")) node.hidden = item === null;
    now.querySelector("[data-no-air]").hidden = item !== null;
    if (!item) return;
    fill(now, item);
    writeCounts(this, now.querySelectorAll("[data-supports], [data-others]"), item);
  }

  get isOldestFirst() {
    return this.one("[data-stream]").dataset.first === "oldest";
  }

  /** Puts an entry into the stream by its time, of one second by `tie`: the newest first, in an archive last. */
  insert(entry, at, tie) {
    const stream = this.one("[data-stream]");
    Object.assign(entry.dataset, { order: at, tie });
    if (this.isOldestFirst) return stream.append(entry);
    const isOlder = ({ dataset }) => dataset.order < at || (dataset.order === at && Number(dataset.tie) < tie);
    stream.insertBefore(entry, [...stream.children].find((other) => other !== entry && isOlder(other)) ?? null);
  }

  /** Marks the asker's own questions and says where nothing is left to show. */
  settle() {
    for (const node of this.all("[data-question], [data-now]")) {
      const isOwn = this.own.has(node.dataset.question ?? node.dataset.now);
      node.classList.toggle("is-mine", isOwn);
      const mark = node.querySelector("[data-own]");
      if (mark && mark.closest("[data-question], [data-now]") === node) mark.hidden = !isOwn;
    }
    this.one("[data-stream-empty]").hidden = this.one("[data-entry]") !== null;
    for (const empty of this.all("[data-queue-empty]")) {
      empty.hidden = empty.parentElement.querySelector(".queue").children.length > 0;
    }
    this.changed();
  }
}
