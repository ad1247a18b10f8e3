// Polite news for those who listen: what came within a few seconds is said in one sentence, and nothing takes the focus.
import { counted } from "./room-text.js";

const EVERY = 8000;
const SPOKEN = ["question", "answer", "picture"];

export class Announcer {
  constructor(node) {
    this.node = node;
    this.counts = {};
  }

  /** Counts a frame; its kind is spoken of when the few seconds are over. */
  count(kind) {
    if (!SPOKEN.includes(kind)) return;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.timer ??= setTimeout(() => this.speak(), EVERY);
  }

  /** Says one of the prepared sentences at once. */
  say(name) {
    this.node.textContent = this.node.dataset[name];
  }

  speak() {
    const words = (kind, count) => counted(this.node.dataset[`${kind}sOne`], this.node.dataset[`${kind}sMany`], count);
    const news = SPOKEN.filter((kind) => this.counts[kind]);
    this.node.textContent = news.map((kind) => words(kind, this.counts[kind])).join(" ");
    this.counts = {};
    this.timer = null;
  }
}
