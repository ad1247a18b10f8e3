// <p data-count="id of a field" data-most="300">: counts characters as people do, says so politely near the limit.
export function attachCounters(root) {
  for (const line of root.querySelectorAll("[data-count]")) {
    const field = document.getElementById(line.dataset.count);
    if (!field || line.dataset.ready) continue;
    line.dataset.ready = "yes";
    const spoken = line.cloneNode(false);
    spoken.className = "visually-hidden";
    spoken.removeAttribute("data-count");
    spoken.setAttribute("aria-live", "polite");
    line.after(spoken);
    line.setAttribute("aria-hidden", "true");
    const update = () => show(line, spoken, field);
    field.addEventListener("input", update);
    update();
  }
}

export function length(text) {
  return [...text.replace(/\r\n/g, "\n")].length;
}

let pause;

function show(line, spoken, field) {
  const most = Number(line.dataset.most);
  const count = length(field.value);
  line.textContent = `${count} / ${most}`;
  line.classList.toggle("is-over", count > most);
  clearTimeout(pause);
  if (count > most * 0.9) pause = setTimeout(() => (spoken.textContent = line.textContent), 1000);
}
