"""Others may support a published suggestion: once each, taken back the same way, nowhere else."""

import pytest

from interaction.actions.supporting import support_letter
from interaction.models import Submission, Support
from people.refusals import Closed, NotAllowed
from tests.interaction.letters import published

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter() -> Submission:
    return published(1, channel="suggestion", title="建议加装路灯")


def test_support_counts_once_and_is_taken_back(letter):
    assert support_letter(letter, person_key="a", tier="guest") == 1
    assert support_letter(letter, person_key="a", tier="guest") == 1
    assert support_letter(letter, person_key="b", tier="registered") == 2
    assert support_letter(letter, person_key="a", tier="guest", wanted=False) == 1
    assert support_letter(letter, person_key="a", tier="guest", wanted=False) == 1


def test_what_nobody_may_read_nobody_supports(letter):
    Submission.objects.filter(pk=letter.pk).update(published_at=None)

    with pytest.raises(NotAllowed):
        support_letter(letter, person_key="a", tier="guest")


def test_a_channel_that_knows_no_support_takes_none():
    with pytest.raises(Closed):
        support_letter(published(2), person_key="a", tier="guest")


def test_a_visitor_supports_from_the_page_and_reads_that_it_counted(client, letter):
    response = client.post(f"/suggestion/{letter.pk}/support/", {"wanted": "1"})
    html = client.get(response["Location"].partition("#")[0]).content.decode()

    assert response.status_code == 302
    assert Support.objects.filter(submission=letter).count() == 1
    assert 'name="wanted" value="0"' in html

    client.post(f"/suggestion/{letter.pk}/support/", {"wanted": "0"})
    assert Support.objects.count() == 0


def test_a_script_reads_the_count(client, letter):
    response = client.post(f"/suggestion/{letter.pk}/support/", headers={"accept": "application/json"})

    assert response.json() == {"id": letter.pk, "supports": 1}


def test_supporting_needs_a_post_and_a_letter_that_is_there(client, letter):
    assert client.get(f"/suggestion/{letter.pk}/support/").status_code == 405
    assert client.post("/suggestion/999999/support/").status_code == 404
    assert client.post(f"/enquiry/{letter.pk}/support/").status_code == 404


def test_a_letter_without_support_shows_no_button(client):
    other = published(2)

    assert 'name="wanted"' not in client.get(f"/enquiry/{other.pk}/").content.decode()
    assert client.post(f"/enquiry/{other.pk}/support/").status_code == 409
