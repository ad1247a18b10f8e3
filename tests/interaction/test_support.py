"""Support: one per person and question."""

import pytest
from django.urls import reverse

from interaction.actions.support import support
from interaction.queries.room import supported_ids
from people.refusals import NotAllowed
from tests.interaction.making import approved, interview, question

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_support_counts_one_per_person_and_can_be_taken_back(occasion):
    asked = approved(occasion)

    assert support(asked, person_key="a", tier="guest") == 1
    assert support(asked, person_key="a", tier="guest") == 1
    assert support(asked, person_key="b", tier="registered") == 2
    assert support(asked, person_key="a", tier="guest", wanted=False) == 1


def test_unpublished_question_cannot_be_supported(occasion):
    with pytest.raises(NotAllowed):
        support(question(occasion), person_key="a", tier="guest")


def test_supported_ids_are_one_persons_in_one_interview(occasion):
    first, second, others = (approved(occasion, f"第{number}个问题？？") for number in "一二三")
    elsewhere = approved(interview(), "别的访谈的问题？")
    for asked in (second, first, elsewhere):
        support(asked, person_key="a", tier="guest")
    support(others, person_key="b", tier="guest")

    assert list(supported_ids(occasion, person_key="a")) == [first.pk, second.pk]


def test_fragment_says_which_questions_this_visitor_supports(client, occasion):
    asked = approved(occasion)
    support(approved(occasion, "别人支持的问题？"), person_key="b", tier="guest")
    address = reverse("interaction:mine", args=[occasion.pk])
    assert 'data-supported-ids=""' in client.get(address).content.decode()

    client.post(reverse("interaction:support", args=[occasion.pk, asked.pk]), {"wanted": "1"})

    assert f'data-supported-ids="{asked.pk} "' in client.get(address).content.decode()
