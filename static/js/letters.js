// The draft of an answer saves itself while it is written; whoever was slower sees both texts and nothing is lost.
const PAUSE = 2500; // milliseconds without a key before a draft is saved
const AGAIN = 10000; // milliseconds before a try that failed is repeated

class Draft {
  constructor(form) {
    this.form = form;
    this.text = form.querySelector("textarea");
    this.version = form.querySelector("[name=version]");
    this.state = form.querySelector("[data-draft-state]");
    this.newer = form.querySelector("[data-draft-newer]");
    this.saved = this.text.value;
    this.timer = 0;
    this.isStale = false;
    this.sending = null;
    this.text.addEventListener("input", () => this.soon(PAUSE));
    form.addEventListener("submit", (event) => this.send(event));
    window.addEventListener("beforeunload", (event) => {
      if (!this.leaving && this.text.value !== this.saved) event.preventDefault();
    });
  }

  soon(milliseconds) {
    window.clearTimeout(this.timer);
    if (!this.isStale) this.timer = window.setTimeout(() => this.save(), milliseconds);
  }

  // A save that is on its way is awaited, so that the form goes out with the version it brings back.
  async send(event) {
    window.clearTimeout(this.timer);
    this.leaving = true;
    if (!this.sending) return;
    event.preventDefault();
    const button = event.submitter;
    await this.sending;
    if (this.isStale) this.leaving = false;
    else this.form.requestSubmit(button);
  }

  save() {
    if (this.sending || this.text.value === this.saved) return;
    this.sending = this.post(this.text.value).finally(() => {
      this.sending = null;
      if (!this.leaving && this.text.value !== this.saved) this.soon(this.wait);
    });
  }

  async post(text) {
    this.wait = PAUSE;
    try {
      const answer = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(new FormData(this.form)),
        headers: { Accept: "application/json" },
      });
      this.take(text, answer.status, await answer.json());
    } catch {
      this.wait = AGAIN;
      this.say(this.state.dataset.failed);
    }
  }

  take(text, status, found) {
    if (status === 200) {
      this.version.value = found.version;
      this.saved = text;
      const now = new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
      this.say(`${this.state.dataset.saved} ${now}`);
    } else if (status === 409 && found.fresh) {
      this.isStale = true;
      this.version.value = found.fresh.version;
      this.newer.querySelector("[data-draft-newer-text]").textContent = found.fresh.text;
      this.newer.hidden = false;
      this.say(this.state.dataset.stale);
    } else {
      this.wait = AGAIN;
      this.say(`${this.state.dataset.wrong} ${found.sentence || status}`);
    }
  }

  say(words) {
    this.state.textContent = words;
  }
}

for (const form of document.querySelectorAll("form[data-letter-draft]")) new Draft(form);
