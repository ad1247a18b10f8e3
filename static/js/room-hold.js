// New answers never move the reader: they wait while the reader is further down or has asked to hold them.
import { counted } from "./room-text.js";

const STREAM = ["answer", "words", "picture", "progress"];

export class Hold {
  /** `show(frame)` puts one frame into the page. */
  constructor(root, show) {
    Object.assign(this, { root, show, frames: [], paused: false });
    this.stream = root.querySelector("[data-stream]");
    this.jump = root.querySelector("[data-jump]");
    this.button = root.querySelector("[data-pause]");
    this.jump.addEventListener("click", () => this.toTop());
    this.button.addEventListener("click", () => this.toggle());
    addEventListener("scroll", () => this.isHolding() || this.flush(), { passive: true });
  }

  isHolding() {
    return this.paused || this.stream.getBoundingClientRect().top < 0;
  }

  take(frame) {
    if (frame.data && this.changesStream(frame) && (this.frames.length || this.isHolding())) return this.keep(frame);
    if (frame.kind === "withdraw") this.forget(frame.data);
    this.show(frame);
  }

  /** Also a question that becomes an entry of the stream or joins one; and whatever follows what is held of the same. */
  changesStream({ kind, data }) {
    if (STREAM.includes(kind)) return true;
    if (kind !== "question" && kind !== "merge") return false;
    const ids = [data.id, data.into].filter(Boolean);
    const isEntry = (id) => this.stream.querySelector(`[data-question="${id}"]`) !== null;
    return Boolean(data.answered) || ids.some((id) => isEntry(id) || this.frames.some((frame) => concerns(frame, id)));
  }

  keep(frame) {
    this.frames.push(frame);
    this.tell();
  }

  forget(gone) {
    if (!gone) return;
    this.frames = this.frames.filter((frame) => !isGone(frame, gone));
    this.tell();
  }

  clear() {
    this.frames = [];
    this.tell();
  }

  flush() {
    if (!this.frames.length) return;
    const waiting = this.frames;
    this.clear();
    waiting.forEach((frame) => this.show(frame));
  }

  tell() {
    const count = this.frames.filter(({ kind }) => kind !== "merge").length;
    this.jump.hidden = count === 0;
    this.jump.querySelector("[data-label]").textContent = counted(this.jump.dataset.one, this.jump.dataset.many, count);
  }

  toTop() {
    this.flush();
    const first = this.stream.firstElementChild ?? this.stream;
    first.tabIndex = -1;
    first.focus({ preventScroll: true });
    this.stream.scrollIntoView({ block: "start" });
  }

  toggle() {
    this.paused = !this.paused;
    const label = this.button.querySelector("[data-label]");
    this.button.setAttribute("aria-pressed", String(this.paused));
    label.textContent = this.paused ? label.dataset.on : label.dataset.off;
    if (!this.isHolding()) this.flush();
  }
}

function concerns({ kind, data }, id) {
  return data.question === id || data.into === id || ((kind === "question" || kind === "merge") && data.id === id);
}

function isGone({ kind, data }, { what, id }) {
  const name = kind === "progress" ? "note" : kind;
  return (name === what && data.id === id) || (what === "question" && data.question === id);
}
