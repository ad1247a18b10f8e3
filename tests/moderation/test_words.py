import pytest

from moderation.entries import Entry
from moderation.words import MOST_HITS, Words


def places(text: str, *words: str, weight: int = 60) -> list[tuple[int, str]]:
    listed = Words((word, Entry(word, (1,) * len(word), "fraud", weight)) for word in words)
    return [(last, entry.text) for last, entry in listed.hits(text)]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("去代办假证吧", ("代办", "代办假证", "假证"), [(2, "代办"), (4, "代办假证"), (4, "假证")]),
        ("一二一二", ("一二",), [(1, "一二"), (3, "一二")]),
        ("操体操", ("操",), [(0, "操"), (2, "操")]),
        ("这里vx加v信", ("vx", "v信"), [(3, "vx"), (6, "v信")]),
        ("\U00020000\U00020001证\U00020000", ("\U00020001证",), [(2, "\U00020001证")]),
        ("只有代", ("代办", "代"), [(2, "代")]),
        ("到头代办", ("代办假证",), []),
        ("", ("代办",), []),
    ],
)
def test_words_of_every_script_are_found_where_they_end(text, words, found):
    assert places(text, *words) == found


def test_a_word_cut_off_by_the_end_of_the_text_is_not_taken_for_a_longer_one():
    assert places("代办", "代办", "代办假证") == [(1, "代办")]


def test_a_flood_ends_soon_but_not_for_words_that_weigh_nothing():
    assert len(places("代办" * 1_000, "代办")) == MOST_HITS + 1
    assert len(places("代办" * 1_000, "代办", weight=0)) == 1_000
