// One websocket of the live stream: its messages, its end, and the watch over its heartbeat.

const SILENCE = 25_000; // the server beats every 10 s; after this long without a word the connection is dead
const ASK_EVERY = 1_100; // the server answers `after` once a second

export class Socket {
  /** `hear` gets every message; `ended` resolves once with {code, hello}: the close code, and whether a hello came. */
  constructor(topic, order, hear) {
    const { seq, epoch } = order;
    const query = seq === null ? "" : `?${new URLSearchParams(epoch ? { after: seq, epoch } : { after: seq })}`;
    this.order = order;
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    this.hear = hear;
    this.hello = false;
    this.askedAt = -Infinity;
    this.heardAt = performance.now();
    this.ended = new Promise((resolve) => (this.resolve = resolve));
    this.watch = setInterval(() => this.check(), 5_000);
    this.onVisible = () => document.hidden || this.check();
    document.addEventListener("visibilitychange", this.onVisible);
    this.open(`${scheme}://${location.host}/ws/live/${topic}/${query}`);
  }

  /** A browser without sockets, or one that may not open any, is told as a connection that ended at once. */
  open(address) {
    this.raw = { readyState: 3, close() {} };
    try {
      this.raw = new WebSocket(address);
    } catch {
      return this.finish(1006);
    }
    this.raw.onmessage = ({ data }) => this.receive(data);
    this.raw.onclose = ({ code }) => this.finish(code);
  }

  receive(text) {
    this.heardAt = performance.now();
    const message = JSON.parse(text);
    if (message.hello) this.hello = true;
    this.hear(message);
  }

  /** Asks for what follows the last number seen, at most once a second. */
  ask() {
    if (this.asking) return;
    const wait = Math.max(0, this.askedAt + ASK_EVERY - performance.now());
    this.asking = setTimeout(() => {
      this.asking = null;
      this.askedAt = performance.now();
      if (this.raw.readyState === WebSocket.OPEN) this.raw.send(JSON.stringify({ after: this.order.seq }));
    }, wait);
  }

  check() {
    if (performance.now() - this.heardAt < SILENCE) return;
    this.raw.close();
    this.finish(1006); // a dead connection may take minutes to say that it has closed
  }

  finish(code) {
    clearInterval(this.watch);
    clearTimeout(this.asking);
    document.removeEventListener("visibilitychange", this.onVisible);
    this.raw.onmessage = this.raw.onclose = null;
    this.resolve({ code, hello: this.hello });
  }

  close() {
    this.raw.close();
    this.finish(1000);
  }
}
