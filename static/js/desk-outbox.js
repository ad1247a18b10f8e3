// Decisions on their way to the server: one after another, in the order they were taken, while the next text is read already.
import { words } from "./desk-page.js";

const jobs = []; // {ids, next, run}
let running = false;

/** Runs after everything put in before. ids: the cases it decides; next: the one it claims. */
export function put(job) {
  jobs.push(job);
  if (!running) work();
}

let leaving = null; // {by, go}: the link or the search to follow once nothing is on its way

async function work() {
  running = true;
  while (jobs.length) {
    await jobs[0].run();
    jobs.shift();
  }
  running = false;
  leaving?.go();
}

const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

// Waits for the last decision, so that the next page knows of it; a second press goes at once.
function hold(event, by, go) {
  if (event.defaultPrevented || !jobs.length || by === leaving?.by) return;
  event.preventDefault();
  leaving = { by, go };
}

addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (link && plain(event) && !link.target && !link.hash) hold(event, link, () => location.assign(link.href));
});

addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method === "get") hold(event, form, () => form.requestSubmit(submitter));
});

/** Whether a decision on this case is on its way. */
export const holds = (id) => jobs.some((job) => job.ids.includes(id));

/** Whether a decision on its way will claim this case. */
export const claims = (id) => jobs.some((job) => job.next === id);

addEventListener("beforeunload", (event) => {
  if (!jobs.length) return;
  event.preventDefault();
  event.returnValue = words.leaving;
});
