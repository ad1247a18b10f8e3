// <div data-countdown="2026-11-24T14:30:00+08:00">: days, hours, minutes and seconds until then; at zero "about to start".
const UNITS = [["days", 86400, Infinity], ["hours", 3600, 24], ["minutes", 60, 60], ["seconds", 1, 60]];

export function attachCountdown(root) {
  const node = root.querySelector("[data-countdown]");
  if (!node) return;
  const timer = setInterval(update, 1000);
  update();

  function update() {
    const left = Math.floor((new Date(node.dataset.countdown) - Date.now()) / 1000);
    node.hidden = left <= 0;
    root.querySelector("[data-starting-shortly]").hidden = left > 0;
    if (left <= 0) return clearInterval(timer);
    for (const [unit, size, wrap] of UNITS) {
      node.querySelector(`[data-left="${unit}"]`).textContent = Math.floor(left / size) % wrap;
    }
  }
}
