"""A due date told in sentences and day by day."""

from datetime import date

import pytest
from django.utils import translation

from interaction.actions import deadlines
from interaction.models import Deadline, DeadlineRule
from tests.interaction.letters import at, enquiry

pytestmark = pytest.mark.django_db
RECEIPT = date(2026, 2, 12)


@pytest.fixture
def letter(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    return enquiry()


def test_explanation_names_law_pause_extension_and_every_day(letter):
    DeadlineRule.objects.filter(channel="enquiry", clock="answer").update(length=10)
    deadlines.start(letter, "answer", on=RECEIPT)
    deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="等待第三方意见")
    deadline = deadlines.resume(letter, "answer", on=date(2026, 2, 26), reason="等待第三方意见")

    with translation.override("en"):
        told = deadlines.explanation(deadline, today=date(2026, 3, 3))

    assert told.due == date(2026, 3, 6)
    assert told.left == 3
    assert [day.day.day for day in told.days if day.number] == [13, 14, 26, 27, 28, 2, 3, 4, 5, 6]
    assert told.sentences == [
        "The period began on 12 February 2026; that day itself is not counted.",
        "It is 10 working days long (山东省政务服务热线管理办法).",
        "The clock stood still from 24 February 2026 to 25 February 2026: 等待第三方意见",
        "The last day is 6 March 2026.",
    ]


def test_explanation_of_a_standing_clock_says_what_was_counted(letter):
    deadlines.start(letter, "answer", on=RECEIPT)
    deadline = deadlines.pause(letter, "answer", on=date(2026, 2, 24), reason="等待")

    with translation.override("en"):
        told = deadlines.explanation(deadline, today=date(2026, 3, 3))

    assert told.left is None
    assert (
        told.sentences[-1]
        == "The clock has stood still since 24 February 2026; 2 working days had been counted by then."
    )
    assert max(day.day for day in told.days) == date(2026, 2, 23)


def test_explanation_of_a_promise_says_that_no_law_fixes_it(letter):
    deadlines.start(letter, "after-interview", on=RECEIPT)

    with translation.override("en"):
        told = deadlines.explanation(Deadline.objects.get())

    assert told.sentences[1] == "It is 5 working days long. No law fixes it; it is what this site promises."


def test_explanation_says_when_it_runs_on_and_when_it_may_change(letter):
    deadline = deadlines.start(letter, "close", on=date(2027, 4, 16))

    with translation.override("en"):
        told = deadlines.explanation(deadline)

    assert told.is_provisional
    assert told.due == date(2027, 5, 5)
    assert told.sentences[-3:] == [
        "It would end on 1 May 2027 and runs on to the next working day.",
        "The last day is 5 May 2027.",
        "The official calendar for this time is not published yet, so the date may still change.",
    ]
