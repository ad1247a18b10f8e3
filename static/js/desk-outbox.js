// Decisions on their way to the server: one after another, in the order they were taken, while the next text is read already.
import { words } from "./desk-page.js";

const jobs = []; // {ids, next, run}
let running = false;

/** Runs after everything put in before. ids: the cases it decides; next: the one it claims. */
export function put(job) {
  jobs.push(job);
  if (!running) work();
}

async function work() {
  running = true;
  while (jobs.length) {
    await jobs[0].run();
    jobs.shift();
  }
  running = false;
}

/** Whether a decision on this case is on its way. */
export const holds = (id) => jobs.some((job) => job.ids.includes(id));

/** Whether a decision on its way will claim this case. */
export const claims = (id) => jobs.some((job) => job.next === id);

addEventListener("beforeunload", (event) => {
  if (!jobs.length) return;
  event.preventDefault();
  event.returnValue = words.leaving;
});
