"""The studio's buttons: what is missing gets a sentence, never a 500."""

import pytest

from interaction.actions.handover import hand_over
from interaction.views.studio_acts import ACTS
from tests.interaction.making import approved, interview, participant

pytestmark = pytest.mark.django_db
AS_JSON = {"Accept": "application/json"}


@pytest.fixture
def occasion():
    return interview()


@pytest.fixture
def host(client, occasion):
    user = participant(occasion, "host").user
    client.force_login(user)
    return user


@pytest.mark.usefixtures("host")
@pytest.mark.parametrize("step", ACTS)
@pytest.mark.parametrize("sent", [{}, {"question": "x" * 50, "guest": "-1"}, {"question": "999999999999999999999"}])
def test_act_with_nothing_or_nonsense_gets_a_sentence(client, occasion, step, sent):
    answer = client.post(f"/studio/{occasion.pk}/{step}/", sent, headers=AS_JSON)

    assert answer.status_code in (200, 400, 409)
    assert answer.status_code == 200 or answer.json()["sentence"]


@pytest.mark.usefixtures("host")
def test_question_of_another_interview_is_not_there(client, occasion):
    other = approved(interview())

    answer = client.post(f"/studio/{occasion.pk}/air/", {"question": other.pk}, headers=AS_JSON)

    assert answer.status_code == 400
    other.refresh_from_db()
    assert other.state == "approved"


@pytest.mark.usefixtures("host")
def test_stale_draft_tells_the_newer_text_as_json(client, occasion):
    asked, guest = approved(occasion), participant(occasion, "guest")
    url = f"/studio/{occasion.pk}/draft/"
    first = client.post(url, {"question": asked.pk, "guest": guest.pk, "text": "一"}, headers=AS_JSON).json()
    client.post(url, {"question": asked.pk, "guest": guest.pk, "text": "二", "version": first["version"]})

    stale = client.post(
        url, {"question": asked.pk, "guest": guest.pk, "text": "三", "version": first["version"]}, headers=AS_JSON
    )

    assert stale.status_code == 409
    assert stale.json()["fresh"]["text"] == "二"


@pytest.mark.usefixtures("host")
@pytest.mark.parametrize(
    "step", ["shortlist", "air", "mark-answered", "restore", "forward", "draft", "answer", "assign"]
)
def test_question_that_was_passed_on_is_answered_with_a_sentence(client, occasion, step):
    asked, guest = approved(occasion), participant(occasion, "guest")
    hand_over(asked, occasion)

    sent = {"question": asked.pk, "guest": guest.pk, "text": "太晚了。"}
    answer = client.post(f"/studio/{occasion.pk}/{step}/", sent, headers=AS_JSON)

    assert answer.status_code == 400
    asked.refresh_from_db()
    assert (asked.channel, asked.state) == ("enquiry", "assigned")
