// Everything about one question, in a sheet over the board; the same page stands at the link's own address.

export class Sheet {
  /** `prepare(node)` dresses it for scripts; `leave()` resolves to whether what is typed in it is safe. */
  constructor(root, { prepare, leave, tell }) {
    this.dialog = root.querySelector("[data-sheet]");
    this.prepare = prepare;
    this.leave = leave;
    this.tell = tell;
    root.addEventListener("click", (event) => this.click(event));
    this.dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.close();
    });
  }

  click(event) {
    const link = event.target.closest("[data-open]");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      this.open(link.href);
    } else if (event.target === this.dialog || event.target.closest("[data-close]")) this.close();
  }

  async open(address) {
    const response = await fetch(`${address}?sheet=1`, { cache: "no-store" }).catch(() => null);
    if (!response?.ok) return this.tell("lost");
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const sheet = document.importNode(page.querySelector("[data-sheet-of]"), true);
    this.prepare(sheet);
    this.dialog.replaceChildren(sheet);
    this.address = address;
    if (!this.dialog.open) this.dialog.showModal();
    this.dialog.scrollTop = 0;
  }

  /** After an act in the sheet: shown anew when it was a joining or a separation, else put away. */
  async done(form) {
    if (!this.dialog.contains(form)) return;
    if (/\/(separate|draft|hand-in|release|send-back)\/$/.test(form.action)) await this.open(this.address);
    else this.dialog.close();
  }

  async close() {
    if (await this.leave(this.dialog)) this.dialog.close();
  }
}
