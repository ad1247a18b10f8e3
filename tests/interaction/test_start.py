"""Which door? Every path ends at one door within four questions; the fronts say what the forms and the rules say."""

import pytest
from django.test import Client
from django.urls import resolve
from django.utils import translation

from interaction.models import ChannelSetting
from interaction.queries.fronts import front_of
from interaction.queries.start import ROOT, Door, Question, place_of

pytestmark = pytest.mark.django_db


def paths(question, so_far=()):
    """Every way through the tree: the answers given, and the door at the end."""
    for option in question.options:
        said = (*so_far, (question.key, option.key))
        if isinstance(option.to, Question):
            yield from paths(option.to, said)
        else:
            yield said, option.to


ALL = list(paths(ROOT))


def test_start_every_path_ends_within_four_questions():
    assert max(len(said) for said, _door in ALL) <= 4
    assert all(isinstance(door, Door) for _said, door in ALL)


@pytest.mark.parametrize(("said", "door"), ALL)
def test_start_page_shows_the_door(client, said, door):
    page = client.get("/start/", dict(said))

    assert page.status_code == 200
    assert page.context["place"].door == door
    assert [step.again for step in page.context["place"].steps][0] == "?"


@pytest.mark.parametrize("door", [door for _said, door in ALL])
def test_start_every_address_is_a_page(door):
    addresses = [address for address in (door.url, *(other.url for other in door.others)) if address]

    for address in addresses:
        assert resolve(address.partition("?")[0])


def test_start_every_door_gives_its_reason_and_another_way():
    for _said, door in ALL:
        assert str(door.why)
        assert door.others
        assert bool(door.url) == bool(door.button)


def test_start_names_emergencies_first(client):
    page = client.get("/start/").content.decode()

    assert page.index('href="tel:110"') < page.index("<h1")


@pytest.mark.parametrize("answers", [{"about": "nonsense"}, {"whose": "trader"}, {"about": "'\"><script>"}])
def test_start_passes_over_what_it_does_not_know(client, answers):
    assert place_of(answers).question == ROOT
    assert client.get("/start/", answers).status_code == 200


def test_start_takes_no_posts():
    assert Client().post("/start/").status_code == 405


def test_front_of_an_interview_is_none():
    assert front_of("interview") is None


def test_front_names_what_the_form_requires():
    with translation.override("en"):
        needed = {str(label) for label in front_of("enquiry").needed}

    assert {"Title", "Your name", "Mobile number"} <= needed
    assert "Your address" not in needed


@pytest.mark.parametrize("key", ["enquiry", "mailbox", "suggestion", "complaint", "correction"])
def test_front_promises_what_the_rules_in_force_say(key):
    assert front_of(key).promises


def test_front_closed_channel_says_so():
    ChannelSetting.objects.create(channel="enquiry", is_open=False, notice="维护", notice_en="Maintenance")

    front = front_of("enquiry")

    assert (front.is_open, front.notice) == (False, "维护")
