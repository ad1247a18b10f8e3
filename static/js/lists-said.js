// The preview of a reason follows what is typed: [data-said-preview] beside a form with the four texts.
const WORDS = { zh: ["label", "sentence"], en: ["label_en", "sentence_en"] };

function attachSaid(preview) {
  for (const [language, [label, sentence]] of Object.entries(WORDS)) {
    follow(`id_${label}`, preview.querySelector(`[data-said-label="${language}"]`));
    follow(`id_${sentence}`, preview.querySelector(`[data-said-to="${language}"]`));
  }
}

function follow(id, target) {
  const field = document.getElementById(id);
  if (!field || !target) return;
  const show = () => (target.textContent = field.value);
  field.addEventListener("input", show);
  show();
}

for (const preview of document.querySelectorAll("[data-said-preview]")) attachSaid(preview);
