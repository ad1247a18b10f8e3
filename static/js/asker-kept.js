// What this browser remembers of its own questions: receipts, and in which interviews one of them is still open.
const PLACE = "asked";
const EMPTY = { watch: [], next: 0, news: [], until: 0, receipts: [], closed: [] };
const MOST = 30;

export function remembered() {
  try {
    return { ...EMPTY, ...JSON.parse(localStorage.getItem(PLACE)) };
  } catch {
    return { ...EMPTY };
  }
}

/** Changes what is remembered; an empty memory leaves nothing behind. */
export function remember(changes) {
  const all = { ...remembered(), ...changes };
  try {
    if (all.watch.length || all.news.length || all.receipts.length) localStorage.setItem(PLACE, JSON.stringify(all));
    else localStorage.removeItem(PLACE);
  } catch {
    // Storage may be full or switched off; then nothing is remembered, and number and code on the receipt are enough.
  }
}

/** Something was asked in this interview: there may be news of it. */
export function watch(occasion) {
  const known = remembered().watch;
  if (known.includes(occasion)) return;
  remember({ watch: [...known, occasion].slice(-MOST), next: 0 });
}

export function keepReceipt({ number, code, occasion, title }) {
  const others = remembered().receipts.filter((receipt) => receipt.number !== number);
  remember({ receipts: [{ number, code, occasion, title, at: Date.now() }, ...others].slice(0, MOST) });
}

export function forgetReceipt(number) {
  remember({ receipts: remembered().receipts.filter((receipt) => receipt.number !== number) });
}

export function forgetAll() {
  remember(EMPTY);
}

/** The reader has closed this line; it does not come back. */
export function close({ id, stage }) {
  remember({ closed: [...remembered().closed, `${id}:${stage}`].slice(-MOST) });
}

export function isClosed({ id, stage }) {
  return remembered().closed.includes(`${id}:${stage}`);
}
