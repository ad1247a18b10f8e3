"""The factories make what they say."""

import pytest

from tests import factories


@pytest.mark.django_db
@pytest.mark.parametrize("state", ["draft", "announced", "collecting", "live", "paused", "archived"])
def test_interview_is_in_the_state_asked_for(state):
    made = factories.interview(state)

    assert made.state == state
    assert (made.opened_at is not None) == (state in ("live", "paused", "archived"))


@pytest.mark.django_db
def test_question_is_approved_by_a_decided_case():
    asked = factories.approved_question(factories.interview())

    assert (asked.state, factories.case_of(asked).state) == ("approved", "approved")


@pytest.mark.django_db
def test_letter_without_occasion_is_an_enquiry():
    assert factories.receipt().submission.channel == "enquiry"
