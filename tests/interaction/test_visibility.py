"""Who sees drafts of occasions and questions that are not published."""

import pytest

from interaction.models import Occasion, Submission
from tests.interaction.making import department, interview, person, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_drafts_of_occasions_are_seen_only_by_those_who_make_them():
    hidden = interview("draft")

    assert hidden not in Occasion.objects.visible_to(person())
    assert hidden in Occasion.objects.visible_to(person("producer"))


def test_drafts_of_another_department_are_hidden_from_its_producer():
    hidden = interview("draft")
    neighbour, own = (person("producer", department=office) for office in (department(), hidden.department))

    assert hidden not in Occasion.objects.visible_to(neighbour)
    assert hidden in Occasion.objects.visible_to(own)


def test_unpublished_questions_are_seen_only_by_author_and_staff(occasion):
    author = person()
    asked = question(occasion, author=author)

    assert asked not in Submission.objects.visible_to(person())
    assert asked in Submission.objects.visible_to(author)
    assert asked in Submission.objects.visible_to(person("supervisor"))
    assert asked not in Submission.objects.visible_to(person("officer", department=occasion.department))
