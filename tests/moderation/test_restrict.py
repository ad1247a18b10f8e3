"""An author is silenced in one place for a while, and may write again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from moderation import actions, queries
from moderation.models import Reason, Restriction
from people.refusals import Closed, NotAllowed, Refusal

pytestmark = pytest.mark.django_db


@pytest.fixture
def said(make_case):
    """A case whose author is known."""
    return make_case(author_key="k", byline="海风")


def test_restrict_holds_in_its_place_until_its_time(said, moderator, frozen):
    made = actions.restrict(said, by=moderator, minutes=10, reason="insult")

    assert (made.until - timezone.now(), made.reason_id, made.made_by) == (timedelta(minutes=10), "insult", moderator)
    assert queries.restriction_of("interview-7", "k") == made
    assert queries.restriction_of("interview-8", "k") is None
    assert queries.restriction_of("interview-7", "other") is None
    frozen.shift(600)
    assert queries.restriction_of("interview-7", "k") is None


def test_nobody_is_silenced_without_a_key():
    assert queries.restriction_of("interview-7", "") is None
    assert queries.restriction_of("interview-7") is None


def test_restrict_needs_an_author_a_time_and_an_active_reason(said, make_case, moderator):
    Reason.objects.filter(code="insult").update(is_active=False)
    wrong = [(make_case(), 10, "privacy"), (said, 0, "privacy"), (said, 10**6, "privacy"), (said, 10, "insult")]

    for case, minutes, reason in wrong:
        with pytest.raises(Refusal):
            actions.restrict(case, by=moderator, minutes=minutes, reason=reason)

    assert Restriction.objects.count() == 0


def test_restrict_is_refused_to_a_stranger_and_told_to_the_second_moderator(said, moderator, other_moderator, stranger):
    with pytest.raises(NotAllowed):
        actions.restrict(said, by=stranger, minutes=10, reason="insult")
    actions.restrict(said, by=moderator, minutes=10, reason="insult")

    with pytest.raises(Closed):
        actions.restrict(said, by=other_moderator, minutes=60, reason="insult")

    assert Restriction.objects.count() == 1


def test_lift_lets_the_author_write_at_once_and_only_once(said, moderator, other_moderator, stranger):
    made = actions.restrict(said, by=moderator, minutes=10, reason="insult")
    with pytest.raises(NotAllowed):
        actions.lift(made, by=stranger)

    assert actions.lift(made, by=other_moderator).lifted_at is not None

    assert queries.restriction_of("interview-7", "k") is None
    with pytest.raises(Closed):
        actions.lift(made, by=moderator)


def test_a_moderator_of_one_room_silences_and_lifts_there_only(make_case, moderator, room_moderator):
    here = make_case(author_key="k", scope="interview-7")
    there = actions.restrict(make_case(author_key="k", scope="interview-8"), by=moderator, minutes=10, reason="insult")
    made = actions.restrict(here, by=room_moderator, minutes=10, reason="insult")

    assert list(queries.restrictions_for(room_moderator)) == [made]
    assert list(queries.restrictions_for(moderator)) == [made, there]
    with pytest.raises(NotAllowed):
        actions.lift(there, by=room_moderator)


def test_the_list_tells_the_last_text_and_name_of_the_author(said, make_case, moderator):
    make_case("后来的话", author_key="k", byline="海风二号")
    actions.restrict(said, by=moderator, minutes=10, reason="insult")

    [row] = queries.restrictions_for(moderator)

    assert (row.text, row.byline) == ("后来的话", "海风二号")
