// The board is fetched anew after each change and merged into the page; what is being typed stays where it is.

/** Brings `old` to what `fresh` shows; nodes with a text in the making are kept, the rest is replaced where it differs. */
export function merge(old, fresh) {
  if (old.isEqualNode(fresh)) return old;
  if (!old.querySelector("[data-busy]")) {
    old.replaceWith(fresh);
    return fresh;
  }
  if (old.querySelector(":scope > [data-busy]")) return keepTyping(old, fresh);
  old.className = fresh.className;
  mergeChildren(old, fresh);
  return old;
}

/** A form with something in the making stays; a desk that is only looked at takes the newer text in place. */
function keepTyping(old, fresh) {
  const mine = old.querySelector(":scope > [data-busy]");
  if (mine.dataset.busy === "typing" || mine.matches("[data-hold]")) return old;
  const theirs = fresh.querySelector(":scope > form[data-desk]");
  if (!theirs) {
    old.replaceWith(fresh);
    return fresh;
  }
  if (mine.elements.text.value !== theirs.elements.text.value) mine.elements.text.value = theirs.elements.text.value;
  mine.elements.version.value = theirs.elements.version.value;
  return old;
}

function mergeChildren(old, fresh) {
  const used = new Set();
  let cursor = old.firstElementChild;
  for (const child of [...fresh.children]) {
    const match = [...old.children].find((node) => !used.has(node) && isSame(node, child));
    if (!match) {
      old.insertBefore(child, cursor);
      used.add(child);
      continue;
    }
    if (match.querySelector("[data-busy]")) while (cursor !== match) cursor = drop(cursor);
    else if (match !== cursor) old.insertBefore(match, cursor);
    const merged = merge(match, child);
    used.add(merged);
    cursor = merged.nextElementSibling;
  }
  while (cursor) cursor = drop(cursor);
}

function isSame(node, child) {
  return node.dataset.key === child.dataset.key && node.tagName === child.tagName;
}

function drop(node) {
  const next = node.nextElementSibling;
  node.remove();
  return next;
}

export class Board {
  /** `root` has data-board-url; `prepare(node)` dresses a board before it is shown; `leave(fresh)` says whether it may be. */
  constructor(root, { prepare, leave }) {
    this.root = root;
    this.prepare = prepare;
    this.leave = leave;
    this.isHeld = false; // while something is dragged
    this.prepare(this.node);
  }

  get node() {
    return this.root.querySelector("[data-board]");
  }

  /** Fetches soon; several wishes within a moment are one. */
  refreshSoon() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.refresh();
    }, 400);
  }

  async refresh() {
    if (this.isHeld) return this.refreshSoon();
    const response = await fetch(this.root.dataset.boardUrl, { cache: "no-store" }).catch(() => null);
    if (!response?.ok) return false;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = document.importNode(page.querySelector("[data-board]"), true);
    this.prepare(fresh);
    if (!(await this.leave(fresh))) return false;
    if (this.isHeld) return this.refreshSoon();
    this.alike(fresh);
    const focus = focusOf();
    merge(this.node, fresh);
    giveBack(focus, this.root);
    return true;
  }

  /** What differs at every fetch without meaning anything: the form tokens, and which folds are open. */
  alike(fresh) {
    const token = this.root.querySelector("[name=csrfmiddlewaretoken]")?.value;
    for (const field of fresh.querySelectorAll("[name=csrfmiddlewaretoken]")) field.setAttribute("value", token ?? field.value);
    for (const fold of fresh.querySelectorAll("details[id]")) fold.open = Boolean(document.getElementById(fold.id)?.open);
  }
}

/** Where the focus is: the node, and its place among the nodes of the same kind in its part of the board. */
function focusOf() {
  const node = document.activeElement;
  if (node === document.body) return null;
  const part = node.closest("section[data-key]");
  const kind = node.id.split("-")[0];
  return { node, id: node.id, part: part?.dataset.key, kind, place: [...alikeIn(part, kind)].indexOf(node) };
}

function alikeIn(part, kind) {
  return part && kind ? part.querySelectorAll(`[id^="${kind}-"]`) : [];
}

/** The focus goes to the same node, else to the one that took its place, else to the title of its part. */
function giveBack(focus, root) {
  if (!focus || focus.node.isConnected) return;
  const part = root.querySelector(`[data-key="${focus.part}"]`);
  const alike = alikeIn(part, focus.kind);
  const target =
    (focus.id && document.getElementById(focus.id)) ||
    document.getElementById(focus.id.replace(/^(up|down)/, (way) => ({ up: "down", down: "up" })[way])) ||
    alike[Math.min(Math.max(focus.place, 0), alike.length - 1)] ||
    part?.querySelector("h2");
  if (target?.matches("h2")) target.tabIndex = -1;
  target?.focus({ preventScroll: true });
}
