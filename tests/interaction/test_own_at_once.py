"""Two in the same moment: one effect, the other is told plainly."""

from functools import partial

import pytest
from django.utils import timezone

from interaction.actions.clocks import expire_clocks
from interaction.actions.consent import withdraw_consent
from interaction.actions.correcting import correct
from interaction.actions.following_up import follow_up
from interaction.actions.rating_letters import close_unrated, rate_letter
from interaction.actions.redo import redo
from interaction.models import Rating
from interaction.queries.author_ways import last_answer
from people.models import Role
from people.refusals import Closed, Stale
from tests.interaction.letters import at
from tests.interaction.making import person
from tests.interaction.own import answered, asked, fresh
from tests.interaction.test_studio_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
ROUNDS = 3


def test_two_clicks_rate_once_and_reopen_once():
    for _round in range(ROUNDS):
        letter = answered().submission
        one = partial(
            rate_letter, letter, 1, answer=last_answer(letter).pk, reason="没有说什么时候开工。", with_code=True
        )

        assert at_once(one, one) == [None, None]
        assert Rating.objects.filter(submission=letter).count() == 1
        assert letter.events.filter(kind="redo").count() == 1


def test_author_and_supervisor_reopen_once():
    for _round in range(ROUNDS):
        letter, boss = answered().submission, person(Role.SUPERVISOR)
        given = last_answer(letter).pk

        told = at_once(
            partial(rate_letter, letter, 1, answer=given, reason="没有说什么时候开工。", with_code=True),
            partial(redo, letter, by=boss),
        )

        assert told.count(None) == 1
        assert set(told) <= {None, Stale, Closed}
        assert fresh(letter).redone == 1


def test_two_follow_ups_in_one_moment_make_one_round():
    for _round in range(ROUNDS):
        letter = answered().submission

        told = at_once(
            partial(follow_up, letter, "那么施工期间怎么上下楼？", with_code=True),
            partial(follow_up, letter, "还有停车怎么办，车停哪里？", with_code=True),
        )

        assert (told.count(None), told.count(Closed)) == (1, 1)
        assert fresh(letter).followed_up == 1


def test_two_clicks_take_the_consent_back_once():
    for _round in range(ROUNDS):
        letter = answered(wants_public=True).submission
        one = partial(withdraw_consent, letter, with_code=True)

        assert at_once(one, one) == [None, None]
        assert letter.events.filter(kind="consent-withdrawn").count() == 1


def test_put_right_in_the_moment_of_the_lapse_is_one_of_the_two(frozen):
    for _round in range(ROUNDS):
        frozen.move_to(at(2026, 3, 2, 10))
        letter = asked().submission
        frozen.move_to(at(2026, 3, 17, 0))

        told = at_once(partial(correct, letter, "是三号楼，住在五零二室。", with_code=True), expire_clocks)

        now = fresh(letter)
        assert (now.state, told[0]) in (("waiting", None), ("closed", Closed))
        assert told[1] in (None, Stale)
        assert not now.deadlines.open().exists()
        assert now.messages.filter(kind="correction").count() == (now.state == "waiting")


def test_two_ticks_close_once(frozen):
    frozen.move_to(at(2026, 3, 2, 10))
    letter = answered().submission
    frozen.move_to(at(2026, 4, 20, 10))

    assert at_once(close_unrated, close_unrated) == [None, None]
    assert letter.events.filter(kind="close").count() == 1
    assert timezone.localdate() == at(2026, 4, 20).date()
