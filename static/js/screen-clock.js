// The countdown of the big screen: it may be moved by a frame, stops at zero and then says that it is about to start.
const UNITS = [["days", 86400, Infinity], ["hours", 3600, 24], ["minutes", 60, 60], ["seconds", 1, 60]];

export function attachClock(root) {
  const node = root.querySelector("[data-countdown]");
  const shortly = root.querySelector("[data-shortly]");
  setInterval(update, 1000);
  update();

  function update() {
    const left = Math.floor((new Date(node.dataset.countdown) - Date.now()) / 1000);
    node.hidden = left <= 0;
    shortly.hidden = left > 0;
    for (const [unit, size, wrap] of UNITS) {
      node.querySelector(`b[data-left="${unit}"]`).textContent = Math.max(0, Math.floor(left / size) % wrap);
    }
    node.querySelector('[data-left="days-part"]').hidden = left < 86400;
  }
}
