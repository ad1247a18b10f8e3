// A guest's desk: the answer saves itself as a draft, and whoever writes second is shown the other's text.
import { postForm } from "./studio-acts.js";

const AFTER = 2000;

export class Desks {
  /** `tell(sentence)` speaks to the writer; `published(form)` is called when an answer has gone out. */
  constructor(root, { tell, published }) {
    this.root = root;
    this.tell = tell;
    this.published = published;
    this.timers = new WeakMap();
    this.running = new WeakMap();
    root.addEventListener("input", (event) => this.typed(event.target.form));
    root.addEventListener("focusin", (event) => this.look(event.target.form, true));
    root.addEventListener("focusout", (event) => this.look(event.target.form, false));
    root.addEventListener("submit", (event) => this.submit(event));
    root.addEventListener("click", (event) => this.choose(event));
    addEventListener("beforeunload", (event) => this.typing().length && event.preventDefault());
  }

  typing() {
    return [...this.root.querySelectorAll('[data-desk][data-busy="typing"]')];
  }

  /** What has the focus, or holds something that was not sent, stays as it is when the board changes. */
  look(form, busy) {
    if (!form?.matches("[data-desk], [data-hold]") || form.dataset.busy === "typing") return;
    if (busy || (form.matches("[data-hold]") && isFilled(form))) form.dataset.busy = "looking";
    else delete form.dataset.busy;
  }

  typed(form) {
    if (!form?.matches("[data-desk]")) return;
    form.dataset.busy = "typing";
    this.say(form, "unsaved");
    if (!this.timers.has(form)) this.later(form, AFTER);
  }

  later(form, pause) {
    clearTimeout(this.timers.get(form));
    this.timers.set(form, setTimeout(() => this.save(form), pause));
  }

  stop(form) {
    clearTimeout(this.timers.get(form));
    this.timers.delete(form);
  }

  /** Whether the text is safe on the server; waits for a save that is already on its way. */
  async save(form) {
    this.stop(form);
    await this.running.get(form);
    if (form.dataset.busy !== "typing") return true;
    const saving = this.post(form, { address: form.dataset.draftUrl });
    this.running.set(form, saving);
    return saving;
  }

  async saveAll(forms) {
    const saved = await Promise.all(forms.map((form) => this.save(form)));
    return saved.every(Boolean);
  }

  async post(form, how) {
    const { text, version } = form.elements;
    const sent = text.value;
    this.say(form, "saving");
    const answer = await postForm(form, how);
    if (answer.done) {
      version.value = answer.version;
      if (text.value === sent) this.clean(form);
      else this.later(form, AFTER);
      this.tell("");
      return true;
    }
    this.say(form, "unsaved");
    if (answer.fresh) this.showStale(form, answer);
    else if (answer.sentence) this.tell(answer.sentence);
    if (!answer.status) {
      this.tell("lost");
      this.later(form, AFTER * 2);
    }
    return false;
  }

  clean(form) {
    form.dataset.busy = form.contains(document.activeElement) ? "looking" : "";
    if (!form.dataset.busy) delete form.dataset.busy;
    this.say(form, "savedNow");
  }

  async submit(event) {
    const form = event.target;
    if (!form.matches("[data-desk]")) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    this.stop(form);
    await this.running.get(form);
    const done = await this.post(form, { submitter: event.submitter });
    form.removeAttribute("aria-busy");
    if (!done) return;
    this.stop(form);
    delete form.dataset.busy;
    this.published(form);
  }

  showStale(form, { fresh, sentence }) {
    if (!fresh.version) return this.tell(sentence);
    const stale = form.querySelector("[data-stale]");
    stale.hidden = false;
    stale.dataset.version = fresh.version;
    stale.querySelector("[data-stale-text]").textContent = fresh.text;
  }

  choose(event) {
    const button = event.target.closest("[data-take-theirs], [data-keep-mine]");
    if (!button) return;
    const form = button.form;
    const stale = form.querySelector("[data-stale]");
    form.elements.version.value = stale.dataset.version;
    stale.hidden = true;
    if (button.matches("[data-take-theirs]")) {
      form.elements.text.value = stale.querySelector("[data-stale-text]").textContent;
      this.clean(form);
    } else this.typed(form);
    form.elements.text.focus();
  }

  say(form, word) {
    const node = form.parentElement.querySelector("[data-saved]");
    node.textContent = node.dataset[word];
  }
}

function isFilled(form) {
  const fields = [...form.elements].filter((field) => field.matches("input:not([type=hidden]), textarea, select"));
  return fields.some((field) => field.checked !== field.defaultChecked || field.value !== (field.defaultValue ?? field.value));
}
