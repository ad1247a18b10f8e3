// The asker's moment, on every page: when an own question is shortlisted, on air or answered, a line says so.
// Only a browser that has asked something asks the server, and never more often than the server said.
import { close, isClosed, keepReceipt, remember, remembered, watch } from "./asker-kept.js";

const ADDRESS = "/news/";
const FAILED = 60; // seconds until the next try when the site did not answer
const DAY = 24 * 3600 * 1000;

let strip;
let timer;

/** Reads from a page or fragment that something was asked, and keeps the receipt it shows. */
export function learnFrom(root) {
  for (const part of root.querySelectorAll("[data-asked-in]")) {
    for (const occasion of part.dataset.askedIn.split(" ").filter(Boolean)) watch(Number(occasion));
  }
  const receipt = root.querySelector("[data-ask-receipt]")?.dataset;
  if (receipt) keepReceipt({ ...receipt, occasion: Number(receipt.occasion) });
  if (strip) look();
}

export function attachAsker(document) {
  strip = document.createElement("div");
  strip.className = "messages page asker";
  strip.setAttribute("role", "status");
  document.querySelector("main")?.prepend(strip);
  learnFrom(document);
  document.addEventListener("visibilitychange", look);
  addEventListener("storage", show);
}

async function look() {
  clearTimeout(timer);
  show();
  const { watch: ids, next } = remembered();
  if (!ids.length || document.hidden) return;
  const wait = next - Date.now();
  if (wait <= 0) await ask(ids);
  if (remembered().watch.length) timer = setTimeout(look, Math.max(1000, remembered().next - Date.now()));
}

async function ask(ids) {
  remember({ next: Date.now() + FAILED * 1000 }); // other tabs wait meanwhile
  try {
    const response = await fetch(`${ADDRESS}?in=${ids.join()}`, { cache: "no-store" });
    if (!response.ok) return;
    const { news, watch: open, every } = await response.json();
    const since = remembered().watch.filter((id) => !ids.includes(id)); // asked while we looked
    remember({ watch: [...open, ...since], news, next: Date.now() + every * 1000, until: Date.now() + DAY });
    show();
  } catch {
    // Offline: the next look is a minute away.
  }
}

function show() {
  const { news, until } = remembered();
  const here = document.querySelector("[data-room]")?.dataset.room; // a room marks its own questions itself
  const shown = until > Date.now() ? news.filter((item) => !isClosed(item) && here !== `interview-${item.in}`) : [];
  const before = [...strip.children].map((line) => line.dataset.news).join();
  if (before === shown.map(({ id, stage }) => `${id}:${stage}`).join()) return;
  strip.replaceChildren(...shown.map(line));
}

function line(item) {
  const notice = document.createElement("div");
  notice.className = item.stage === "on-air" ? "notice live" : "notice good";
  notice.dataset.news = `${item.id}:${item.stage}`;
  const said = document.createElement("p");
  const link = Object.assign(document.createElement("a"), { href: item.url, textContent: item.link });
  const about = Object.assign(document.createElement("span"), { className: "muted", textContent: item.about });
  said.append(`${item.sentence} `, link, " ", about);
  const button = Object.assign(document.createElement("button"), { type: "button", textContent: item.label });
  button.className = "link";
  notice.append(said, button);
  button.addEventListener("click", () => put(item));
  if (item.stage !== "on-air") link.addEventListener("click", () => close(item));
  return notice;
}

function put(item) {
  close(item);
  show();
}
