// Moves the end along with the beginning, so that the length stays; and warns before typed text is left behind.
for (const form of document.querySelectorAll("[data-dates]")) {
  const [begins, ends] = ["starts_at", "ends_at"].map((name) => form.elements[name]);
  if (begins && ends) keepLength(begins, ends);
  warnBeforeLeaving(form);
}

function keepLength(begins, ends) {
  let before = Date.parse(begins.value);
  begins.addEventListener("change", () => {
    const now = Date.parse(begins.value);
    const end = Date.parse(ends.value);
    if (!Number.isNaN(now + before + end) && end > before) ends.value = local(new Date(end + now - before));
    before = now;
  });
}

function local(moment) {
  const two = (number) => String(number).padStart(2, "0");
  const day = [moment.getFullYear(), two(moment.getMonth() + 1), two(moment.getDate())].join("-");
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

function warnBeforeLeaving(form) {
  let typed = false;
  form.addEventListener("input", () => { typed = true; });
  form.addEventListener("submit", () => { typed = false; });
  addEventListener("beforeunload", (event) => typed && event.preventDefault());
}
