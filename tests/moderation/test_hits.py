import pytest

from moderation.findings import BLOCK, HOLD, MARK
from moderation.hits import MOST_TRIED, found_in
from moderation.matching import Matcher
from moderation.normalise import fold


def found(text: str, *terms: tuple[str, int]) -> list[tuple[str, int]]:
    matcher = Matcher((term, "fraud", weight) for term, weight in terms)
    return [(text[one.start : one.end], one.weight) for one in found_in(fold(text), matcher) if one.kind == "term"]


@pytest.mark.parametrize(
    ("text", "piece", "weight"),
    [
        ("去亻弋开发票吧", "亻弋开发票", BLOCK),
        ("去\u202e票发开代\u202c吧", "票发开代", BLOCK),
        ("去代kai发票吧", "代kai发票", MARK),
        ("去袋开发飘吧", "袋开发飘", MARK),
        ("加 dkfp 群", "dkfp", MARK),
        ("去代开f票吧", "代开f票", MARK),
        ("去代1开2发3票吧", "代1开2发3票", MARK),
        ("去代，开，发，票吧", "代，开，发，票", BLOCK),
        ("去代开，发票吧", "代开，发票", MARK),
    ],
)
def test_a_disguise_is_found_at_its_exact_place(text, piece, weight):
    assert found(text, ("代开发票", BLOCK)) == [(piece, weight)]


def test_what_may_be_chance_is_not_looked_for_where_a_term_is_only_marked():
    assert found("袋开发飘 dkfp", ("代开发票", MARK)) == []


def test_sounds_alone_are_no_hit():
    assert found("呆凯法飘", ("代开发票", BLOCK)) == []


def test_places_are_right_where_long_and_short_characters_mix():
    assert found("这个idiot怎么办", ("idiot", HOLD)) == [("idiot", HOLD)]
    assert found("\U00020000é代开发票😀", ("代开发票", HOLD)) == [("代开发票", HOLD)]


def test_a_crowded_text_is_held_though_not_searched_to_its_end():
    matcher = Matcher([("混蛋", "abuse", MARK)])

    crowded = found_in(fold("混蛋" * (MOST_TRIED + 1)), matcher)

    assert [(one.rule, one.weight) for one in crowded if one.kind == "shape"] == [("many-terms", HOLD)]
