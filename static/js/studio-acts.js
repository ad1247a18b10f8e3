// The studio's buttons by fetch: the same addresses and fields as the plain forms, answered as JSON.

/** {done, version, …} when it went through; else {status, sentence, fresh}; without `status` nothing answered. */
export async function postForm(address, form) {
  return postFields(address, new FormData(form));
}

export async function postFields(address, body) {
  try {
    const response = await fetch(address, { method: "POST", body, headers: { Accept: "application/json" } });
    const answer = await response.json();
    return { ...answer, status: response.status, done: response.ok && answer.done };
  } catch {
    return {};
  }
}

/** Sends every form[data-act] of the studio; `changed()` is called when one went through. */
export function attachActs(root, { tell, changed }) {
  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-act]")) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const answer = await postForm(form.action, form);
    form.removeAttribute("aria-busy");
    if (!answer.done) return tell(answer.sentence || "lost");
    tell("");
    if (form.matches("[data-clear]")) form.reset();
    if (!form.contains(document.activeElement)) delete form.dataset.busy;
    form.closest("details")?.removeAttribute("open");
    changed();
  });
  root.addEventListener("click", (event) => {
    const canned = event.target.closest("[data-fill-with]");
    if (!canned) return;
    const field = canned.form.elements.text;
    field.value = canned.dataset.fillWith;
    field.focus();
  });
}
