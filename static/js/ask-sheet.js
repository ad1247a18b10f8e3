// On a phone the ask box is a bar at the foot that opens; on a wide screen it is always open.
const narrow = matchMedia("(max-width: 60rem)");

export function attachSheet(root) {
  const sheet = root.querySelector("[data-ask-sheet]");
  const summary = sheet.querySelector("summary");
  const fit = () => (sheet.open = !narrow.matches);
  fit();
  narrow.addEventListener("change", fit);
  summary.addEventListener("click", (event) => {
    if (!narrow.matches) event.preventDefault();
    else if (!sheet.open) requestAnimationFrame(() => sheet.querySelector("textarea, a, button")?.focus());
  });
  sheet.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !narrow.matches || !sheet.open) return;
    sheet.open = false;
    summary.focus();
  });
}
