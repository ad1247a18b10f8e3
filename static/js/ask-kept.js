// A question that is not sent yet stays in this tab, with the key of its form, until the server has answered.
const place = (name) => `ask:${name}`;

export function keep(name, { body, byline, key }) {
  try {
    if (body || byline) sessionStorage.setItem(place(name), JSON.stringify({ body, byline, key }));
    else sessionStorage.removeItem(place(name));
  } catch {
    // Storage may be full or switched off; the text then lives in the field alone.
  }
}

/** {body, byline, key} or null. */
export function kept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(place(name)));
  } catch {
    return null;
  }
}

export function forget(name) {
  keep(name, {});
}
