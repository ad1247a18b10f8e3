// The ask box: a fragment of the visitor's own, fetched into the room; a question is sent exactly once by its key.
import { fillIn, forget, keep, showName } from "./ask-kept.js";
import { send } from "./ask-send.js";
import { learnFrom } from "./asker.js";
import "./captcha.js";
import { attachCopy } from "./copy.js";
import { attachCounters } from "./counter.js";
import { fetchPage } from "./room-page.js";

const FRAGMENT = { headers: { "X-Fragment": "1" }, cache: "no-store" };

export class AskBox {
  /**
   * `holder` has data-ask-src and data-ask-name. `onMine({own, supported, since})` hears the ids of the visitor's published
   * questions and of those they support, and when (performance.now()) the request for them began.
   */
  constructor(holder, { onMine }) {
    this.holder = holder;
    this.name = holder.dataset.askName;
    this.told = holder.parentElement.querySelector("[data-ask-told]");
    this.onMine = onMine;
    this.token = "";
    holder.addEventListener("submit", (event) => this.submit(event));
    holder.addEventListener("input", () => this.typed());
    holder.addEventListener("supported", () => this.refresh());
    holder.addEventListener("click", (event) => this.again(event));
  }

  part(name) {
    return this.holder.querySelector(`[data-ask-part="${name}"]`);
  }

  get form() {
    return this.holder.querySelector("[data-ask-form]");
  }

  /** Fetches the fragment; what is being typed, solved or read is left alone and only "my questions" are renewed. */
  async refresh() {
    const since = performance.now();
    const page = await fetchPage(this.holder.dataset.askSrc, FRAGMENT).catch(() => null);
    const fresh = page?.status === 200 && page.document.querySelector("[data-ask-box]");
    if (!fresh) return;
    if (this.isBusy(fresh)) this.part("mine").replaceChildren(...importPart(fresh, "mine"));
    else this.place(fresh);
    this.learn(fresh, since);
  }

  isBusy(fresh) {
    const box = this.part("box");
    if (!box) return false;
    if (this.sending || box.querySelector("[data-ask-receipt]") || box.querySelector("[name=token]")) return true;
    const sameKind = Boolean(this.form) === Boolean(fresh.querySelector("[data-ask-form]"));
    return sameKind || Boolean(this.form?.elements.body?.value);
  }

  learn(fresh, since) {
    const { token, ownIds, supportedIds } = fresh.dataset;
    this.token = token;
    this.onMine({ own: ids(ownIds), supported: ids(supportedIds), since });
  }

  place(fresh) {
    this.holder.replaceChildren(document.importNode(fresh, true));
    fillIn(this.name, this.form);
    learnFrom(this.holder);
    attachCopy(this.holder);
    attachCounters(this.holder);
    for (const hint of this.holder.querySelectorAll("[data-captcha-new-tab]")) hint.hidden = true;
    this.typed();
  }

  typed() {
    if (!this.form?.elements.body) return;
    keep(this.name, this.form);
    showName(this.form);
  }

  async submit(event) {
    event.preventDefault();
    if (this.sending) return;
    this.sending = true;
    const form = event.target;
    form.setAttribute("aria-busy", "true");
    for (const field of form.elements) field.readOnly = true;
    const since = performance.now();
    const fresh = await send(form, (word) => this.tell(word), () => this.newToken());
    this.sending = false;
    if (fresh) this.answered(fresh, since);
    else letGo(form);
  }

  answered(fresh, since) {
    if (fresh.querySelector("[data-ask-receipt]")) forget(this.name);
    this.tell("");
    this.place(fresh);
    this.learn(fresh, since);
    const told = this.holder.querySelector("[data-ask-focus], [aria-invalid=true], [role=alert]");
    (told ?? this.form?.elements.body)?.focus();
  }

  async newToken() {
    const page = await fetchPage(this.holder.dataset.askSrc, FRAGMENT);
    return page.document.querySelector("[data-ask-box]")?.dataset.token;
  }

  again(event) {
    if (!event.target.closest("[data-ask-again]")) return;
    event.preventDefault();
    this.holder.replaceChildren();
    this.refresh().then(() => this.form?.elements.body?.focus());
  }

  tell(word) {
    this.told.hidden = !word;
    this.told.textContent = this.told.dataset[word] ?? word;
  }
}

function letGo(form) {
  form.removeAttribute("aria-busy");
  for (const field of form.elements) field.readOnly = false;
}

function ids(listed) {
  return listed.split(" ").filter(Boolean);
}

function importPart(fresh, name) {
  return document.importNode(fresh.querySelector(`[data-ask-part="${name}"]`), true).childNodes;
}
