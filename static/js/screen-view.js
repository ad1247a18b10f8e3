// Writes a room's state into the big screen, as the server would have rendered it.
import { fill, write } from "./room-text.js";
import { fit, sizeOf } from "./screen-fit.js";

const PAST = 6;
const NEXT = 3;
const OPEN = ["collecting", "live", "paused", "interrupted"];
const WHEN = new Intl.DateTimeFormat(document.documentElement.lang, {
  timeZone: "Asia/Shanghai", year: "numeric", month: "long", day: "numeric", hour: "2-digit", minute: "2-digit", hour12: false,
});

export class ScreenView {
  constructor(root) {
    this.root = root;
    this.anonymous = this.template("anonymous").textContent.trim();
    addEventListener("resize", () => this.fit());
    document.fonts?.ready.then(() => this.fit());
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

  make(name, id) {
    const node = this.template(name).firstElementChild;
    if (name === "answer") node.dataset.answer = id;
    else node.dataset.question = id;
    return node;
  }

  show(room) {
    this.phase(room.state.phase, room.now);
    this.now(room);
    this.list("[data-past]", room.past(PAST), ({ question, names }) => {
      const line = this.make("past", question.id);
      fill(line, names ? { text: question.text, names } : { text: question.text });
      return line;
    });
    this.fit();
  }

  phase(phase, isBusy) {
    const { state, policy } = phase;
    this.root.dataset.phase = state;
    for (const node of this.all("[data-when]")) node.hidden = !node.dataset.when.split(" ").includes(state);
    const isOpen = OPEN.includes(state) && policy !== "closed";
    this.one("[data-open]").hidden = !isOpen;
    this.one("[data-or-closed]").hidden = isOpen;
    if (isBusy) this.one("[data-idle]").hidden = true;
    this.time('[data-fill="starts"]', phase.starts_at);
    this.one("[data-postponed]").hidden = !phase.postponed_from;
    this.time('[data-fill="postponed"]', phase.postponed_from);
    this.one("[data-countdown]").dataset.countdown = phase.starts_at;
    const why = this.one("[data-why]");
    write(why, phase.why);
    if (!phase.why) why.hidden = true;
  }

  /** A moment in words; what the server has written for the same moment stays. */
  time(selector, at) {
    const node = this.one(selector);
    const stands = node.querySelector("time")?.getAttribute("datetime") ?? node.dataset.at ?? "";
    if (!at || new Date(stands).getTime() === new Date(at).getTime()) return;
    node.dataset.at = at;
    node.textContent = WHEN.format(new Date(at));
  }

  now(room) {
    const { now } = room;
    const isShown = now !== null && ["live", "wrapping-up"].includes(room.state.phase.state);
    this.one("[data-now]").hidden = !isShown;
    if (!isShown) return;
    const answers = room.answersTo(now.id);
    const question = this.one('[data-fill="question"]');
    write(question, now.text);
    write(this.one('.big-by [data-fill="byline"]'), now.byline || this.anonymous);
    question.className = `big-question fit-${sizeOf(now.text)}${answers.length ? " has-answer" : ""}`;
    this.one("[data-answers]").className = `big-answers fit-${sizeOf(answers.map((answer) => answer.text).join(""))}`;
    this.list("[data-answers]", answers, (answer) => {
      const node = this.make("answer", answer.id);
      fill(node, answer);
      return node;
    });
  }

  coming(room) {
    const questions = room.coming(NEXT);
    this.list("[data-next]", questions, (question) => {
      const line = this.make("next", question.id);
      write(line, question.text);
      return line;
    });
    this.fit();
  }

  /** Puts the lines in place; a list that is as it was is left alone, so that nothing is announced twice. */
  list(selector, rows, make) {
    const list = this.one(selector);
    const lines = rows.map(make);
    const same = lines.length === list.children.length && lines.every((line, at) => line.isEqualNode(list.children[at]));
    if (!same) list.replaceChildren(...lines);
    const empty = list.nextElementSibling;
    if (empty?.matches("[data-next-empty], [data-past-empty]")) empty.hidden = rows.length > 0;
  }

  fit() {
    fit(this.one("[data-stage]"), this.one("[data-now]"), this.one("[data-cut]"));
  }

  counters(counters) {
    for (const node of this.all("[data-counter]")) {
      const value = counters[node.dataset.counter];
      if (value !== undefined) node.textContent = value.toLocaleString(document.documentElement.lang);
    }
    if (counters.viewers !== undefined) this.one("[data-viewers]").hidden = !counters.viewers;
  }

  light(state) {
    const light = this.one("[data-light]");
    light.dataset.state = state;
    light.hidden = state === "live";
    for (const node of light.querySelectorAll("[data-light-is]")) node.hidden = node.dataset.lightIs !== state;
  }
}
