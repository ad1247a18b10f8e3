// "I would like to know this too": shown at once, and put right by the server's own number.
import { writeCount } from "./room-counters.js";

/** Makes the support links of a room into switches; without a token yet they stay links. */
export function attachSupport(view, ask) {
  const place = `supported:${view.root.dataset.room}`;
  const chosen = new Set(read(place));
  const dress = () => view.all("a.up[data-up]").forEach((link) => setPressed(link, chosen.has(link.dataset.up)));
  new MutationObserver(dress).observe(view.one('[data-queue="open"]'), { childList: true });
  dress();
  view.root.addEventListener("click", (event) => {
    const link = event.target.closest("a.up[data-up]");
    if (!link || !ask.token) return;
    event.preventDefault();
    if (link.getAttribute("aria-busy") !== "true") toggle(link);
  });
  view.root.addEventListener("keydown", (event) => {
    if (event.key !== " " || !event.target.matches("a.up[data-up]")) return;
    event.preventDefault();
    event.target.click();
  });

  async function toggle(link) {
    const id = link.dataset.up;
    const wanted = !chosen.has(id);
    const before = Number(link.querySelector("[data-supports]").textContent);
    link.setAttribute("aria-busy", "true");
    show(link, wanted, Math.max(0, before + (wanted ? 1 : -1)));
    const answer = await post(link.href, wanted, ask.token);
    link.removeAttribute("aria-busy");
    if (answer.supports === undefined) {
      show(link, !wanted, view.supports[id] ?? before);
      return ask.tell(answer.sentence || "closed");
    }
    wanted ? chosen.add(id) : chosen.delete(id);
    write(place, [...chosen]);
    show(link, wanted, answer.supports);
  }

  function show(link, pressed, count) {
    setPressed(link, pressed);
    for (const node of view.all(`[data-supports="${link.dataset.up}"]`)) writeCount(node, count);
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

function read(place) {
  try {
    return JSON.parse(localStorage.getItem(place)) ?? [];
  } catch {
    return [];
  }
}

function write(place, ids) {
  try {
    localStorage.setItem(place, JSON.stringify(ids));
  } catch {
    // Without storage the switch is right until the page is left; the server counts one per person anyway.
  }
}
