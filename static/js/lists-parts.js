// On a narrow page a row of tabs scrolls: the one in view is brought into it.
for (const row of document.querySelectorAll("[data-parts], [data-part=tabs]")) {
  const here = row.querySelector("[aria-current]");
  if (here && row.scrollWidth > row.clientWidth) {
    row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
  }
}
