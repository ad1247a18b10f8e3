"""Silencing an author at the desk."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation import actions
from moderation.models import Case, Restriction

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


def url(name: str, case: Case) -> str:
    return reverse(f"moderation:{name}", args=[case.pk])


def test_an_author_is_silenced_listed_and_let_write_again(desk, make_case):
    case = make_case("吵吵嚷嚷的话", author_key="k", byline="海风")

    answer = desk.post(url("silence", case), {"minutes": 60, "reason": "insult", "filters": "q=x"})
    page, listed = desk.get(url("case", case)).content.decode(), desk.get("/moderation/silenced/").content.decode()

    assert (answer.status_code, answer["Location"]) == (302, f"/moderation/{case.pk}/?q=x")
    made = Restriction.objects.get()
    lift = reverse("moderation:lift", args=[made.pk])
    assert lift in page
    assert lift in listed
    assert "吵吵嚷嚷的话" in listed
    assert desk.post(lift).status_code == 302
    assert lift not in desk.get("/moderation/silenced/").content.decode()
    assert desk.post(lift).status_code == 404


@pytest.mark.parametrize(
    "data", [{}, {"minutes": 11, "reason": "insult"}, {"minutes": 60}, {"minutes": 60, "reason": "x"}]
)
def test_silence_that_does_not_fit_says_so(desk, make_case, data):
    answer = desk.post(url("silence", make_case(author_key="k")), data, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert not Restriction.objects.exists()


def test_one_silenced_author_costs_as_many_queries_as_three(desk, make_case, moderator, django_assert_num_queries):
    def row(key):
        actions.restrict(make_case(author_key=key), by=moderator, minutes=10, reason="insult")

    row("a")
    desk.get("/moderation/silenced/")
    with CaptureQueriesContext(connection) as one:
        desk.get("/moderation/silenced/")
    row("b")
    row("c")

    with django_assert_num_queries(len(one)):
        desk.get("/moderation/silenced/")
