"""What authors are told of their letter: each change once, in their language, never a word of the text."""

import pytest
from django.utils import translation

from interaction.actions.consent import withdraw_consent
from interaction.actions.correcting import correct
from interaction.actions.following_up import follow_up
from interaction.actions.rating_letters import rate_letter
from interaction.actions.redo import redo
from interaction.actions.supplements import supplement
from interaction.models import Notice
from interaction.queries.author_ways import last_answer
from interaction.queries.mails import written
from people.models import Role
from tests.interaction.letters import at
from tests.interaction.making import department, person
from tests.interaction.own import answered, asked, assigned

pytestmark = [pytest.mark.django_db, pytest.mark.database]
TO = {"contact": {"mail": "zhang@example.org", "language": "en"}}


def told(letter, kind: str) -> str:
    """The one mail about this kind of event."""
    with translation.override("en"):
        return written(Notice.objects.get(event__submission=letter, event__kind=kind, user=None)).body


def test_asked_author_is_told_the_last_day_and_not_the_words(frozen):
    frozen.move_to(at(2026, 3, 2, 10))
    letter = asked("请写明是哪一号楼。", **TO).submission

    body = told(letter, "ask-correction")

    assert "put right by you until 16 March 2026" in body
    assert "哪一号楼" not in body
    correct(letter, "是三号楼，住在五零二室。", with_code=True)
    assert "A moderator reads your letter again." in told(letter, "correct")


def test_answered_author_is_told_until_when_to_rate(frozen):
    frozen.move_to(at(2026, 3, 2, 10))
    letter = answered(**TO).submission

    assert "Say until 1 April 2026" in told(letter, "release")
    assert "closes after 17 March 2026" in told(letter, "release")


def test_later_steps_are_told_once_each():
    letter = answered(wants_public=True, **TO).submission
    withdraw_consent(letter, with_code=True)
    rate_letter(letter, 1, answer=last_answer(letter).pk, reason="没有说什么时候开工。", with_code=True)

    assert "It is not public any more" in told(letter, "consent-withdrawn")
    assert "a supervisor watches over it" in told(letter, "redo")
    assert "没有说" not in told(letter, "redo")


def test_question_about_the_answer_is_confirmed():
    letter = answered(**TO).submission
    follow_up(letter, "那么施工期间怎么上下楼？", with_code=True)

    assert "it has a deadline of its own" in told(letter, "follow-up")
    assert "上下楼" not in told(letter, "follow-up")


def test_those_who_handle_it_are_told_in_their_own_words():
    place = department()
    clerk = person(Role.OFFICER, department=place)
    letter = assigned(place, wants_public=True, **TO).submission
    supplement(letter, "补充一点：三号楼也有同样的问题。", with_code=True)

    with translation.override("en"):
        mail = written(Notice.objects.get(event__submission=letter, event__kind="supplement", user=clerk))

    assert mail.subject == f"{letter.number}: something was added"
    assert f"/desk/{letter.pk}/" in mail.body
    assert "三号楼" not in mail.body


@pytest.mark.parametrize("kind", ["follow-up", "redo", "consent-withdrawn"])
def test_same_event_reads_differently_for_the_desk(kind):
    boss = person(Role.SUPERVISOR)
    letter = answered(wants_public=True, **TO).submission
    acts = {
        "follow-up": lambda: follow_up(letter, "那么施工期间怎么上下楼？", with_code=True),
        "redo": lambda: redo(letter, by=None),
        "consent-withdrawn": lambda: withdraw_consent(letter, with_code=True),
    }
    acts[kind]()

    with translation.override("en"):
        to_staff = Notice.objects.filter(event__submission=letter, event__kind=kind, user__isnull=False)
        mails = [written(one) for one in to_staff]

    assert mails
    assert all(f"/desk/{letter.pk}/" in one.body and "Your" not in one.body for one in mails)
    assert (boss in [one.user for one in to_staff]) == (kind == "redo")
