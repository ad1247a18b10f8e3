// What the parts of the desk share: its words, its requests, and how it speaks to whoever cannot see.
export const desk = document.querySelector("[data-desk]");
const unprefixed = (name) => name.replace(/^word([A-Z])/, (_whole, letter) => letter.toLowerCase());
export const words = Object.fromEntries(Object.entries(desk.dataset).map(([name, value]) => [unprefixed(name), value]));

export const part = (root, name) => root.querySelector(`[data-part="${name}"]`);
export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_whole, name) => values[name] ?? "");
export const stateWord = (state) => words[`state${state[0].toUpperCase()}${state.slice(1)}`] ?? state;
export const shortened = (text) => (text.length > 16 ? `${text.slice(0, 15)}…` : text);

export function say(text) {
  document.querySelector("[data-said]").textContent = text;
}

export async function load(url, headers = {}) {
  const response = await fetch(url, { headers: { Accept: "text/html", ...headers }, redirect: "error" });
  if (!response.ok) throw new Error(`desk: ${response.status}`);
  return new DOMParser().parseFromString(await response.text(), "text/html");
}

// {ok, status, told}: what the server answered; null when nothing came back.
export async function post(url, body, options = {}) {
  if (!body.has("csrfmiddlewaretoken")) body.set("csrfmiddlewaretoken", document.querySelector("input[name=csrfmiddlewaretoken]")?.value ?? "");
  try {
    const response = await fetch(url, { method: "POST", body, headers: { Accept: "application/json" }, ...options });
    return { ok: response.ok, status: response.status, told: await response.json() };
  } catch {
    return null;
  }
}

// What to say of a refusal: who was faster and what they decided, or the server's own sentence.
export function why(answer) {
  if (!answer) return words.failed;
  const { error, fresh, sentence } = answer.told;
  if (error !== "stale" || !fresh?.by) return sentence ?? words.failed;
  return fill(words.staleBy, { name: fresh.by, state: stateWord(fresh.state) });
}
