// Keeps a readiness list fresh while somebody looks at it; without a connection the last one stays.
const EVERY = 15_000;

for (const place of document.querySelectorAll("[data-ready]")) {
  setInterval(() => document.hidden || refresh(place), EVERY);
  document.addEventListener("visibilitychange", () => document.hidden || refresh(place));
}

async function refresh(place) {
  const answer = await fetch(place.dataset.ready).catch(() => null);
  if (!answer?.ok || answer.redirected) return;
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector(".produce-ready");
  if (fresh && fresh.textContent !== place.textContent.trim()) place.replaceChildren(fresh);
}
