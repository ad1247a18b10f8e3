"""What else comes in as a letter: site errors with leaks, letters entered at the counter; and what helps meanwhile."""

import pytest
from django.test import Client

from interaction.actions.writing import send
from interaction.models import Submission
from moderation.actions.hide import show
from people.refusals import NotAllowed
from tests import factories
from tests.interaction import making, writing

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_captcha(settings):
    settings.CAPTCHA = False


def test_write_page_of_an_error_is_taken_from_where_one_came(client):
    own = client.get("/correction/new/", {"page": "/interview/3/"})
    foreign = client.get("/correction/new/", {"page": "https://evil.example/x"})
    came = client.get("/correction/new/", headers={"Referer": "http://testserver/help/"})
    front = client.get("/correction/new/", headers={"Referer": "http://testserver/correction/"})

    pages = [response.context["form"]["page"].value() for response in (own, foreign, came, front)]
    assert pages == ["http://testserver/interview/3/", None, "http://testserver/help/", None]


def test_write_privacy_report_hides_the_text_at_once(client):
    asked = making.approved(making.interview("live"))
    page = f"http://testserver/interview/{asked.occasion_id}/#q{asked.pk}"
    steps = ({**writing.CORRECTION[0], "kind": "privacy", "page": page},)

    writing.written(client, "correction", steps)

    asked.refresh_from_db()
    case = making.case_of(asked)
    assert asked.published_at is None
    assert (case.state, case.decisions.latest("pk").rule) == ("hidden", "privacy-report")


def test_write_privacy_report_leaves_what_a_moderator_has_shown_again(client):
    asked = making.approved(making.interview("live"))
    page = f"http://testserver/interview/{asked.occasion_id}/#q{asked.pk}"
    steps = ({**writing.CORRECTION[0], "kind": "privacy", "page": page},)
    writing.written(client, "correction", steps)
    hidden = making.case_of(asked)
    show(hidden, by=making.moderator(), version=hidden.version)

    writing.written(client, "correction", steps)

    asked.refresh_from_db()
    assert asked.published_at is not None


@pytest.mark.parametrize("kind", ["typo", "content"])
def test_write_other_errors_hide_nothing(client, kind):
    asked = making.approved(making.interview("live"))
    page = f"http://testserver/interview/{asked.occasion_id}/#q{asked.pk}"

    writing.written(client, "correction", ({**writing.CORRECTION[0], "kind": kind, "page": page},))

    asked.refresh_from_db()
    assert asked.published_at is not None


def test_write_privacy_reports_of_one_network_are_limited(client, monkeypatch):
    monkeypatch.setattr("interaction.writing_limits.LEAKS", 0)
    key = writing.fill(client, "correction", ({**writing.CORRECTION[0], "kind": "privacy"},))

    assert writing.send(client, "correction", key).status_code == 429


def test_desk_new_is_for_dispatchers_only(client):
    answers = []
    for role in (None, "officer", "moderator", "dispatcher"):
        client.force_login(factories.user(role))
        answers.append([client.get(path).status_code for path in ("/desk/new/", "/desk/new/enquiry/")])

    assert answers == [[404, 404], [404, 404], [404, 404], [200, 200]]
    assert Client().get("/desk/new/").status_code == 404


def test_desk_new_enters_a_letter_for_somebody(client):
    clerk = factories.user("dispatcher")
    client.force_login(clerk)
    steps = (*writing.ENQUIRY[:2], {**writing.ENQUIRY[2], "phone": "", "intake": "phone"})
    address = "/desk/new/enquiry/"

    key = writing.fill(client, "enquiry", steps, address=address)
    shown = client.get(writing.send(client, "enquiry", key, address=address)["Location"])

    letter = Submission.objects.get()
    assert (letter.author, letter.entered_by, letter.visitor) == (None, clerk, "")
    assert letter.answers["intake"] == "phone"
    assert letter.events.get(kind="submitted").data == {"channel": "enquiry", "entered": "phone"}
    assert letter.events.get(kind="submitted").actor == clerk
    assert letter.number in shown.content.decode()


def test_send_refuses_a_clerk_who_may_not_enter_letters():
    letter = factories.letter(entered_by=factories.user("officer"))

    with pytest.raises(NotAllowed):
        send(letter)

    assert not Submission.objects.exists()


def test_receipt_qr_names_the_status_page(client):
    assert client.get("/receipts/LS-2026-000001/qr.svg").status_code == 200
    assert client.get("/receipts/nonsense/qr.svg").status_code == 404


def test_write_look_finds_departments_and_takes_only_posts(client):
    factories.department("lamps", duties="负责道路照明、路灯维修和市政设施。")

    found = client.post("/write/look/", {"text": "小区门口的路灯不亮"}).json()

    assert [one["because"] for one in found["departments"]] == ["路灯"]
    assert client.get("/write/look/").status_code == 405
