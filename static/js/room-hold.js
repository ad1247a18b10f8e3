// New answers never move the reader: they wait while the reader is further down or has asked to hold them.
import { counted } from "./room-text.js";

const HELD = ["answer", "words"];

export class Hold {
  /** `show(frame)` puts one frame into the page. */
  constructor(root, show) {
    this.show = show;
    this.frames = [];
    this.paused = false;
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
    if (HELD.includes(frame.kind) && frame.data && (this.frames.length || this.isHolding())) this.keep(frame);
    else {
      if (frame.kind === "withdraw") this.forget(frame.data);
      this.show(frame);
    }
  }

  keep(frame) {
    this.frames.push(frame);
    this.tell();
  }

  forget(gone) {
    if (!gone) return;
    const isGone = ({ kind, data }) => data.id === gone.id && kind === gone.what;
    this.frames = this.frames.filter((frame) => !isGone(frame) && !(gone.what === "question" && frame.data.question === gone.id));
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
    const count = this.frames.length;
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
