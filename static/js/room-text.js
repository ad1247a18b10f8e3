// Plain texts from frames into the page, through textContent only.
const CHINESE = /[\u3400-\u9fff]/;
const LINK = /(https?:\/\/[^\s<>"'，。；、！？）】》]+)/;
const READS_CHINESE = document.documentElement.lang.startsWith("zh");
const OWNER = "[data-question], [data-answer], [data-words], [data-note], [data-picture], [data-now]";

/** Writes a text and marks it as Chinese on a page in another language. */
export function write(node, text) {
  node.textContent = text;
  if (!READS_CHINESE && CHINESE.test(text)) node.lang = "zh-Hans";
  else node.removeAttribute("lang");
}

/** Writes a longer text as paragraphs with its line ends; addresses become links. */
export function writeSaid(node, text) {
  write(node, "");
  if (!READS_CHINESE && CHINESE.test(text)) node.lang = "zh-Hans";
  for (const part of text.split(/\n{2,}/)) {
    const paragraph = document.createElement("p");
    part.split("\n").forEach((line, place) => {
      if (place) paragraph.append(document.createElement("br"));
      paragraph.append(...line.split(LINK).map((piece, at) => (at % 2 ? link(piece) : piece)));
    });
    node.append(paragraph);
  }
}

function link(address) {
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.rel = "nofollow";
  anchor.textContent = address;
  return anchor;
}

/** Fills every [data-fill] of a node from an item of a frame; what the item lacks, and what belongs to a node inside, stays. */
export function fill(node, item) {
  const owner = node.closest(OWNER);
  for (const part of [...node.querySelectorAll("[data-fill]")]) {
    const name = part.dataset.fill;
    if (part.closest(OWNER) !== owner) continue;
    if (name === "time") writeTime(part, item);
    else if (name === "written") part.hidden = item.byline !== "";
    else if (name === "day") writeDay(part, item.at);
    else if (name === "initial") write(part, [...(item.byline || item.department || "")][0] ?? "");
    else if (name === "said" && "text" in item) writeSaid(part, item.text);
    else if (typeof item[name] === "string") write(part, item[name]);
  }
}

// What a department answers in writing has no speaker, and comes on another day.
function writeTime(node, { at, byline }) {
  if (!at) return;
  if (node.closest("[data-answer], [data-words], [data-picture]") === null) return writeDay(node, at, 5);
  if (byline === "") return writeDay(node, at);
  node.dateTime = at;
  node.textContent = at.slice(11, 16);
}

function writeDay(node, at, from = 0) {
  node.dateTime = at;
  node.textContent = `${at.slice(from, 10)} ${at.slice(11, 16)}`;
}

/** A moment as the page says it everywhere: day and time, or (`clock`) the time alone. */
export function sayMoment(at, { clock = false } = {}) {
  const [year, month, day] = at.slice(0, 10).split("-").map(Number);
  const time = at.slice(11, 16);
  if (clock) return time;
  if (READS_CHINESE) return `${year}年${month}月${day}日 ${time}`;
  const name = new Intl.DateTimeFormat("en", { month: "long", timeZone: "UTC" }).format(Date.UTC(year, month - 1, 1));
  return `${day} ${name} ${year}, ${time}`;
}

/** Of a text and its English twin the one in the reader's language. */
export function inLanguage(chinese, english) {
  return (!READS_CHINESE && english) || chinese;
}

/** "{count} new" with its number, in the form for one or for many. */
export function counted(one, many, count) {
  return count === 1 ? one : many.replace("{count}", count.toLocaleString(document.documentElement.lang));
}
