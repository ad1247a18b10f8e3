// What a letter's form does while it is filled in: files one by one, answers that may help, the department proposed.
import { attachFiles } from "./write-files.js";
import { attachLook } from "./write-look.js";

for (const form of document.querySelectorAll("[data-write]")) {
  const files = form.querySelector("[data-files]");
  if (files) attachFiles(form, files);
  if (form.querySelector("[data-similar-answers]")) attachLook(form);
  for (const button of form.querySelectorAll("[data-take]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = form.elements.department;
      field.value = button.dataset.take;
      field.focus();
    });
  }
}
