// How long to wait before coming back: full jitter, so that thousands who lost one server don't return together.

// The server's `retry` grows with its viewers, so it spreads a storm by itself; a small audience is back within 5 s.
const MOST = 5; // seconds, or the server's retry where that is longer
const STEPS = 6;

export const later = (seconds) => new Promise((done) => setTimeout(done, seconds * 1000));
export const jitter = (seconds) => Math.random() * seconds;

export class Backoff {
  constructor() {
    this.retry = 3; // seconds, as the server last asked
    this.tries = 0;
  }

  reset() {
    this.tries = 0;
  }

  /** Waits longer each time until `reset`; comes back at once when the browser is online again. */
  async pause() {
    const seconds = Math.min(Math.max(MOST, this.retry), this.retry * 2 ** this.tries);
    this.tries = Math.min(this.tries + 1, STEPS);
    const online = new Promise((done) => addEventListener("online", done, { once: true }));
    await Promise.race([later(jitter(seconds)), online]);
  }

  /** Waits at least as long as the server asked. */
  async obey() {
    await later(this.retry + jitter(this.retry));
  }
}
