// While a question is being typed: those already asked that say nearly the same, to be supported instead of asking again.
import { counted } from "./room-text.js";

const PAUSE = 600; // milliseconds without a key before the server is asked
const LEAST = 4; // characters
const PRIVATE = /\d[\d\s-]{4,}|\S+@\S+/g; // numbers and addresses are not needed to compare, so they stay here

/** `holder` is the ask box's place in the room `root`. */
export function attachSimilar(root, holder) {
  let pause;
  let asked = "";
  holder.addEventListener("input", (event) => {
    if (event.target.name !== "body") return;
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE, event.target.value);
  });
  holder.addEventListener("click", (event) => {
    const support = event.target.closest("[data-similar-support]");
    if (support) supportInstead(event, support, holder);
    else if (event.target.closest("[data-similar] a") && matchMedia("(max-width: 60rem)").matches) {
      holder.closest("details").open = false;
    }
  });

  async function look(text) {
    const part = holder.querySelector("[data-similar]");
    const plain = text.replace(PRIVATE, " ").trim();
    if (!part || plain === asked) return;
    asked = plain;
    const found = [...plain].length < LEAST ? [] : await similar(part.dataset.similar, plain);
    if (found && asked === plain) show(part, found, root);
  }
}

async function similar(address, text) {
  try {
    const response = await fetch(`${address}?q=${encodeURIComponent(text)}`, { cache: "no-store" });
    return response.ok ? (await response.json()).similar : null;
  } catch {
    return null;
  }
}

function show(part, found, root) {
  const list = part.querySelector("ul");
  const before = [...list.children].map((item) => item.dataset.id).join();
  part.hidden = found.length === 0;
  if (before === found.map(({ id }) => String(id)).join()) return;
  part.querySelector("[data-similar-done]").hidden = true;
  list.replaceChildren(...found.map((question) => entry(part, question, root)));
}

function entry(part, question, root) {
  const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
  const one = (name) => item.querySelector(`[data-similar-${name}]`);
  item.dataset.id = question.id;
  one("text").textContent = question.text;
  one("answer").hidden = !question.answer;
  one("answer").querySelector("span").textContent = question.answer;
  one("support").href = part.dataset.supportAt.replace(/0\/$/, `${question.id}/`);
  one("support").hidden = question.answered;
  one("read").hidden = !question.answered;
  one("read").href = `#q${question.id}`;
  const { one: single, many } = one("count").dataset;
  one("count").textContent = counted(single, many, question.supports);
  return item;
}

/** Counts the support at once; where that fails the link leads to the page that asks for it. */
async function supportInstead(event, link, holder) {
  const token = holder.querySelector("[data-ask-box]")?.dataset.token;
  if (!token) return;
  event.preventDefault();
  const body = new URLSearchParams({ wanted: "1", csrfmiddlewaretoken: token });
  const sent = { method: "POST", body, headers: { Accept: "application/json" } };
  const response = await fetch(link.href, sent).catch(() => null);
  if (!response?.ok) return location.assign(link.href);
  const done = link.closest("[data-similar]").querySelector("[data-similar-done]");
  link.closest(".row").remove();
  done.textContent = done.dataset.thanks;
  done.hidden = false;
  holder.dispatchEvent(new CustomEvent("supported"));
}
