"""Watches a moderator's window: from key to next text painted, focus lost, rows that move while nobody acts."""

import statistics
import time

WATCH = """([x, y]) => {
  const probe = (window.probe = { painted: [], acted: 0, lost: 0, moved: [], said: [] });
  let pressed = 0, quiet = true, before = null;
  const after = (run) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(run)));
  addEventListener("keydown", (event) => { pressed = event.timeStamp; quiet = false; }, true);
  document.addEventListener("desk:item", () => {
    const start = pressed;
    pressed = 0;
    if (start) requestAnimationFrame(() => setTimeout(() => probe.painted.push(performance.now() - start)));
    after(() => { quiet = true; before = null; });
  });
  document.addEventListener("desk:acted", () => (probe.acted += 1));
  const look = () => {
    if (document.activeElement === document.body || !document.activeElement) probe.lost += 1;
    const row = document.elementFromPoint(x, y)?.closest("[data-case]");
    const now = row && { id: row.dataset.case, top: row.getBoundingClientRect().top };
    const moved = quiet && before && (now?.id !== before.id || Math.abs(now.top - before.top) > 1);
    if (moved) probe.moved.push([before, now]);
    before = quiet ? now : null;
    requestAnimationFrame(look);
  };
  look();
}"""
PAINTED = "window.probe.painted.length"
CURSOR = (150, 640)  # over the list of a window of 1280 × 860


class Probe:
    """One moderator's window under observation; the cursor rests over the list."""

    def __init__(self, page):
        self.page = page
        page.locator("[data-desk][data-ready]").wait_for()
        page.locator("#item-title").focus()
        page.mouse.move(*CURSOR)
        page.evaluate(WATCH, list(CURSOR))
        self.pressed = self.met = 0

    def decide(self, keys: str) -> None:
        """Presses these keys, the last of which decides, and waits until the next text stands there.

        If somebody else has decided the text meanwhile, goes on to the next one, as a moderator would.
        """
        for _try in range(20):
            if self.page.locator("[data-item]").get_attribute("data-state") != "waiting":
                self.met += 1
                self._press("j")
            elif self._press(keys):
                self.pressed += 1
                return
        raise AssertionError("no text could be decided")

    def _press(self, keys: str) -> bool:
        """Whether another text was painted within three seconds after these keys."""
        before = self.page.evaluate(PAINTED)
        for key in keys:
            self.page.keyboard.press(key)
        end = time.monotonic() + 3
        while time.monotonic() < end:
            if self.page.evaluate(PAINTED) > before:
                return True
            self.page.wait_for_timeout(20)
        return False

    def settle(self) -> dict:
        """Waits until every decision has been answered, then tells what was seen."""
        end = time.monotonic() + 30
        while self.told()["acted"] < self.pressed - self.troubles() and time.monotonic() < end:
            self.page.wait_for_timeout(100)
        return self.told()

    def troubles(self) -> int:
        """How many decisions were brought back because somebody else was faster."""
        return self.page.locator("[data-troubles] > li").count()

    def told(self) -> dict:
        return self.page.evaluate("window.probe")


def percentile(values: list[float], share: int) -> float:
    """The value that so many percent do not exceed."""
    return statistics.quantiles(values, n=100, method="inclusive")[share - 1] if len(values) > 1 else values[0]
