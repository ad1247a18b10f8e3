// Where the interview stands: state, policy, times and the reason in public words, as the server writes them.
import { sayMoment, write } from "./room-text.js";

const COMING = ["announced", "collecting"];

/** Shows and hides what belongs to a state; with a whole `phase` frame also policy, times and reason. */
export function showPhase(view, standing) {
  const { state } = standing;
  view.root.dataset.phase = state;
  for (const node of view.all("[data-when]")) node.hidden = !node.dataset.when.split(" ").includes(state);
  if (!("policy" in standing)) return;
  for (const node of view.all("[data-policy]")) node.hidden = node.dataset.policy !== standing.policy;
  for (const node of view.all("[data-policy-not]")) node.hidden = node.dataset.policyNot === standing.policy;
  const isMoved = Boolean(standing.postponed_from) && COMING.includes(state);
  for (const node of view.all("[data-postponed]")) node.hidden = !isMoved;
  for (const node of view.all("[data-moment]")) showMoment(node, standing[node.dataset.moment]);
  const why = view.one("[data-why]");
  why.hidden = !standing.why;
  write(why.querySelector("[data-why-text]"), standing.why);
}

function showMoment(node, at) {
  if (!at) return;
  node.dateTime = at;
  node.textContent = sayMoment(at, { clock: "clock" in node.dataset });
}
