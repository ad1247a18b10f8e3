// How long to wait before coming back: full jitter, so that thousands who lost one server don't return together.

const MOST = 30; // seconds
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
    const seconds = Math.min(MOST, this.retry * 2 ** this.tries);
    this.tries = Math.min(this.tries + 1, STEPS);
    const online = new Promise((done) => addEventListener("online", done, { once: true }));
    await Promise.race([later(jitter(seconds)), online]);
  }

  /** Waits at least as long as the server asked. */
  async obey() {
    await later(this.retry + jitter(this.retry));
  }
}
