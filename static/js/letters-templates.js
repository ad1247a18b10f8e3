// A prepared answer goes into the text where the cursor stands; the draft then saves itself as after any key.
const text = document.querySelector("form[data-letter-draft] textarea");
for (const button of document.querySelectorAll("[data-template]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const said = document.querySelector(`[data-template-text="${button.dataset.template}"]`).innerText.trim();
    text.setRangeText(said, text.selectionStart, text.selectionEnd, "end");
    text.dispatchEvent(new Event("input", { bubbles: true }));
    text.focus();
  });
}
