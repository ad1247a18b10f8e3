// The big screen follows the room's topic and, as a preview, the studio's; it needs nobody to press anything.
import { follow } from "./live.js";
import { Backoff } from "./live-backoff.js";
import { fetchSnapshot } from "./live-poll.js";
import { attachClock } from "./screen-clock.js";
import { ScreenState } from "./screen-state.js";
import { ScreenView } from "./screen-view.js";

const root = document.querySelector("[data-screen]");
const view = new ScreenView(root);

attachClock(root);
begin(root.dataset.screen, (room) => view.show(room), {
  onCounters: (counters) => view.counters(counters),
  onState: (state) => view.light(state),
});
if (root.dataset.preview) begin(root.dataset.preview, (studio) => view.coming(studio));

/** Takes the topic's state and keeps it up to date; `show` draws it once for all changes of a moment. */
async function begin(topic, show, tell = {}) {
  let room = null;
  let drawing = 0;
  const backoff = new Backoff();
  const draw = () => {
    cancelAnimationFrame(drawing);
    drawing = requestAnimationFrame(() => show(room));
  };
  const take = ({ state, counters }) => {
    room = new ScreenState(state);
    tell.onCounters?.(counters);
    draw();
  };
  let snapshot;
  tell.onState?.("connecting");
  while (!(snapshot = await fetchSnapshot(topic))) {
    tell.onState?.("waiting");
    await backoff.pause();
  }
  take(snapshot);
  const follower = follow(topic, {
    ...tell,
    seq: snapshot.seq,
    epoch: snapshot.epoch,
    onReload: take,
    onFrames: (frames) => {
      frames.forEach((frame) => room.take(frame));
      if (room.lacks) follower.reload();
      else draw();
    },
  });
}
