// Choosing many letters: one box for all of the page, and a count of those chosen.
for (const form of document.querySelectorAll("form[data-letters-many]")) {
  const boxes = [...form.querySelectorAll("input[name=letters]")];
  const all = form.querySelector("[data-letters-all]");
  const said = form.querySelector("[data-letters-chosen]");
  const count = () => {
    const chosen = boxes.filter((box) => box.checked).length;
    all.querySelector("input").checked = chosen === boxes.length;
    said.textContent = chosen ? `${said.dataset.lettersChosen} ${chosen}` : "";
  };
  all.hidden = false;
  all.querySelector("input").addEventListener("change", (event) => {
    for (const box of boxes) box.checked = event.target.checked;
    count();
  });
  form.addEventListener("change", count);
  count();
}
