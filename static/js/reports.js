// The reports renew themselves when the wire says that something changed, unless somebody is at work in them.
import { follow } from "./live.js";

const list = document.querySelector("[data-reports]");
const news = document.querySelector("[data-reports-news]");
const CHANGES = new Set(["notice", "decision"]);
let waiting = 0;

function isAtWork() {
  const held = document.activeElement;
  return list.querySelector("details[open]") !== null || (held !== document.body && list.contains(held));
}

async function renew() {
  const answer = await fetch(location.href, { headers: { "X-Fragment": "1" } }).catch(() => null);
  if (!answer?.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  list.replaceChildren(...page.body.childNodes);
  news.hidden = true;
}

function changed() {
  clearTimeout(waiting); // several frames of one act are one change
  waiting = setTimeout(() => (isAtWork() ? (news.hidden = false) : renew()), 300);
}

document.querySelector("[data-reports-show]").addEventListener("click", renew);
for (const topic of list.dataset.topics.split(" ").filter(Boolean)) {
  follow(topic, {
    onFrames: (frames) => frames.some(({ kind }) => CHANGES.has(kind)) && changed(),
    onReload: changed,
  });
}
