"""The versions of the term list: who, when, why, what changed, and the list as it was."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moderation.actions import keep_terms
from moderation.models import ListVersion, Term
from moderation.queries import list_versions
from tests import factories

pytestmark = pytest.mark.django_db
ROOT = "/moderation/lists/versions/"


@pytest.fixture
def keeper(db):
    """An administrator."""
    return factories.user("admin", name="表管理员")


@pytest.fixture
def auditor(client):
    """The browser of an auditor."""
    client.force_login(factories.user("auditor"))
    return client


def kept(keeper, *told, note: str = "") -> int:
    terms = [Term(text=text, kind="fraud", effect=effect, is_active=in_use) for text, effect, in_use in told]
    return keep_terms(terms, by=keeper, note=note).pk


def test_list_as_of_a_version_is_what_it_was_then(keeper):
    began = {row[0]: row for row in list_versions.list_as_of(1)}
    second = kept(keeper, ("新词", "hold", True), ("王八蛋", "mark", True))
    third = kept(keeper, ("新词", "block", False))

    assert set(began) == set(Term.objects.exclude(text="新词").values_list("text", flat=True))
    assert {row[0]: row for row in list_versions.list_as_of(1)} == began
    at_second = {row[0]: row for row in list_versions.list_as_of(second)}
    assert at_second["新词"] == ("新词", "fraud", "hold", "", True)
    assert at_second["王八蛋"][2] == "mark"
    assert {row[0]: row for row in list_versions.list_as_of(third)} == {
        row[0]: row for row in list_versions.list_now(Term.objects.all())
    }
    assert len(at_second) == len(began) + 1


def test_version_tells_who_when_why_and_what(auditor, keeper):
    number = kept(keeper, ("新词", "hold", True), ("王八蛋", "mark", False), note="秋季更新")

    page = auditor.get(f"{ROOT}{number}/").content.decode()

    for told in ("表管理员", "秋季更新", "新词", "王八蛋", f"{ROOT}1/", f"{ROOT}{number}/list.csv"):
        assert told in page
    assert page.count("<del>") == 1
    assert page.count("<ins>") == 2


def test_versions_are_listed_with_their_size(auditor, keeper):
    number = kept(keeper, ("新词", "hold", True), ("王八蛋", "mark", False), note="秋季更新")

    first = auditor.get(ROOT).context["page"].object_list[0]

    assert (first.pk, first.added, first.altered, first.size) == (
        number,
        1,
        1,
        Term.objects.filter(is_active=True).count(),
    )
    assert "秋季更新" in auditor.get(ROOT).content.decode()


def test_whole_list_of_a_version_goes_home_as_a_table(auditor, keeper):
    number = kept(keeper, ("=1+1词", "hold", False))

    answer = auditor.get(f"{ROOT}{number}/list.csv")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert ["'=1+1词", "fraud", "hold", "", "no"] in rows
    assert len(rows) == Term.objects.count() + 1
    assert f"term-list-{number}.csv" in answer["Content-Disposition"]
    assert not any(
        "1+1词" in row[0] for row in csv.reader(io.StringIO(auditor.get(f"{ROOT}1/list.csv").content.decode()))
    )


@pytest.mark.parametrize("path", ["", "list.csv"])
def test_version_that_is_not_there_is_not_found(auditor, path):
    assert auditor.get(f"{ROOT}999/{path}").status_code == 404
    assert auditor.get(f"{ROOT}{10**30}/{path}").status_code == 404


def test_one_version_costs_as_many_queries_as_three(auditor, keeper, django_assert_num_queries):
    auditor.get(ROOT)
    with CaptureQueriesContext(connection) as one:
        auditor.get(ROOT)
    kept(keeper, ("甲", "hold", True))
    kept(factories.user("admin"), ("乙", "hold", True), ("丙", "hold", True))

    with django_assert_num_queries(len(one)):
        auditor.get(ROOT)
    assert ListVersion.objects.count() == 3


def test_small_version_costs_as_many_queries_as_a_large_one(auditor, keeper, django_assert_num_queries):
    small = kept(keeper, ("甲", "hold", True))
    large = kept(keeper, ("乙", "hold", True), ("丙", "hold", True), ("甲", "mark", True))
    auditor.get(f"{ROOT}{small}/")
    with CaptureQueriesContext(connection) as one:
        auditor.get(f"{ROOT}{small}/")

    with django_assert_num_queries(len(one)):
        auditor.get(f"{ROOT}{large}/")
