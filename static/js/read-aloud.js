// <button data-read="#id" data-stop="Stop reading" hidden>: reads an element aloud with the device's own voice.
export function attachReadAloud(root) {
  if (!("speechSynthesis" in window)) return;
  for (const button of root.querySelectorAll("[data-read]")) {
    button.hidden = false;
    button.setAttribute("aria-pressed", "false");
    button.addEventListener("click", () => toggle(button));
  }
}

function toggle(button) {
  const reading = button.getAttribute("aria-pressed") === "true";
  speechSynthesis.cancel();
  if (reading) return;
  const source = document.querySelector(button.dataset.read);
  const speech = new SpeechSynthesisUtterance(source.innerText);
  speech.lang = source.closest("[lang]").lang === "en" ? "en" : "zh-CN";
  speech.rate = document.documentElement.matches("[data-mode~=elder]") ? 0.85 : 1;
  speech.onend = speech.onerror = () => setState(button, false);
  setState(button, true);
  speechSynthesis.speak(speech);
}

function setState(button, reading) {
  const label = button.querySelector("[data-label]") || button;
  label.dataset.start ??= label.textContent;
  label.textContent = reading ? button.dataset.stop : label.dataset.start;
  button.setAttribute("aria-pressed", String(reading));
}
