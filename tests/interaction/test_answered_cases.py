"""Which published texts moderation may point to as asked and answered before."""

import pytest
from django.utils import timezone

from interaction.models import Submission
from interaction.queries.answered_cases import answers_to
from moderation import answers
from tests.interaction import making
from tests.interaction.making import approved, case_of, interview, question

pytestmark = pytest.mark.django_db
TEXT = "老街的路灯坏了三个星期，晚上老人孩子都不敢出门，请尽快修。"


def answer(submission: Submission) -> Submission:
    Submission.objects.filter(pk=submission.pk).update(answered_at=timezone.now())
    submission.refresh_from_db()
    return submission


def rules(submission: Submission) -> list[str]:
    return [found["rule"] for found in case_of(submission).findings if found["kind"] == "repeat"]


def test_a_published_and_answered_question_has_the_address_it_stands_on():
    room = interview()
    asked = answer(approved(room, TEXT))

    assert answers_to([case_of(asked)]) == {case_of(asked).pk: f"/interview/{room.pk}/#q{asked.pk}"}


def test_what_is_not_answered_or_not_public_is_not_pointed_to():
    room = interview()
    unanswered, waiting = approved(room, TEXT), answer(question(room, "别的问题，请回答。", visitor="v2"))

    assert answers_to([case_of(unanswered), case_of(waiting)]) == {}
    assert answers_to([]) == {}


def test_a_case_about_something_else_is_no_submission():
    case = case_of(answer(approved(interview(), TEXT)))
    case.about_type_id += 1

    assert answers_to([case]) == {}


def test_the_moderator_is_told_in_another_interview_that_it_was_answered():
    asked = answer(approved(interview(), TEXT))
    elsewhere = question(interview(), f"您好，{TEXT}", visitor="v9")

    assert rules(elsewhere) == ["answered-before"]
    assert list(answers.answered([case_of(asked)])) == [case_of(asked).pk]


def test_the_desk_links_the_answer(client):
    room = interview()
    asked = answer(approved(room, TEXT))
    elsewhere = case_of(question(interview(), f"您好，{TEXT}", visitor="v9"))
    client.force_login(making.moderator())

    shown = client.get(f"/moderation/{elsewhere.pk}/item/").content.decode()

    assert f'href="/interview/{room.pk}/#q{asked.pk}"' in shown
    assert "/#q" not in client.get(f"/moderation/{case_of(asked).pk}/item/").content.decode()
