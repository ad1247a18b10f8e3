import pytest

from moderation import actions
from people.refusals import NotAllowed
from realtime.models import Frame


def test_a_claim_is_told_and_not_stolen(case, moderator, other_moderator):
    assert actions.claim(case, by=moderator).claimed_by == moderator
    assert actions.claim(case, by=other_moderator).claimed_by == moderator


def test_a_claim_runs_out_after_two_minutes(case, moderator, other_moderator, frozen):
    actions.claim(case, by=moderator)

    frozen.shift(119)
    assert actions.claim(case, by=other_moderator).claimed_by == moderator
    frozen.shift(1)
    assert actions.claim(case, by=other_moderator).claimed_by == other_moderator


def test_a_claim_does_not_stop_a_decision_nor_make_it_stale(case, moderator, other_moderator):
    actions.claim(case, by=moderator)

    decided = actions.approve(case, by=other_moderator, version=1)

    assert (decided.state, decided.claimed_by) == ("approved", None)


def test_a_claim_that_meets_the_decision_is_answered_as_the_case_stands(case, moderator, other_moderator):
    actions.approve(case, by=other_moderator, version=1)
    before = Frame.objects.count()

    late = [act(case, by=moderator) for act in (actions.claim, actions.unclaim)]

    assert [(one.state, one.claimed_by, one.version) for one in late] == [("approved", None, 2)] * 2
    assert Frame.objects.count() == before


def test_a_claim_is_told_by_name_and_told_again_when_it_is_renewed(case, moderator, frozen):
    actions.claim(case, by=moderator)
    frozen.shift(60)
    actions.claim(case, by=moderator)
    actions.unclaim(case, by=moderator)

    told = Frame.objects.filter(stream__topic="interview-7-desk", kind="case").order_by("seq")
    assert [frame.data["looking"] for frame in told] == ["", moderator.name, moderator.name, ""]


def test_unclaim_lets_go_of_ones_own_only(case, moderator, other_moderator):
    actions.claim(case, by=moderator)

    assert actions.unclaim(case, by=other_moderator).claimed_by == moderator
    assert actions.unclaim(case, by=moderator).claimed_by is None


def test_a_stranger_may_not_claim(case, stranger):
    for act in (actions.claim, actions.unclaim):
        with pytest.raises(NotAllowed):
            act(case, by=stranger)
