// Changing a published text: what is selected in the text is filled in as the words to take out.
const text = document.querySelector("[data-redact-text]");
const piece = document.querySelector("[data-redact-piece]");
document.querySelector("[data-redact-hint]").hidden = false;

text.addEventListener("select", () => {
  const chosen = text.value.slice(text.selectionStart, text.selectionEnd).trim();
  if (chosen && !chosen.includes("\n")) piece.value = chosen;
});
