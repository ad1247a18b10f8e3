// "This answer helped" and the vote for a theme: links that become switches once the server has said what this visitor chose.
import { showCounters, writeCount } from "./room-counters.js";

/** Returns {learn()}: fetches the choices, once; to be called when the visitor is known to the server. */
export function attachChoices(view, ask) {
  const mine = { helped: new Set(), theme: null };
  let state = "unknown";
  new MutationObserver(() => state === "known" && dress()).observe(view.one("[data-stream]"), { childList: true, subtree: true });
  view.root.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-helped], a[data-vote]");
    if (!link || !ask.token || state !== "known") return;
    event.preventDefault();
    if (link.getAttribute("aria-busy") !== "true") press(link);
  });
  view.root.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a[data-helped][role], a[data-vote][role]")) return;
    event.preventDefault();
    event.target.click();
  });
  return { learn };

  async function learn() {
    if (state !== "unknown") return;
    state = "asked";
    const chosen = await send(view.root.dataset.choices);
    if (chosen.helped === undefined) return (state = "unknown");
    mine.helped = new Set(chosen.helped.map(String));
    mine.theme = chosen.theme === null ? null : String(chosen.theme);
    state = "known";
    dress();
  }

  function dress() {
    for (const link of view.all("a[data-helped]")) setPressed(link, mine.helped.has(link.dataset.helped));
    for (const link of view.all("a[data-vote]")) setPressed(link, mine.theme === link.dataset.vote);
  }

  async function press(link) {
    link.setAttribute("aria-busy", "true");
    await ("vote" in link.dataset ? vote(link) : help(link));
    link.removeAttribute("aria-busy");
    dress();
  }

  async function help(link) {
    const id = link.dataset.helped;
    const wanted = !mine.helped.has(id);
    const answer = await send(link.href, { wanted: wanted ? "1" : "0" });
    if (answer.count === undefined) return ask.tell(answer.sentence || "closed");
    wanted ? mine.helped.add(id) : mine.helped.delete(id);
    view.counts.helpful[id] = answer.count;
    for (const node of view.all(`[data-helpful="${id}"]`)) writeCount(node, answer.count);
  }

  async function vote(link) {
    const answer = await send(link.href, { theme: link.dataset.vote });
    if (answer.votes === undefined) return ask.tell(answer.sentence || "closed");
    mine.theme = String(answer.theme);
    showCounters(view, { themes: answer.votes });
  }

  async function send(address, fields) {
    const body = fields && new URLSearchParams({ ...fields, csrfmiddlewaretoken: ask.token });
    const options = { method: body ? "POST" : "GET", body, headers: { Accept: "application/json" }, cache: "no-store" };
    try {
      return await (await fetch(address, options)).json();
    } catch {
      return {};
    }
  }
}

function setPressed(link, pressed) {
  const said = String(pressed);
  if (link.getAttribute("aria-pressed") === said) return;
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", said);
}
