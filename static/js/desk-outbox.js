// Decisions on their way to the server: one after another, in the order they were taken, while the next text is read already.
import { words } from "./desk-page.js";

const jobs = []; // {ids, next, run}
let running = false;

/** Runs after everything put in before. ids: the cases it decides; next: the one it claims. */
export function put(job) {
  jobs.push(job);
  if (!running) work();
}

let leaving = null; // the link to follow once nothing is on its way

async function work() {
  running = true;
  while (jobs.length) {
    await jobs[0].run();
    jobs.shift();
  }
  running = false;
  if (leaving) location.assign(leaving.href);
}

const plain = (event) => event.button === 0 && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

/** A link out of the desk waits for the last decision, so that the next page knows of it; a second press goes at once. */
addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  if (!link || event.defaultPrevented || !jobs.length || !plain(event)) return;
  if (link.target || link.hash || link === leaving) return;
  event.preventDefault();
  leaving = link;
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
