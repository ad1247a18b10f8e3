// When a page fetches the visitor's own fragment: nothing personal ever travels on the stream itself.
import { jitter, later } from "./live-backoff.js";

const EVERY = 30_000;

export class Mine {
  /** Calls `fetchMine` every 30 s, and soon after each `ask`; never in a hidden tab. */
  constructor(fetchMine) {
    this.fetchMine = fetchMine;
    this.waiting = false;
    this.timer = fetchMine && setInterval(() => this.ask(0), EVERY);
  }

  /** Asks within so many seconds, spread so that a room full of browsers does not ask at once. */
  async ask(within) {
    if (!this.fetchMine || this.waiting || document.hidden) return;
    this.waiting = true;
    await later(jitter(within));
    this.waiting = false;
    this.fetchMine?.();
  }

  stop() {
    clearInterval(this.timer);
    this.fetchMine = null;
  }
}
