// Several texts decided together: what will happen is shown in a window first, then one request decides.
import { load, post, say, why, words } from "./desk-page.js";
import { goOn, manyDone } from "./desk-acts.js";
import { selectedId } from "./desk-pane.js";
import { chosen, clear } from "./desk-select.js";
import { isDecided } from "./desk-rows.js";

const dialog = document.querySelector("[data-many-dialog]");
let busy = false;

async function open() {
  if (!chosen().length) return;
  const query = new URLSearchParams(words.query);
  for (const id of chosen()) query.append("case", id);
  const fresh = await load(`${words.url}many/?${query}`, { "X-Fragment": "1" }).catch(() => null);
  if (!fresh) return say(words.failed);
  dialog.replaceChildren(document.adoptNode(fresh.querySelector("[data-many]")));
  dialog.showModal();
}

async function send(form, button, state) {
  if (busy) return;
  busy = true;
  const sent = new FormData(form);
  if (button?.name) sent.set(button.name, button.value);
  const answer = await post(form.action, sent);
  busy = false;
  const id = selectedId();
  if (!answer?.ok) return tell(form, why(answer));
  if (dialog.open) dialog.close();
  clear();
  manyDone(answer.told, state, "final" in form.dataset);
  if (isDecided(id)) goOn(id);
}

function tell(form, text) {
  const line = form.querySelector("[data-problem]") ?? document.createElement("p");
  line.className = "notice stop";
  line.dataset.problem = "";
  line.setAttribute("role", "alert");
  line.textContent = text;
  form.prepend(line);
  line.scrollIntoView({ block: "nearest" });
}

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-many-open]")) {
    event.preventDefault();
    open();
  } else if (event.target.matches("[data-many-form]")) {
    event.preventDefault();
    send(event.target, event.submitter, event.submitter?.value === "reject" ? "rejected" : "approved");
  } else if (event.target.matches("[data-gather]")) {
    event.preventDefault();
    send(event.target, null, "approved");
  }
});
dialog.addEventListener("click", (event) => {
  if (!event.target.closest("[data-many-close]")) return;
  event.preventDefault();
  dialog.close();
});
