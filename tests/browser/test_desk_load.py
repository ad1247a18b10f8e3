"""The desk while questions pour in and two decide by key: nothing twice, focus kept, no row moves. No stop-watch."""

from bench.desk import signed_in
from bench.desk_probe import CURSOR, Probe
from bench.desk_texts import texts

WAITING, TURNS = 200, 8
PLANT = "from bench.planting import plant; plant(%d, '%s')"


def test_two_moderators_and_arrivals_disturb_nobody(browser, open_site, crew, word):
    open_site.manage("shell", "-v", "0", "-c", PLANT % (WAITING, word))
    probes = [Probe(signed_in(browser, open_site.url, role, f"?q={word}")) for role in ("moderator", "moderator-2")]
    coming = texts(TURNS, f"{word}现场")

    for turn in range(TURNS):
        for probe in probes:
            probe.decide("r22" if turn % 5 == 4 else "a")
        crew.asks(coming[turn])
        probes[0].page.wait_for_timeout(250)

    seen = [probe.settle() for probe in probes]
    decided = {case for text in texts(WAITING, word)[: 4 * TURNS] for case in crew.cases(text, "decided")}
    assert [one["moved"] for one in seen] == [[], []]
    assert [one["lost"] for one in seen] == [0, 0]
    assert sum(one["acted"] for one in seen) == len(decided)
    assert len(decided) + sum(probe.troubles() for probe in probes) == 2 * TURNS  # what was not decided is told
    for probe in probes:
        probe.page.context.close()


def test_the_probe_notices_rows_that_move_and_focus_that_is_lost(browser, open_site, crew, word):
    for text in texts(12, word):
        crew.asks(text)
    page = signed_in(browser, open_site.url, "moderator", f"?q={word}")
    probe = Probe(page)
    page.wait_for_timeout(300)
    assert probe.told()["moved"] == []

    page.evaluate("document.querySelector('[data-case]').remove()")
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)

    assert probe.told()["moved"]
    assert probe.told()["lost"] > 0
    assert page.evaluate("([x, y]) => Boolean(document.elementFromPoint(x, y).closest('[data-case]'))", list(CURSOR))
    page.context.close()
