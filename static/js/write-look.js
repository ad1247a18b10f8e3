// While a letter is typed: published answers to nearly the same, so that some need not be written at all.
const PAUSE = 800; // milliseconds without a key before the server is asked
const LEAST = 6; // characters
const PRIVATE = /\d[\d\s-]{4,}|\S+@\S+/g; // numbers and addresses are not needed to compare, so they stay here

export function attachLook(form) {
  const part = form.querySelector("[data-similar-answers]");
  let pause;
  let asked = "";
  form.addEventListener("input", (event) => {
    if (!["title", "body", "cause"].includes(event.target.name)) return;
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  });

  async function look() {
    const text = ["title", "cause", "body"].map((name) => form.elements[name]?.value ?? "").join(" ");
    const plain = text.replace(PRIVATE, " ").trim();
    if (plain === asked) return;
    asked = plain;
    const found = [...plain].length < LEAST ? [] : await answers(form, plain);
    if (found && asked === plain) show(part, found);
  }
}

async function answers(form, text) {
  const body = new URLSearchParams({ text, csrfmiddlewaretoken: form.elements.csrfmiddlewaretoken.value });
  try {
    const response = await fetch(form.dataset.look, { method: "POST", body, headers: { Accept: "application/json" } });
    return response.ok ? (await response.json()).similar : null;
  } catch {
    return null;
  }
}

function show(part, found) {
  const list = part.querySelector("ul");
  part.hidden = found.length === 0;
  list.replaceChildren(...found.map((one) => entry(part, one)));
}

function entry(part, { title, answer, url }) {
  const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
  const link = item.querySelector("a");
  link.textContent = title;
  if (url) link.href = url;
  item.querySelector("p").textContent = answer;
  return item;
}
