// "I would like to know this too": shown at once, and put right by the server's own number.
import { writeCount } from "./room-counters.js";

/**
 * Makes the support links of a room into switches once the server has said which of them this visitor chose; until then they
 * stay links. Returns {learn(ids, since)}: the chosen ones as the server knew them at `since` (performance.now()) or later.
 */
export function attachSupport(view, ask) {
  const touched = new Map(); // id → when the server answered the last press; Infinity while it has not
  let chosen = null;
  new MutationObserver(dress).observe(view.one('[data-queue="open"]'), { childList: true });
  view.root.addEventListener("click", (event) => {
    const link = event.target.closest("a.up[data-up]");
    if (!link || !ask.token || !chosen) return;
    event.preventDefault();
    if (touched.get(link.dataset.up) !== Infinity) toggle(link);
  });
  view.root.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a.up[data-up]")) return;
    event.preventDefault();
    event.target.click();
  });
  return { learn };

  /** What was pressed since the request began is newer than its answer. */
  function learn(ids, since) {
    const known = new Set(ids);
    for (const [id, at] of touched) if (at >= since) chosen.has(id) ? known.add(id) : known.delete(id);
    chosen = known;
    dress();
  }

  function dress() {
    if (chosen) for (const link of view.all("a.up[data-up]")) setPressed(link, chosen.has(link.dataset.up));
  }

  async function toggle(link) {
    const id = link.dataset.up;
    const wanted = !chosen.has(id);
    const before = Number(link.querySelector("[data-supports]").textContent);
    touched.set(id, Infinity);
    link.setAttribute("aria-busy", "true");
    choose(id, wanted, Math.max(0, before + (wanted ? 1 : -1)));
    const answer = await post(link.href, wanted, ask.token);
    link.removeAttribute("aria-busy");
    touched.set(id, performance.now());
    if (answer.supports !== undefined) return choose(id, wanted, answer.supports);
    choose(id, !wanted, view.counts.supports[id] ?? before);
    ask.tell(answer.sentence || "closed");
  }

  function choose(id, wanted, count) {
    wanted ? chosen.add(id) : chosen.delete(id);
    dress();
    for (const node of view.all(`[data-supports="${id}"]`)) writeCount(node, count);
  }
}

function setPressed(link, pressed) {
  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", String(pressed));
}

async function post(address, wanted, token) {
  const body = new URLSearchParams({ wanted: wanted ? "1" : "0", csrfmiddlewaretoken: token });
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    return await response.json();
  } catch {
    return {};
  }
}
