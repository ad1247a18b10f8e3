// Follows one topic of the live stream, exactly once and in order, whatever the network does (docs/live.md).
//
// follow("interview-7", {seq, epoch, onFrames, onCounters, onMine, onReload, onState}) → {stop(), state}
//   seq, epoch   where the page as rendered stands; without seq only what is new comes
//   onFrames     (frames) new frames in order, each once: [{seq, at, kind, data}]; data is null once withdrawn
//   onCounters   (counters) absolute numbers, among them viewers
//   onMine       () fetch the visitor's own fragment: on connect, every 30 s and when something may have changed
//   onReload     ({seq, epoch, state, counters}) start over from this snapshot; without it the page reloads
//   onState      ("connecting" | "live" | "polling" | "waiting" | "gone")
import { Socket } from "./live-socket.js";
import { fetchFrames, fetchSnapshot } from "./live-poll.js";

const GONE = 4404;
const BUSY = 4429;
const MOST = 30; // seconds between two tries at most
const MINE_EVERY = 30_000;
const SOCKET_AGAIN = 60_000; // how long to poll before a socket is tried again

export const later = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
const jitter = (seconds) => Math.random() * seconds;

class Follower {
  constructor(topic, options) {
    this.topic = topic;
    this.tell = options;
    this.seq = options.seq ?? null;
    this.epoch = options.epoch ?? "";
    this.retry = 3;
    this.tries = 0;
    this.mute = 0; // sockets in a row that ended without a hello
    this.counters = {};
    this.stopped = false;
    this.mineTimer = setInterval(() => this.askMine(0), MINE_EVERY);
    this.run();
  }

  async run() {
    while (!this.stopped) {
      if (this.mute < 2) await this.useSocket();
      else await this.usePolling(performance.now() + SOCKET_AGAIN);
    }
  }

  async useSocket() {
    this.say("connecting");
    this.socket = new Socket(this.topic, this.seq, this.epoch, (message) => this.hear(message));
    const { code, hello } = await this.socket.ended;
    this.socket = null;
    if (this.stopped) return;
    if (code === GONE) return this.end("gone");
    if (code === BUSY) {
      this.say("waiting");
      await later(this.retry + jitter(this.retry));
    } else {
      this.mute = hello ? 0 : this.mute + 1;
      if (this.mute < 2) await this.pause();
    }
  }

  async usePolling(until) {
    while (!this.stopped && performance.now() < until) {
      const answer = await fetchFrames(this.topic, this.seq, this.epoch);
      if (this.stopped) return;
      if (answer.status === 404) return this.end("gone");
      if (answer.status !== 200) {
        this.say(answer.status ? "waiting" : "connecting");
        this.retry = answer.retry ?? this.retry;
        await this.pause();
      } else {
        this.say("polling");
        this.tries = 0;
        await this.takePage(answer.body);
      }
    }
    this.mute = 1; // one socket; if it stays mute too, polling goes on
  }

  async takePage(page) {
    this.count(page.counters);
    if (page.reload || (this.epoch && page.epoch !== this.epoch)) return this.reload();
    this.epoch = page.epoch;
    this.seq ??= page.head;
    this.take(page.frames);
    if (page.frames.length) this.askMine(2);
  }

  hear(message) {
    if (message.hello) this.greet(message.hello);
    else if (message.frames) this.take(message.frames);
    else if (message.counters) this.count(message.counters);
    else if ("viewers" in message) this.count({ viewers: message.viewers });
    else if (message.mine) this.askMine(2);
    else if (message.reload) this.reload();
    else if (message.drain) this.retry = message.drain.retry;
    else if (message.error) this.retry = message.error.retry ?? this.retry;
    else if ("head" in message) this.compare(message);
  }

  greet(hello) {
    this.tries = this.mute = 0;
    this.retry = hello.retry;
    this.epoch ||= hello.epoch;
    this.seq ??= hello.head;
    this.say("live");
    this.askMine(2);
  }

  compare({ head, epoch }) {
    if (epoch !== this.epoch) this.reload();
    else if (head > this.seq && !this.reloading) this.socket?.ask(this.seq);
  }

  take(frames) {
    if (this.reloading || this.stopped) return;
    const fresh = [];
    for (const frame of frames) {
      if (frame.seq <= this.seq) continue;
      if (frame.seq > this.seq + 1) {
        this.socket?.ask(this.seq);
        break;
      }
      this.seq = frame.seq;
      fresh.push(frame);
    }
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
    while (!this.stopped && !(snapshot = await fetchSnapshot(this.topic))) await this.pause();
    this.reloading = false;
    if (this.stopped) return;
    ({ seq: this.seq, epoch: this.epoch } = snapshot);
    this.tell.onReload(snapshot);
    this.socket?.ask(this.seq);
  }

  async askMine(within) {
    if (!this.tell.onMine || this.mineWaits || document.hidden) return;
    this.mineWaits = true;
    await later(jitter(within));
    this.mineWaits = false;
    if (!this.stopped) this.tell.onMine();
  }

  /** Full jitter: the first pause is what the server asked for, later ones grow to half a minute. */
  async pause() {
    const seconds = Math.min(MOST, this.retry * 2 ** this.tries);
    this.tries = Math.min(this.tries + 1, 6);
    const online = new Promise((done) => addEventListener("online", done, { once: true }));
    await Promise.race([later(jitter(seconds)), online]);
  }

  say(state) {
    if (this.state === state || this.stopped) return;
    this.state = state;
    this.tell.onState?.(state);
  }

  end(state) {
    this.say(state);
    this.stop();
  }

  stop() {
    this.stopped = true;
    clearInterval(this.mineTimer);
    this.socket?.close();
  }
}

export function follow(topic, options = {}) {
  return new Follower(topic, options);
}
