"""The promise to answer: what stayed open goes to a department with a clock."""

import pytest

from interaction.actions import interview as acts
from interaction.actions.reply import release_answer
from interaction.models import Deadline
from moderation.actions import approve
from tests.interaction.making import approved, case_of, moderator, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_end_hands_unanswered_questions_to_the_department_with_a_clock(occasion, host, guest):
    answered, open_one, waiting = (
        approved(occasion, "已经答的问题？"),
        approved(occasion, "没有答的问题？"),
        question(occasion),
    )
    acts.air(answered, by=host)
    release_answer(answered, guest, "好的。", by=guest.user)

    ended = acts.end(occasion, by=host)

    open_one.refresh_from_db()
    answered.refresh_from_db()
    waiting.refresh_from_db()
    assert ended.state == "archived"
    assert (open_one.channel, open_one.state, open_one.department) == ("enquiry", "assigned", occasion.department)
    assert Deadline.objects.get().submission == open_one
    assert (answered.channel, answered.state) == ("interview", "answered")
    assert waiting.state == "waiting"


def test_question_approved_after_the_end_is_handed_over_too(occasion, host):
    waiting = question(occasion)
    acts.end(occasion, by=host)

    approve(case_of(waiting), by=moderator(), version=1)

    waiting.refresh_from_db()
    assert (waiting.channel, waiting.state) == ("enquiry", "assigned")
