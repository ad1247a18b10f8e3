// <time datetime="…">… <span data-relative>3 minutes ago</span></time>: keeps "how long ago" true while the page stays open.
const UNITS = [["year", 31557600], ["month", 2629800], ["week", 604800], ["day", 86400], ["hour", 3600], ["minute", 60]];

export function relative(moment, now, language) {
  const seconds = (moment - now) / 1000;
  const words = new Intl.RelativeTimeFormat(language, { numeric: "always" });
  for (const [unit, size] of UNITS) {
    if (Math.abs(seconds) >= size) return words.format(Math.trunc(seconds / size), unit);
  }
  return null;
}

export function attachRelativeTimes(root) {
  const update = () => refresh(root);
  update();
  setInterval(update, 30000);
}

function refresh(root) {
  const language = document.documentElement.lang;
  for (const span of root.querySelectorAll("time [data-relative]")) {
    const text = relative(new Date(span.closest("time").dateTime), Date.now(), language);
    if (text) span.textContent = text;
  }
}
