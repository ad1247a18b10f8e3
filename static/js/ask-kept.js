// A question that is not sent yet stays in this tab, with the key of its form, until the server has answered.
const place = (name) => `ask:${name}`;
const FIELDS = ["body", "byline", "theme", "contact", "key"];

/** Keeps what a form holds; an empty one is forgotten. */
export function keep(name, form) {
  const text = { real: Boolean(form.elements.real?.checked) };
  for (const field of FIELDS) text[field] = form.elements[field]?.value ?? "";
  write(name, text.body || text.byline || text.contact ? text : null);
}

/** Puts what was kept into an empty form. */
export function fillIn(name, form) {
  const text = read(name);
  if (!text || form?.elements.body?.type !== "textarea" || form.elements.body.value) return;
  for (const field of FIELDS) if (text[field] && form.elements[field]) form.elements[field].value = text[field];
  if (form.elements.real) form.elements.real.checked = text.real;
}

export function forget(name) {
  write(name, null);
}

/** Says under the field how the asker will be shown. */
export function showName(form) {
  const line = form.querySelector("[data-shown-as]");
  if (!line) return;
  const { byline, real } = form.elements;
  const name = line.querySelector("[data-shown-name]");
  name.textContent = (real?.checked && real.dataset.real) || byline.value.trim() || name.dataset.anonymous;
  byline.disabled = Boolean(real?.checked);
  line.hidden = false;
}

function write(name, text) {
  try {
    if (text) sessionStorage.setItem(place(name), JSON.stringify(text));
    else sessionStorage.removeItem(place(name));
  } catch {
    // Storage may be full or switched off; the text then lives in the field alone.
  }
}

function read(name) {
  try {
    return JSON.parse(sessionStorage.getItem(place(name)));
  } catch {
    return null;
  }
}
