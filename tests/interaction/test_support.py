"""Support: one per person and question."""

import pytest

from interaction.actions.support import support
from people.refusals import NotAllowed
from tests.interaction.making import approved, question

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
