// The studio's buttons by fetch: the same addresses and fields as the plain forms, answered as JSON.

/** {done, version, …} when it went through; else {status, sentence, fresh}; without `status` nothing answered. */
export async function postForm(form, { address = form.action, submitter = null } = {}) {
  const target = submitter?.hasAttribute("formaction") ? submitter.formAction : address;
  const body = new FormData(form, submitter);
  for (const pk of alsoFor(form)) body.append("also", pk);
  return postFields(target, body);
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

/** An answer that is published takes along the questions that are ticked below its question. */
function alsoFor(form) {
  if (!form.matches("[data-desk], [data-also]")) return [];
  const picker = document.querySelector("[data-picker]");
  if (picker?.elements.question.value !== form.elements.question.value) return [];
  return [...picker.querySelectorAll("[name=also]:checked")].map((box) => box.value);
}

/** Sends every form[data-act] of the studio; `changed(form)` is called when one went through. */
export function attachActs(root, { tell, changed }) {
  root.addEventListener("submit", async (event) => {
    const form = event.target;
    if (!form.matches("[data-act]")) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy")) return;
    form.setAttribute("aria-busy", "true");
    const answer = await postForm(form, { submitter: event.submitter });
    form.removeAttribute("aria-busy");
    if (!answer.done) return tell(answer.sentence || "lost");
    tell("");
    if (form.matches("[data-clear]")) form.reset();
    delete form.dataset.busy;
    form.closest("details")?.removeAttribute("open");
    changed(form);
  });
  root.addEventListener("click", (event) => insert(event.target.closest("[data-insert]")));
}

/** A prepared sentence goes in where the cursor stands and may be changed there. */
function insert(button) {
  if (!button) return;
  const field = button.form.elements.text;
  field.setRangeText(button.dataset.insert, field.selectionStart, field.selectionEnd, "end");
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
