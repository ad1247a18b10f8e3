// <button data-copy="#id" data-done="Copied" hidden>: copies the text of an element; shown only where that works.
export function attachCopy(root) {
  if (!navigator.clipboard) return;
  for (const button of root.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

async function copy(button) {
  const label = button.querySelector("[data-label]") || button;
  const before = label.textContent;
  const source = document.querySelector(button.dataset.copy);
  try {
    await navigator.clipboard.writeText((source.value ?? source.textContent).trim());
    label.textContent = button.dataset.done;
  } catch {
    getSelection().selectAllChildren(source);
    return;
  }
  setTimeout(() => {
    label.textContent = before;
  }, 2500);
}
