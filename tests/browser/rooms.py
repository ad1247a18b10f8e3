"""What a window shows of a room: to compare a page that has lived through something with a freshly loaded one."""

from playwright.sync_api import expect

from tests.rig.servers import until

SHOWN = """() => {
  const root = document.querySelector("[data-room]");
  const read = (node) => node.innerText.replace(/\\s+/g, " ").trim();
  const below = (node) => node.closest("[data-answer], [data-words]").id;
  const all = (parts) => [...root.querySelectorAll(parts)].map((node) => [node.id, node.dataset.question, read(node)]);
  return {
    phase: root.dataset.phase,
    now: [root.querySelector("[data-now]").dataset.now, read(root.querySelector("[data-now]"))],
    stream: all("[data-entry]"),
    answers: all("[data-answer]"),
    joined: all("[data-joined] li"),
    notes: [...root.querySelectorAll("[data-note]")].map((node) => [node.id, below(node), read(node)]),
    pictures: [...root.querySelectorAll("[data-picture] img")].map((node) => [node.src, node.alt, node.width > 0]),
    standing: read(root.querySelector('[data-part="standing"]')).replace(/\\d+ (天|小时|分|秒)/g, ""),
    policy: read(root.querySelector('[data-part="policy"]')),
    head: [...root.querySelectorAll(".room-head .badge:not([hidden]), [data-moment]")].map((node) => read(node)),
    open: all('[data-queue="open"] > li').sort(),
    answered: all('[data-queue="answered"] > li'),
    counters: [...root.querySelectorAll("[data-counter]")].map((node) => [node.dataset.counter, node.textContent]),
  };
}"""
DOUBLES = """() => {
  const ids = [...document.querySelectorAll("[id]")].map((node) => node.id);
  return ids.filter((id, place) => ids.indexOf(id) !== place);
}"""


def shown(page) -> dict:
    """Where it stands, what is on air, the stream and all below it, questions and figures, each as a reader sees it."""
    return page.evaluate(SHOWN)


def state(page, wanted: str, *, seconds: float = 40) -> None:
    """Waits until the connection light of the room says so: live, polling, waiting."""
    expect(page.locator("[data-light]")).to_have_attribute("data-state", wanted, timeout=seconds * 1000)


def like_a_fresh_page(page, visitor, *, seconds: float = 10) -> None:
    """Fails unless the page comes to show exactly what a new visitor is shown, nothing twice and nothing missing."""
    fresh = visitor(page.url.partition("#")[0])
    state(fresh, "live")
    differing: list = []

    def alike() -> bool:
        mine, theirs = shown(page), shown(fresh)
        differing[:] = [(part, apart(mine[part], theirs[part])) for part in mine if mine[part] != theirs[part]]
        return not differing

    try:
        until(alike, seconds=seconds, what="showing the same")
    except AssertionError:
        raise AssertionError(f"unlike a fresh page: {differing}") from None
    assert page.evaluate(DOUBLES) == []


def apart(mine, theirs) -> dict:
    """What only one of two lists holds; both whole where it is no list, or only the order differs."""
    if isinstance(mine, list):
        only = {"mine": [one for one in mine if one not in theirs], "fresh": [one for one in theirs if one not in mine]}
        if any(only.values()):
            return only
    return {"mine": mine, "fresh": theirs}
