// What a room's topic has told so far, kept as the snapshot tells it; frames change it, the screen shows parts of it.

const LISTS = { question: "questions", answer: "answers", words: "words", note: "notes", picture: "pictures" };

export class ScreenState {
  constructor(state) {
    this.state = state;
  }

  /** Takes one frame; what is withdrawn carries no data, what the screen never shows is passed over. */
  take({ kind, data }) {
    if (!data) return;
    if (kind === "phase") this.state.phase = data;
    else if (kind === "air") this.state.on_air = data.id;
    else if (kind === "shortlist") this.state.shortlist = data.ids;
    else if (kind === "question") this.put("questions", data);
    else if (kind === "answer") this.answered(data);
    else if (kind === "merge") this.merged(data);
    else if (kind === "withdraw") this.withdrawn(data);
  }

  put(list, item) {
    const rows = this.state[list];
    const place = rows.findIndex((row) => row.id === item.id);
    if (place < 0) rows.push(item);
    else rows[place] = { ...rows[place], ...item };
  }

  answered(answer) {
    const question = this.question(answer.question);
    if (question) question.answered = true;
    if (this.state.answers) this.put("answers", answer);
  }

  merged({ id, into }) {
    const question = this.question(id);
    if (question) question.into = into;
  }

  withdrawn({ what, id }) {
    const list = LISTS[what];
    if (this.state[list]) this.state[list] = this.state[list].filter((row) => row.id !== id);
    if (what === "question" && this.state.on_air === id) this.state.on_air = null;
  }

  question(id) {
    return this.state.questions.find((row) => row.id === id);
  }

  /** Whether a question is on air that this state has not been told: the snapshot has it. */
  get lacks() {
    return this.state.on_air !== null && !this.question(this.state.on_air);
  }

  get now() {
    return this.state.on_air === null ? null : (this.question(this.state.on_air) ?? null);
  }

  answersTo(id) {
    return this.state.answers.filter((answer) => answer.question === id);
  }

  /** The newest answered questions, newest first: [{question, names}]. */
  past(most) {
    const done = this.state.questions.filter((row) => row.answered && row.into === null && row.id !== this.state.on_air);
    const rows = done.map((question) => {
      const answers = this.answersTo(question.id);
      const names = [...new Set(answers.map((answer) => answer.byline))].join(" · ");
      return { question, names, at: answers.at(0)?.at ?? question.at };
    });
    rows.sort((a, b) => b.at.localeCompare(a.at) || b.question.id - a.question.id);
    return rows.slice(0, most);
  }

  /** What the host has chosen next, in order; only the studio's topic knows it. */
  coming(most) {
    return this.state.shortlist.map((id) => this.question(id)).filter(Boolean).slice(0, most);
  }
}
