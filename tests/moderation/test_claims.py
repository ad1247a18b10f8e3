import pytest

from moderation import actions
from people.refusals import Closed, NotAllowed


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
    with pytest.raises(Closed):
        actions.claim(case, by=moderator)


def test_unclaim_lets_go_of_ones_own_only(case, moderator, other_moderator):
    actions.claim(case, by=moderator)

    assert actions.unclaim(case, by=other_moderator).claimed_by == moderator
    assert actions.unclaim(case, by=moderator).claimed_by is None


def test_a_stranger_may_not_claim(case, stranger):
    for act in (actions.claim, actions.unclaim):
        with pytest.raises(NotAllowed):
            act(case, by=stranger)
