"""Hot topics: words that many published titles share, against the year before; nobody can be found among them."""

import pytest
from django.core.cache import cache

from interaction.queries.hot_topics import Topic, hot_topics
from tests.interaction.letters import at, enquiry

pytestmark = [pytest.mark.django_db]
BEGINNINGS = ("请问", "关于", "咨询", "反映我家", "想知道", "何时")
ENDINGS = ("的进度", "问题", "怎么办", "有结果吗", "的安排", "呢")


@pytest.fixture(autouse=True)
def now(frozen):
    cache.clear()
    return frozen


def titles(word: str, number: int, *, year: int = 2026, **columns) -> None:
    for count in range(number):
        title = f"{BEGINNINGS[count % 6]}{word}{ENDINGS[(count * 5 + 1) % 6]}"
        moment = at(year, 2, 1 + count)
        columns = {"published_at": moment, "answered_at": moment, "state": "closed"} | columns
        enquiry(abs(hash((word, year, count))) % 10**9, title=title, **columns)


def test_words_are_whole_and_in_order_with_the_year_before():
    titles("老旧小区改造", 9)
    titles("老旧小区改造", 3, year=2025)
    titles("路灯", 6)

    assert hot_topics() == [Topic("老旧小区改造", 9, 3), Topic("路灯", 6, 0)]


def test_a_word_of_few_titles_is_not_told():
    titles("路灯", 4)

    assert hot_topics() == []


def test_what_is_not_public_is_not_counted():
    titles("秘密举报", 9, published_at=None)

    assert hot_topics() == []


def test_masked_names_and_numbers_part_the_words():
    for count in range(8):
        moment = at(2026, 2, 1 + count)
        enquiry(count, title=f"朱**反映1381234****号停车{count}", published_at=moment, state="closed")

    assert [topic.word for topic in hot_topics()] == ["号停车"]


def test_of_two_words_that_share_most_of_their_letters_one_is_told():
    titles("小区停车位", 8)
    titles("小区停车场", 7)

    assert len(hot_topics()) == 1
