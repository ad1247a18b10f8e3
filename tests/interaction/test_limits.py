"""How many questions one may send: more for whom moderators know; whoever is stopped reads when they may go on."""

import pytest
from django.utils import timezone

from interaction import limits
from interaction.actions.assigning import set_policy
from interaction.limits import KNOWN, NEW, TRUSTED, allowance
from people.refusals import TooSoon
from people.visitor import visitor_hash
from tests.interaction.making import approved, person, question

pytestmark = pytest.mark.django_db


@pytest.fixture
def ask(rf, occasion):
    """`ask(user, visitor)` counts one question."""

    def one(user=None, visitor="v1"):
        request = rf.post("/")
        request.user = user or person()
        limits.hold_question(request, occasion, visitor)

    return one


def taken(ask, *args) -> int:
    """How many in a row are taken."""
    for number in range(500):
        try:
            ask(*args)
        except TooSoon:
            return number
    raise AssertionError("nothing stops it")


def test_new_visitors_may_send_less_than_known_ones_and_these_less_than_trusted(occasion):
    asker = person()
    assert allowance("nobody", None) == NEW
    approved(occasion, visitor="known")
    for number in range(3):
        approved(occasion, f"第{number}号楼的电梯呢？", author=asker, visitor="other")

    assert allowance(visitor_hash("known", occasion.topic), None) == KNOWN
    assert allowance("a new browser", asker) == TRUSTED
    assert allowance("a new browser", person()) == NEW
    assert NEW.minute < KNOWN.minute < TRUSTED.minute
    assert NEW.hour < KNOWN.hour < TRUSTED.hour


def test_what_waits_or_was_refused_earns_nothing(occasion):
    asker = person()
    question(occasion, author=asker, visitor="v9")

    assert allowance(visitor_hash("v9", occasion.topic), asker) == NEW


def test_sentence_says_when_the_next_one_is_taken(ask, frozen):
    frozen.move_to(timezone.localtime().replace(hour=10, minute=0, second=12))
    asker = person()
    assert taken(ask, asker) == NEW.minute

    with pytest.raises(TooSoon) as refused:
        ask(asker)
    assert "10:01" in refused.value.sentence
    frozen.move_to(timezone.localtime().replace(hour=10, minute=1, second=0))
    ask(asker)


def test_hour_has_an_end_too(ask, frozen):
    asker, sent = person(), 0
    for minute in range(5):
        frozen.move_to(timezone.localtime().replace(hour=10, minute=minute * 2, second=0))
        sent += taken(ask, asker)

    assert sent == NEW.hour
    with pytest.raises(TooSoon) as refused:
        ask(asker)
    assert "11:00" in refused.value.sentence


def test_slow_mode_takes_one_in_five_minutes_and_says_when(ask, frozen, occasion, host):
    frozen.move_to(timezone.localtime().replace(hour=10, minute=2, second=0))
    occasion.policy = set_policy(occasion, "slow", by=host).policy
    asker = person()
    assert taken(ask, asker) == 1

    with pytest.raises(TooSoon) as refused:
        ask(asker)
    assert "10:05" in refused.value.sentence
    ask(asker, "another-browser")
