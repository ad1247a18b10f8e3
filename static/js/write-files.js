// Files of a letter: sent one by one as soon as they are chosen, with progress, preview and a button to remove each.
export function attachFiles(form, box) {
  const input = box.querySelector('input[type="file"]');
  const part = {
    box,
    form,
    list: box.querySelector("[data-file-list]"),
    said: box.querySelector("[data-file-said]"),
    bar: box.querySelector("[data-file-bar]"),
    template: box.querySelector("template"),
  };
  let queue = Promise.resolve();
  box.querySelector("[data-no-script]").hidden = true;
  input.addEventListener("change", () => {
    for (const file of [...input.files]) queue = queue.then(() => add(part, file));
    input.value = "";
  });
  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-remove]");
    if (!button) return;
    event.preventDefault();
    remove(part, button.closest("li"));
  });
}

async function add(part, file) {
  const { box, said, bar } = part;
  if (part.list.children.length >= Number(box.dataset.most)) return say(said, said.dataset.full);
  bar.hidden = false;
  const answer = await send(part, { file }, (share) => {
    bar.value = share;
    say(said, said.dataset.sending.replace("{share}", share), file.name);
  });
  bar.hidden = true;
  if (!answer.ok) return say(said, answer.sentence ? `{name}: ${answer.sentence}` : said.dataset.failed, file.name);
  part.list.append(entry(part, answer, file));
  say(said, said.dataset.sent, file.name);
}

async function remove(part, item) {
  const name = item.querySelector(".breaks").textContent;
  const answer = await send(part, { remove: item.dataset.file });
  if (!answer.ok && answer.status !== 409) return say(part.said, answer.sentence || part.said.dataset.failed, name);
  item.remove();
  say(part.said, part.said.dataset.removed, name);
  part.box.querySelector('input[type="file"]').focus();
}

function send(part, fields, progress) {
  const body = new FormData();
  const own = { key: part.form.elements.key.value, channel: part.box.dataset.channel };
  const all = { csrfmiddlewaretoken: part.form.elements.csrfmiddlewaretoken.value, ...own, ...fields };
  for (const [name, value] of Object.entries(all)) body.append(name, value);
  if ("counter" in part.box.dataset) body.append("counter", "1");
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", part.box.dataset.upload);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (event) => {
      if (progress && event.lengthComputable) progress(Math.round((event.loaded / event.total) * 100));
    });
    request.addEventListener("loadend", () => done({ ok: request.status in { 200: 1, 201: 1 }, status: request.status, ...read(request) }));
    request.send(body);
  });
}

function read(request) {
  try {
    return JSON.parse(request.responseText);
  } catch {
    return {};
  }
}

function entry(part, answer, file) {
  const item = part.template.content.firstElementChild.cloneNode(true);
  item.dataset.file = answer.id;
  item.querySelector("[data-name]").textContent = answer.name;
  item.querySelector("[data-size]").textContent = size(answer.size);
  if (answer.kind === "image") {
    const picture = item.querySelector("img");
    const query = new URLSearchParams({ draft: part.form.elements.key.value, channel: part.box.dataset.channel });
    if ("counter" in part.box.dataset) query.set("counter", "1");
    picture.src = `${part.box.dataset.upload}${answer.id}/?${query}`;
    picture.hidden = false;
  }
  return item;
}

function size(bytes) {
  return bytes < 1048576 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1048576).toFixed(1)} MB`;
}

function say(place, sentence, name = "") {
  place.textContent = sentence.replace("{name}", name);
}
