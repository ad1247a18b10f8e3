"""Two in the same moment: one effect on an appeal, on a text sent again and on one sent on; the other is told."""

from functools import partial

import pytest

from interaction import receipts
from interaction.actions.redirecting import send_on
from interaction.actions.second_look import Again, appeal, send_again
from interaction.models import Submission
from moderation.actions import approve, reject
from moderation.actions.appeals import overturn, uphold
from moderation.actions.redirect import redirect
from moderation.models import Appeal, Case, Decision
from people.refusals import Closed, Stale
from tests.interaction.making import case_of, moderator, question
from tests.interaction.test_studio_at_once import at_once

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.database]
WORDS = "我没有骂人，请再看一遍。"
ROUNDS = 3


@pytest.fixture
def second():
    return [moderator(), moderator()]


def refused(occasion, number, reason="insult") -> Submission:
    asked = question(occasion, f"第{number}个问题谁来管？", visitor=f"v{number}")
    reject(case_of(asked), by=moderator(), version=1, reason=reason)
    return Submission.objects.get(pk=asked.pk)


def outcomes(asked) -> list[str]:
    return list(case_of(asked).decisions.values_list("outcome", flat=True))


def test_two_moderators_decide_one_appeal_once(occasion, second):
    for number in range(ROUNDS):
        asked = refused(occasion, number)
        made = appeal(asked, WORDS, with_code=True)
        right = partial(overturn, made, by=second[0], version=2)
        wrong = partial(uphold, made, by=second[1], version=2, answer="理由成立。")

        told = at_once(right, wrong)

        assert (told.count(None), told.count(Stale)) == (1, 1)
        assert outcomes(asked) == ["rejected", "overturned" if told[0] is None else "upheld"]
        assert Appeal.objects.get(pk=made.pk).state == outcomes(asked)[1]
        assert asked.events.filter(kind__in=("overturn", "upheld")).count() == 1


def test_author_sends_again_while_a_moderator_decides_the_appeal(occasion, second):
    for number in range(ROUNDS):
        asked = refused(occasion, number)
        made = appeal(asked, WORDS, with_code=True)
        again = Again(key=receipts.new_key("v1"), visitor="v1", text="换个说法，谁来管？")

        told = at_once(
            partial(send_again, asked, again, with_code=True), partial(overturn, made, by=second[0], version=2)
        )

        asked.refresh_from_db()
        assert told.count(None) == 1
        assert asked.state == ("waiting" if told[0] is None else "approved")
        assert Appeal.objects.get(pk=made.pk).state == ("withdrawn" if told[0] is None else "overturned")


def test_one_form_pressed_twice_at_once_sends_once(occasion):
    for number in range(ROUNDS):
        asked = refused(occasion, number)
        again = Again(key=receipts.new_key("v1"), visitor="v1", text="换个说法，谁来管？")

        told = at_once(*[partial(send_again, asked, again, with_code=True) for _ in range(2)])

        assert told == [None, None]
        assert asked.events.filter(kind="resend").count() == 1
        assert Case.objects.filter(about_id=asked.pk).count() == 2


def test_two_presses_appeal_once(occasion):
    for number in range(ROUNDS):
        asked = refused(occasion, number)

        told = at_once(*[partial(appeal, asked, WORDS, with_code=True) for _ in range(2)])

        assert told == [None, None]
        assert asked.events.filter(kind="appealed").count() == 1


def test_sent_on_or_published_but_not_both(occasion, second):
    for number in range(ROUNDS):
        asked = question(occasion, f"第{number}个问题谁来管？", visitor=f"v{number}")
        case = case_of(asked)

        told = at_once(
            partial(redirect, case, "enquiry", by=second[0], version=1), partial(approve, case, by=second[1], version=1)
        )

        asked.refresh_from_db()
        assert (told.count(None), told.count(Stale)) == (1, 1)
        assert asked.channel == ("enquiry" if told[0] is None else "interview")
        assert Decision.objects.filter(case=case).count() == 1


def test_author_and_moderator_send_on_once(occasion, second):
    for number in range(ROUNDS):
        asked = refused(occasion, number, reason="wrong-channel")

        told = at_once(
            partial(send_on, asked, "enquiry", with_code=True),
            partial(redirect, case_of(asked), "enquiry", by=second[0], version=2),
        )

        assert told.count(None) == 1
        assert set(told) <= {None, Stale, Closed}
        assert asked.events.filter(kind="moved").count() == 1
