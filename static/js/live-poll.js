// The live stream over plain HTTP, for networks that let no websocket through.

const WAIT = 20; // seconds the server may hold a request until there is news
const PATIENCE = 40_000; // after this long without an answer the request is given up

/** {status, body, retry}: one page of frames after where `order` stands; status 0 when nothing answered. */
export async function fetchFrames(topic, { seq, epoch }) {
  const query = new URLSearchParams(seq === null ? { wait: 0 } : { after: seq, wait: WAIT });
  if (seq !== null && epoch) query.set("epoch", epoch);
  return get(`/live/${topic}/frames?${query}`);
}

/** The topic's state with the number it belongs to; null while it can't be had. */
export async function fetchSnapshot(topic) {
  const { status, body } = await get(`/live/${topic}/snapshot`);
  return status === 200 ? body : null;
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
