import re

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from people.demo import plant_people
from people.demo_cards import CARDS
from people.demo_district import ACCOUNTS
from people.landing import landing, standing
from people.models import Department, Membership, User
from tests.people.conftest import PASSWORD

HANDLES = [handle for handle, *_more in ACCOUNTS]


@pytest.fixture
def planted(db):
    """The demo's people."""
    plant_people(PASSWORD)


def rows():
    return (
        list(Department.objects.values_list()),
        list(User.objects.order_by("pk").values_list("pk", "handle", "password", "is_demo")),
        list(Membership.objects.order_by("pk").values_list()),
    )


def test_plant_people_may_be_run_again_without_a_trace(planted):
    before = rows()

    plant_people(PASSWORD)

    assert rows() == before


def test_plant_people_sets_a_new_password(planted):
    plant_people("another-demo-password")

    assert User.objects.get(handle="demo-host").check_password("another-demo-password")


def test_plant_people_covers_the_seven_kinds_and_names_all_in_english(planted):
    assert set(Department.objects.values_list("kind", flat=True)) == set(Department.Kind.values)
    assert not Department.objects.filter(name_en="").exists()
    assert Department.objects.filter(parent=None).count() == 1


@pytest.mark.parametrize("handle", HANDLES)
def test_every_demo_account_signs_in_by_click_and_by_password(client, planted, handle):
    by_click = client.post(f"/demo/as/{handle}/")
    assert client.session["_auth_user_id"] == str(User.objects.get(handle=handle).pk)
    client.logout()

    by_password = client.post("/accounts/login/", {"contact": handle, "password": PASSWORD})

    assert by_click["Location"] == by_password["Location"] == landing(User.objects.get(handle=handle))


def test_demo_click_leads_where_one_wanted_but_never_off_the_site(client, planted):
    assert client.post("/demo/as/demo-host/", {"next": "/status/"})["Location"] == "/status/"
    assert "evil" not in client.post("/demo/as/demo-host/", {"next": "//evil.example/"})["Location"]


def test_demo_click_opens_no_real_account(client, planted, citizen):
    assert client.post(f"/demo/as/{citizen.handle}/").status_code == 404
    assert client.get("/demo/as/demo-admin/").status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "headers", [{"Origin": "https://evil.example"}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "null"}]
)
def test_demo_click_from_another_site_is_refused(client, planted, headers):
    assert client.post("/demo/as/demo-admin/", headers=headers).status_code == 404


def test_demo_bar_leads_to_accounts_that_exist_and_holds_no_token(planted):
    bar = render_to_string("components/demo_bar.html", {}, RequestFactory().get("/"))

    led_to = re.findall(r'formaction="/demo/as/([\w-]+)/"', bar)
    assert len(led_to) == 11
    assert set(led_to) <= set(HANDLES)
    assert "csrf" not in bar


def shown(client, path):
    """The lines of the task card on this page."""
    card = re.search(r'<details class="demo-card">.*?<ol[^>]*>(.*?)</ol>', client.get(path).content.decode(), re.S)
    return re.findall("<li>(.*?)</li>", card[1]) if card else []


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_task_card_stands_on_the_page_of_its_role_until_it_is_put_away(client, planted, language):
    place = client.post("/demo/as/demo-citizen/", headers={"accept-language": language})["Location"]
    client.cookies["django_language"] = language

    assert len(shown(client, place)) == 5
    assert shown(client, "/status/") == []
    assert client.post("/demo/card/", {"next": place})["Location"] == place
    assert shown(client, place) == []
    client.post("/demo/as/demo-citizen/")
    assert len(shown(client, place)) == 5


def test_task_card_is_put_away_only_from_this_site(client, planted):
    assert client.post("/demo/card/", headers={"Origin": "https://evil.example"}).status_code == 404
    assert client.get("/demo/card/").status_code == 405
    assert client.post("/demo/card/", {"next": "//evil.example/"})["Location"] == "/"


def test_every_role_of_the_bar_has_five_lines_of_its_own():
    lines = [str(line) for card in CARDS for line in card.lines]

    assert {len(card.lines) for card in CARDS} == {5}
    assert len(set(lines)) == len(lines)


def test_administration_shows_the_bar_and_the_card(client, planted):
    place = client.post("/demo/as/demo-admin/")["Location"]

    assert len(shown(client, place)) == 5
    assert 'formaction="/demo/as/demo-citizen/"' in client.get(place).content.decode()


def test_landing_is_the_home_page_where_a_page_does_not_stand_yet():
    assert standing("/no-such-place/") == "/"
    assert standing("/admin/") == "/admin/"


def test_landing_may_be_nearer(planted, monkeypatch):
    monkeypatch.setattr("people.landing._nearer", {"moderate": lambda user: "/moderation/?scope=interview-7"})

    assert landing(User.objects.get(handle="demo-moderator")) == "/moderation/?scope=interview-7"
