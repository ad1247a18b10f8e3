// An open desk says politely how many letters have changed since; the list itself waits until its reader asks for it.
import { follow } from "./live.js";

const place = document.querySelector("[data-letters-news]");
const changed = new Set();

function tell(frames) {
  for (const { kind, data } of frames) if (kind === "letter" && data) changed.add(data.id);
  if (!changed.size) return;
  const { one, many } = place.dataset;
  place.querySelector("[data-letters-said]").textContent = changed.size === 1 ? one : `${many} ${changed.size}`;
  place.hidden = false;
}

for (const topic of (place?.dataset.lettersNews ?? "").split(" ").filter(Boolean)) {
  follow(topic, { onFrames: tell, onReload: () => {} });
}
