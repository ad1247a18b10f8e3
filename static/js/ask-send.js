// Sends a question until the server has answered: the same form with the same key, so that it cannot arrive twice.
import { later } from "./live-backoff.js";
import { fetchPage } from "./room-page.js";

const PAUSES = [0, 2, 4, 8, 15, 30]; // seconds before each try

/** The answered box, or null when it did not go through; `tell(word or sentence)` says how it stands meanwhile. */
export async function send(form, tell, newToken) {
  const sent = new FormData(form);
  let renewed = false;
  for (const pause of PAUSES) {
    if (pause) tell("kept");
    await wait(pause);
    const page = await post(form.action, sent);
    const box = page?.document.querySelector("[data-ask-box]");
    if (box) return box;
    if (!page || page.status >= 500) continue;
    if (page.status !== 403 || renewed) return refused(page, tell);
    renewed = true;
    const token = await newToken().catch(() => null);
    if (token) sent.set("csrfmiddlewaretoken", token);
  }
  tell("again");
  return null;
}

async function post(address, body) {
  try {
    return await fetchPage(address, { method: "POST", body, headers: { "X-Fragment": "1" } });
  } catch {
    return null;
  }
}

function wait(pause) {
  const online = new Promise((done) => addEventListener("online", done, { once: true }));
  return pause ? Promise.race([later(pause), online]) : Promise.resolve();
}

function refused(page, tell) {
  const sentence = page.document.querySelector("main h1 + p")?.textContent.trim();
  tell(sentence || "closed");
  return null;
}
