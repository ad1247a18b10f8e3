"""The room of a cancelled interview says why there is none."""

import pytest
from django.urls import reverse

from interaction.actions.interview import change_phase
from interaction.queries.occasions import reason_of_cancelling
from people.models import Role
from tests.interaction.making import approved, interview, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
REASON = "嘉宾临时有防汛任务，改期另行通知。<b>"


@pytest.fixture
def cancelled():
    occasion = interview("collecting")
    approved(occasion)
    return change_phase(occasion, "cancel", by=person(Role.PRODUCER), reason=REASON)


def test_reason_of_cancelling_is_the_one_given_and_empty_before(cancelled):
    assert reason_of_cancelling(cancelled) == REASON
    assert reason_of_cancelling(interview("collecting")) == ""
    assert reason_of_cancelling(interview("cancelled")) == ""  # imported, without its history


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_room_shows_the_reason_escaped(client, cancelled, language):
    address = reverse("interaction:room", args=[cancelled.pk])

    page = client.get(address, headers={"accept-language": language}).content.decode()

    assert "嘉宾临时有防汛任务，改期另行通知。&lt;b&gt;" in page
    assert page.count("嘉宾临时有防汛任务") == 1


def test_room_of_another_interview_gives_no_reason(client, cancelled):
    page = client.get(reverse("interaction:room", args=[interview().pk])).content.decode()

    assert '<p class="notice why breaks" data-why hidden>' in page
