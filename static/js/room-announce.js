// Polite news for those who listen: what came within a few seconds is said in one sentence, and nothing takes the focus.
import { counted } from "./room-text.js";

const EVERY = 8000;

export class Announcer {
  constructor(node) {
    this.node = node;
    this.counts = {};
  }

  /** Counts a frame; its kind is spoken of when the few seconds are over. */
  count(kind) {
    if (kind !== "question" && kind !== "answer") return;
    this.counts[kind] = (this.counts[kind] ?? 0) + 1;
    this.timer ??= setTimeout(() => this.speak(), EVERY);
  }

  /** Says one of the prepared sentences at once. */
  say(name) {
    this.node.textContent = this.node.dataset[name];
  }

  speak() {
    const { questionsOne, questionsMany, answersOne, answersMany } = this.node.dataset;
    const said = [];
    if (this.counts.question) said.push(counted(questionsOne, questionsMany, this.counts.question));
    if (this.counts.answer) said.push(counted(answersOne, answersMany, this.counts.answer));
    this.node.textContent = said.join(" ");
    this.counts = {};
    this.timer = null;
  }
}
