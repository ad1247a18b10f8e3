"""Going through a page by the keyboard alone, while the focus stays visible and is never lost."""

from playwright.sync_api import Page, expect

LIT = """() => {
  const node = document.activeElement;
  if (!node || node === document.body) return "the focus is nowhere";
  const box = node.getBoundingClientRect();
  const name = node.outerHTML.slice(0, 120);
  if (!box.width || !box.height) return `nobody sees ${name}`;
  if (box.bottom < 0 || box.top > innerHeight) return `out of sight: ${name}`;
  const line = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
  const drawn = (style) => line(style) || style.boxShadow !== "none";
  const styles = [getComputedStyle(node), getComputedStyle(node, "::after"), getComputedStyle(node.parentElement)];
  return styles.some(drawn) ? "" : `no ring around ${name}`;
}"""


def lost(page: Page) -> str:
    """What is wrong with the focus now; nothing if it is somewhere."""
    return page.evaluate("() => document.activeElement === document.body ? 'the focus is nowhere' : ''")


def tab_to(page: Page, selector: str, *, most: int = 120, key: str = "Tab") -> None:
    """Presses Tab until this has the focus; on the way each stop must be there, in sight and ringed."""
    wrong = []
    for _press in range(most):
        page.keyboard.press(key)
        wrong.append(page.evaluate(LIT))
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            wrong = [one for one in wrong if one]
            if wrong:
                raise AssertionError("; ".join(wrong))
            return
    raise AssertionError(f"{selector} is not reached by {most} times {key}")


def keeps_focus(page: Page, selector: str = "") -> None:
    """After an act: the focus is somewhere, or exactly here."""
    if selector:
        expect(page.locator(selector)).to_be_focused()
    if lost(page):
        raise AssertionError(lost(page))
