// Shows the captcha's digits in words where they are needed, instead of in a new tab; also in parts loaded later.

async function read(link) {
  const answer = await fetch(link.href, { headers: { Accept: "application/json" } });
  const said = await answer.json();
  link.closest("[data-captcha]").querySelector("[data-captcha-question]").textContent = said.question || said.sentence;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-captcha-words]");
  if (!link) return;
  event.preventDefault();
  read(link).catch(() => window.open(link.href, "_blank", "noopener"));
});

for (const hint of document.querySelectorAll("[data-captcha-new-tab]")) hint.hidden = true;
