"""What the demo's robots ask and answer: the talk's own words, then its families with one place after another."""

from collections.abc import Iterator

from interaction.demo.talks import Pair, Talk


def answers_of(talk: Talk) -> dict[str, Pair]:
    """Every question the guests have an answer to, by its text."""
    return {pair.q: pair for pair in (*talk.pairs, *_with_answers(talk))}


def questions_of(talk: Talk, *, answered: bool) -> Iterator[Pair]:
    """Questions with answers, or those nobody answers on air; no text twice, neighbours from different families."""
    return _with_answers(talk) if answered else _without_answers(talk)


def _with_answers(talk: Talk) -> Iterator[Pair]:
    for turn, number, family in _turns(talk, talk.families):
        place = _place(talk, turn, number)
        words = {name: getattr(family, name).format(place=place) for name in ("q", "a", "also", "again")}
        yield Pair(guest=family.guest, **words)


def _without_answers(talk: Talk) -> Iterator[Pair]:
    for turn, number, text in _turns(talk, talk.open_families):
        yield Pair(q=text.format(place=_place(talk, turn, number + 3)))


def _turns(talk: Talk, families: tuple) -> Iterator[tuple]:
    for turn in range(len(talk.places)):
        for number, family in enumerate(families):
            yield turn, number, family


def _place(talk: Talk, turn: int, number: int) -> str:
    return talk.places[(turn + 5 * number) % len(talk.places)]
