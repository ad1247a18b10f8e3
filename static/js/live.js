// Follows one topic of the live stream, exactly once and in order, whatever the network does (docs/live.md).
//
// follow("interview-7", {seq, epoch, onFrames, onCounters, onMine, onReload, onState}) → {stop(), state}
//   seq, epoch   where the page as rendered stands; without seq only what is new comes
//   onFrames     (frames) new frames in order, each once: [{seq, at, kind, data}]; data is null once withdrawn
//   onCounters   (counters) absolute numbers, among them viewers
//   onMine       () fetch the visitor's own fragment: on connect, every 30 s and when something may have changed
//   onReload     ({seq, epoch, state, counters}) start over from this snapshot; without it the page reloads
//   onState      ("connecting" | "live" | "polling" | "waiting" | "gone")
import { Backoff, jitter, later } from "./live-backoff.js";
import { Mine } from "./live-mine.js";
import { Order } from "./live-order.js";
import { fetchFrames, fetchSnapshot, Recount } from "./live-poll.js";
import { Socket } from "./live-socket.js";

const GONE = 4404;
const BUSY = 4429;
const SOCKET_AGAIN = 60_000; // how long to poll before a socket is tried again

class Follower {
  constructor(topic, options) {
    this.topic = topic;
    this.tell = options;
    this.order = new Order(options.seq, options.epoch);
    this.backoff = new Backoff();
    this.mute = 0; // sockets in a row that ended without a hello
    this.counters = {};
    this.stopped = false;
    this.mine = new Mine(options.onMine);
    this.recount = new Recount(topic, this.order, (counters) => this.count(counters));
    this.run();
  }

  async run() {
    while (!this.stopped) await (this.mute < 2 ? this.useSocket() : this.usePolling(performance.now() + SOCKET_AGAIN));
  }

  async useSocket() {
    this.say("connecting");
    this.socket = new Socket(this.topic, this.order, (message) => this.hear(message));
    const { code, hello } = await this.socket.ended;
    this.socket = null;
    if (this.stopped) return;
    if (code === GONE) return this.stop("gone");
    this.mute = hello || code === BUSY ? 0 : this.mute + 1;
    if (this.mute >= 2) return;
    this.say("waiting");
    await (code === BUSY ? this.backoff.obey() : this.backoff.pause());
  }

  /** Until then, or until nothing answers at all: that says nothing against sockets, so the next try is one. */
  async usePolling(until) {
    this.mute = 1; // one socket afterwards; if it stays mute too, polling goes on
    while (!this.stopped && performance.now() < until) {
      const { status, body, retry } = await fetchFrames(this.topic, this.order, { waiting: this.state === "polling" });
      if (this.stopped) return;
      if (status === 404) return this.stop("gone");
      if (status === 200) {
        await this.takePage(body);
      } else {
        this.say("waiting");
        this.backoff.retry = retry ?? this.backoff.retry;
        await this.backoff.pause();
        if (!status) return;
      }
    }
  }

  async takePage(page) {
    if (page.frames.length || this.state !== "polling") this.mine.ask(2);
    if (page.frames.length) this.recount.soon();
    this.say("polling");
    this.backoff.reset();
    this.count(page.counters);
    if (page.reload || this.order.isOther(page.epoch)) return this.reload();
    this.order.begin(page.head, page.epoch);
    this.take(page.frames);
  }

  hear(message) {
    if (message.hello) this.greet(message.hello);
    else if (message.frames) this.take(message.frames);
    else if (message.counters) this.count(message.counters);
    else if ("viewers" in message) this.count({ viewers: message.viewers });
    else if (message.mine) this.mine.ask(2);
    else if (message.reload) this.reload();
    else if ("head" in message) this.compare(message);
    else this.backoff.retry = (message.drain ?? message.error)?.retry ?? this.backoff.retry;
  }

  greet({ head, epoch, retry }) {
    this.mute = 0;
    this.backoff.reset();
    this.backoff.retry = retry;
    this.order.begin(head, epoch);
    this.say("live");
    this.mine.ask(2);
  }

  compare({ head, epoch }) {
    if (this.order.isOther(epoch)) this.reload();
    else if (head > this.order.seq && !this.reloading) this.socket?.ask();
  }

  take(frames) {
    if (this.reloading || this.stopped) return;
    const { fresh, gap } = this.order.take(frames);
    if (gap) this.socket?.ask();
    if (fresh.length) this.tell.onFrames?.(fresh);
  }

  count(counters) {
    this.counters = { ...this.counters, ...counters };
    this.tell.onCounters?.(this.counters);
  }

  async reload() {
    if (this.reloading || this.stopped) return;
    this.reloading = true;
    await later(jitter(2));
    if (!this.tell.onReload) return location.reload();
    let snapshot = null;
    while (!this.stopped && !(snapshot = await fetchSnapshot(this.topic))) await this.backoff.pause();
    this.reloading = false;
    if (this.stopped) return;
    this.order.restart(snapshot);
    this.tell.onReload(snapshot);
    this.socket?.ask();
  }

  say(state) {
    if (this.state === state || this.stopped) return;
    this.state = state;
    this.tell.onState?.(state);
  }

  stop(state = this.state) {
    this.say(state);
    this.stopped = true;
    this.mine.stop();
    this.recount.stop();
    this.socket?.close();
  }
}

export function follow(topic, options = {}) {
  return new Follower(topic, options);
}
