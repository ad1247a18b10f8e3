// Days, hours, minutes and seconds until the beginning that stands on the page; from then on "starting shortly", never less.
const UNITS = [["days", 86400, Infinity], ["hours", 3600, 24], ["minutes", 60, 60], ["seconds", 1, 60]];

export function attachCountdown(root) {
  if (!root.querySelector("[data-countdown]")) return;
  setInterval(update, 1000);
  update();

  function update() {
    const node = root.querySelector("[data-countdown]");
    const begins = node.closest("section").querySelector('[data-moment="starts_at"]').dateTime;
    const left = Math.floor((new Date(begins) - Date.now()) / 1000);
    node.hidden = left <= 0;
    for (const late of root.querySelectorAll("[data-late]")) late.hidden = left > 0;
    root.querySelector("[data-on-time]").hidden = left <= 0;
    if (left <= 0) return;
    for (const [unit, size, wrap] of UNITS) {
      node.querySelector(`[data-left="${unit}"]`).textContent = Math.floor(left / size) % wrap;
    }
  }
}
