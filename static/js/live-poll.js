// The live stream over plain HTTP, for networks that let no websocket through.

const WAIT = 20; // seconds the server may hold a request until there is news
const PATIENCE = 40_000; // after this long without an answer the request is given up

/**
 * {status, body, retry}: one page of frames after where `order` stands, status 0 when nothing answered. The first page of a
 * run is taken at once, so that the reader soon learns that the feed carries; the next ones wait for news.
 */
export async function fetchFrames(topic, { seq, epoch }, { waiting }) {
  const wait = waiting ? WAIT : 0;
  const query = new URLSearchParams(seq === null ? { wait: 0 } : { after: seq, wait });
  if (seq !== null && epoch) query.set("epoch", epoch);
  return get(`/live/${topic}/frames?${query}`);
}

/** The topic's state with the number it belongs to; null while it can't be had. */
export async function fetchSnapshot(topic) {
  const { status, body } = await get(`/live/${topic}/snapshot`);
  return status === 200 ? body : null;
}

/** Asks for the figures a moment after news: the server counts once a second, so the page with the news has the old ones. */
export class Recount {
  constructor(topic, order, tell) {
    Object.assign(this, { topic, order, tell });
  }

  soon() {
    this.stop();
    this.timer = setTimeout(() => this.fetch(), 1_500);
  }

  stop() {
    clearTimeout(this.timer);
  }

  async fetch() {
    const { body } = await fetchFrames(this.topic, this.order, { waiting: false });
    if (body) this.tell(body.counters);
  }
}

async function get(address) {
  const giveUp = new AbortController();
  const timer = setTimeout(() => giveUp.abort(), PATIENCE);
  try {
    const response = await fetch(address, { signal: giveUp.signal, cache: "no-store" });
    const retry = Number(response.headers.get("Retry-After")) || undefined;
    return { status: response.status, body: response.ok ? await response.json() : null, retry };
  } catch {
    return { status: 0, body: null };
  } finally {
    clearTimeout(timer);
  }
}
