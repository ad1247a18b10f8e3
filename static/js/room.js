// A live room: follows its topic and keeps the page as the server would render it.
import { AskBox } from "./ask.js";
import { attachSheet } from "./ask-sheet.js";
import { attachSimilar } from "./ask-similar.js";
import { follow } from "./live.js";
import { Announcer } from "./room-announce.js";
import { attachChoices } from "./room-choices.js";
import { attachCountdown } from "./room-countdown.js";
import { showCounters } from "./room-counters.js";
import { Hold } from "./room-hold.js";
import { refreshRoom } from "./room-page.js";
import { reword } from "./room-questions.js";
import { attachRating } from "./room-rate.js";
import { attachSorts } from "./room-sort.js";
import { RoomView } from "./room-view.js";
import { attachSupport } from "./support.js";

const OVER = ["archived", "cancelled"];
const LATE = 4000; // milliseconds after which the ask box no longer waits for the connection
const WIDE = matchMedia("(min-width: 60rem)");
const root = document.querySelector("[data-room]");
const sorts = attachSorts(root);
const view = new RoomView(root, { lost, changed: () => sorts.changed() });
const announcer = new Announcer(view.one("[data-announce]"));
const hold = new Hold(root, (frame) => view.show(frame));
const ask = new AskBox(root.querySelector("[data-ask-src]"), { onMine });

view.phase({ state: root.dataset.phase });
attachCountdown(root);
attachRating(root);
const supports = attachSupport(view, ask);
const choices = attachChoices(view, ask);
attachSheet(root);
attachSimilar(root, ask.holder);
if (WIDE.matches) view.one("[data-video]")?.setAttribute("open", "");
if (OVER.includes(root.dataset.phase)) ask.refresh();
else watch();

function watch() {
  view.one("[data-light]").hidden = false;
  const follower = follow(root.dataset.room, {
    seq: Number(root.dataset.seq),
    epoch: root.dataset.epoch,
    onFrames: (frames) => frames.forEach(take),
    onCounters: count,
    onMine: () => ask.refresh(),
    onReload: refresh,
    onState: showLight,
  });
  setTimeout(() => ask.token || ask.refresh(), LATE);
  addEventListener("pagehide", (event) => event.persisted || follower.stop());
}

function take(frame) {
  if (frame.kind === "question" && frame.data) reword(view, frame.data);
  hold.take(frame);
  if (!frame.data) return;
  announcer.count(frame.kind);
  if (frame.kind === "air" && view.own.has(String(frame.data.id))) announcer.say("mineAir");
  if (frame.kind === "answer" && view.own.has(String(frame.data.question))) announcer.say("mineAnswered");
  if (frame.kind === "phase") {
    ask.refresh();
    view.one("[data-fresh-page]").hidden = !OVER.includes(frame.data.state);
  }
}

function count(counters) {
  showCounters(view, counters);
  sorts.changed();
}

let losing;

/** A frame told of something this page lacks: the page is fetched, once for all such frames of a moment. */
function lost() {
  clearTimeout(losing);
  losing = setTimeout(refresh, 1500);
}

function refresh() {
  hold.clear();
  refreshRoom(view).catch(() => (view.one("[data-fresh-page]").hidden = false));
}

function onMine({ own, supported, since }) {
  view.own = new Set(own);
  view.settle();
  supports.learn(supported, since);
  choices.learn();
}

function showLight(state) {
  const light = view.one("[data-light]");
  light.dataset.state = light.dataset.light = state;
  for (const node of light.querySelectorAll("[data-light-is]")) node.hidden = node.dataset.lightIs !== state;
}
