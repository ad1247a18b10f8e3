"""Questions that appear at once, and in that very moment the interview ends or is held."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.assigning import set_policy
from interaction.actions.policies import set_channel_policy
from interaction.actions.submit import submit
from interaction.models import ChannelSetting, Event, Submission
from people.refusals import Closed, Stale
from tests.interaction.making import interview, letter, moderator
from tests.interaction.test_studio_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
ROUNDS = 4


def test_end_and_question_at_once_leave_no_published_question_behind():
    """Whichever comes first: the question is refused, or it is published and then handed over with the others."""
    by = moderator()
    for number in range(ROUNDS):
        occasion = set_policy(interview(), "post", by=by)
        sent = letter(occasion, f"第{number}盏路灯坏了谁来修？")

        told = at_once(lambda sent=sent: submit(sent), lambda occasion=occasion: acts.end(occasion, by=None))

        assert told in ([None, None], [Closed, None])
        states = list(occasion.submissions.values_list("state", flat=True))
        assert states == ([] if told[0] else ["assigned"])


def test_hold_and_question_at_once_publish_before_or_not_at_all():
    by = moderator()
    for number in range(ROUNDS):
        occasion = set_policy(interview(), "post", by=by)
        sent = letter(occasion, f"第{number}盏路灯坏了谁来修？")

        assert at_once(
            lambda sent=sent: submit(sent), lambda occasion=occasion: set_policy(occasion, "hold", by=by)
        ) == [None, None]

        asked = Submission.objects.get(occasion=occasion)
        held_at = Event.objects.filter(occasion=occasion, submission=None, kind="policy").latest("pk").at
        assert asked.state == "waiting" or asked.published_at <= held_at


def test_two_moderators_change_a_channel_at_once_and_one_is_told():
    ChannelSetting.objects.create(channel="enquiry", policy="pre")
    one, other = moderator(), moderator()

    told = at_once(
        lambda: set_channel_policy("enquiry", "post", by=one, seen="pre"),
        lambda: set_channel_policy("enquiry", "hold", by=other, seen="pre"),
    )

    assert sorted(map(str, told)) == sorted(map(str, [None, Stale]))
    assert ChannelSetting.objects.get().changed_by == (one if told[0] is None else other)
