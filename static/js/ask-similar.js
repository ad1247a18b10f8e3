// While a question is being typed: those already in the room that say nearly the same, so that one supports instead of asking again.
const SHOWN = 2;
const ALIKE = 0.5; // share of the typed pairs of letters that the other question has too

function pairs(text) {
  const letters = [...text.toLowerCase().replace(/[\s\p{P}]/gu, "")];
  return new Set(letters.slice(1).map((letter, at) => letters[at] + letter));
}

/** The lines of the room that are alike, the most alike first. */
export function similar(text, lines) {
  const typed = pairs(text);
  if (typed.size < 4) return [];
  const share = (line) => [...pairs(textOf(line))].filter((pair) => typed.has(pair)).length / typed.size;
  const rated = lines.map((line) => ({ line, share: share(line) })).filter((rate) => rate.share >= ALIKE);
  return rated.sort((a, b) => b.share - a.share).map((rate) => rate.line).slice(0, SHOWN);
}

function textOf(line) {
  return line.querySelector('[data-fill="text"]').textContent.trim();
}

/** Shows them under the field; `holder` is the ask box, `root` the room. */
export function attachSimilar(root, holder) {
  let pause;
  holder.addEventListener("input", (event) => {
    if (event.target.name !== "body") return;
    clearTimeout(pause);
    pause = setTimeout(() => show(holder, similar(event.target.value, [...root.querySelectorAll(".queue > li")])), 500);
  });
  holder.addEventListener("click", (event) => {
    const sheet = holder.closest("details");
    if (event.target.closest("[data-similar] a") && matchMedia("(max-width: 60rem)").matches) sheet.open = false;
  });
}

function show(holder, lines) {
  const part = holder.querySelector("[data-similar]");
  if (!part) return;
  part.hidden = lines.length === 0;
  part.querySelector("ul").replaceChildren(...lines.map(entry));
}

function entry(line) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = `#q${line.dataset.question}`;
  link.textContent = textOf(line);
  item.append(link);
  return item;
}
