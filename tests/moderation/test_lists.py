"""The term list at its pages: who comes in, finding, adding, changing, taking home."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moderation.actions import keep_terms
from moderation.models import ListVersion, Term
from tests import factories

pytestmark = pytest.mark.django_db
ROOT = "/moderation/lists/"
READ = ("", "export.csv", "trial/", "versions/", "versions/1/", "versions/1/list.csv", "reasons/", "networks/")
KEEP = ("new/", "import/", "reasons/new/", "reasons/insult/", "networks/new/", "networks/import/")


def at(pk: int) -> str:
    return f"{ROOT}{pk}/"


def seen() -> int:
    return ListVersion.objects.latest("pk").pk


def typed(**more) -> dict:
    return {"kind": "fraud", "effect": "hold", "language": "", "is_active": "on", "seen": seen()} | more


@pytest.mark.parametrize(("role", "reads", "keeps"), [("admin", 1, 1), ("moderator", 1, 0), ("auditor", 1, 0)])
def test_lists_open_to_those_who_may(client, role, reads, keeps):
    client.force_login(factories.user(role))

    assert {path: client.get(ROOT + path).status_code for path in READ} == dict.fromkeys(READ, 200)
    assert {path: client.get(ROOT + path).status_code for path in KEEP} == dict.fromkeys(KEEP, 200 if keeps else 404)


@pytest.mark.parametrize("role", ["officer", "producer", "host", None])
def test_lists_do_not_exist_for_anybody_else(client, role):
    client.force_login(factories.user(role))
    paths = (*READ, *KEEP, f"{Term.objects.first().pk}/")

    assert {client.get(ROOT + path).status_code for path in paths} == {404}
    client.logout()
    assert {client.get(ROOT + path).status_code for path in paths} == {404}


def test_moderator_of_one_room_does_not_read_the_lists(client, room_moderator):
    client.force_login(room_moderator)

    assert client.get(ROOT).status_code == 404


@pytest.mark.parametrize("role", ["moderator", "auditor"])
def test_those_who_only_read_change_nothing(client, role):
    client.force_login(factories.user(role))
    term = Term.objects.get(text="王八蛋")

    answers = [
        client.post(at(term.pk), typed(effect="mark")),
        client.post(f"{ROOT}new/", typed(text="新词")),
        client.post(f"{ROOT}import/", {"text": "新词", "kind": "a", "effect": "hold"}),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    page = client.get(at(term.pk)).content.decode()
    assert "<form" not in page.partition("<main")[2].partition("</main")[0]
    term.refresh_from_db()
    assert term.effect == "hold"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("q=假证", {"办假证", "代办假证"}),
        ("effect=block&kind=fraud&q=开", {"代开发票"}),
        ("in_use=no", {"停用的词"}),
        ("language=en", {"停用的词"}),
        ("q=停用&in_use=yes", set()),
        ("language=any&q=idiot", {"idiot"}),
        ("kind=nonsense&q=招代理", {"招代理"}),
    ],
)
def test_terms_are_found(admin, keeper, query, found):
    keep_terms([Term(text="停用的词", kind="abuse", effect="mark", language="en", is_active=False)], by=keeper)

    assert {term.text for term in admin.get(f"{ROOT}?{query}").context["page"]} == found


def test_list_runs_in_pages_of_fifty_and_counts_all(admin, keeper):
    keep_terms([Term(text=f"词语{n}号", kind="zz", effect="mark") for n in range(60)], by=keeper)

    page = admin.get(f"{ROOT}?kind=zz").content.decode()

    assert page.count("词语") - page.count("词语表") >= 50
    assert admin.get(f"{ROOT}?kind=zz&page=2").context["page"].object_list.count() == 10
    assert admin.get(ROOT).context["counts"].kinds["zz"] == 60


def test_one_term_costs_as_many_queries_as_three(admin, keeper, django_assert_num_queries):
    keep_terms([Term(text="甲", kind="zz", effect="mark")], by=keeper)
    admin.get(f"{ROOT}?kind=zz")
    with CaptureQueriesContext(connection) as one:
        admin.get(f"{ROOT}?kind=zz")
    keep_terms([Term(text="乙", kind="zz", effect="mark"), Term(text="丙", kind="zz", effect="mark")], by=keeper)

    with django_assert_num_queries(len(one)):
        admin.get(f"{ROOT}?kind=zz")


def test_history_of_a_term_costs_the_same_however_long(admin, keeper, django_assert_num_queries):
    term = Term.objects.get(text="王八蛋")
    with CaptureQueriesContext(connection) as one:
        admin.get(at(term.pk))
    for effect in ("mark", "block"):
        keep_terms([Term(text=term.text, kind="abuse", effect=effect)], by=factories.user("admin"))

    with django_assert_num_queries(len(one)):
        page = admin.get(at(term.pk)).content.decode()
    assert page.count('class="bare-list lists-history"') == 1


def test_administrator_adds_a_term_with_a_reason(admin, keeper):
    answer = admin.post(f"{ROOT}new/", typed(text=" 兼职刷单 ", kind="诈骗或伪造", note="近期多发"), follow=True)

    term, version = Term.objects.get(text="兼职刷单"), ListVersion.objects.latest("pk")
    assert answer.redirect_chain == [(at(term.pk), 302)]
    assert (term.kind, term.effect, term.is_active) == ("fraud", "hold", True)
    assert (version.made_by, version.note) == (keeper, "近期多发")
    assert "近期多发" in answer.content.decode()


@pytest.mark.parametrize(
    "wrong",
    [
        {"text": "王八蛋"},
        {"text": "。！"},
        {"text": ""},
        {"text": "长" * 61},
        {"effect": "delete"},
        {"kind": ""},
        {"seen": "x"},
    ],
)
def test_term_that_does_not_fit_is_refused_and_kept_in_the_form(admin, wrong):
    before = seen()

    answer = admin.post(f"{ROOT}new/", typed(text="新词", note="为什么") | wrong)

    assert answer.status_code == 400
    assert "error-summary" in answer.content.decode() or "seen" in wrong
    assert "为什么" in answer.content.decode()
    assert seen() == before


def test_administrator_switches_a_term_off(admin):
    term = Term.objects.get(text="王八蛋")
    data = typed(kind="abuse")
    del data["is_active"]

    answer = admin.post(at(term.pk), data | {"text": "另一个词"})

    term.refresh_from_db()
    assert answer.status_code == 302
    assert (term.text, term.is_active) == ("王八蛋", False)


def test_press_without_a_change_makes_no_version(admin):
    term, before = Term.objects.get(text="王八蛋"), seen()

    assert admin.post(at(term.pk), typed(kind="abuse")).status_code == 302
    assert seen() == before


def test_trial_before_saving_stores_nothing(admin, make_case):
    make_case("这个兼职刷单是真的吗？")
    before = seen()

    answer = admin.post(f"{ROOT}new/", typed(text="兼职刷单") | {"try": "yes"})

    assert answer.status_code == 200
    assert answer.context["trial"].caught == 1
    assert 'value="兼职刷单"' in answer.content.decode()
    assert seen() == before


def test_second_administrator_is_told_and_may_decide_again(admin):
    term, old = Term.objects.get(text="王八蛋"), seen()
    faster = factories.user("admin", name="快手")
    keep_terms([Term(text="王八蛋", kind="abuse", effect="block")], by=faster)

    answer = admin.post(at(term.pk), typed(kind="abuse", effect="mark", seen=old, note="我的"))

    term.refresh_from_db()
    assert (answer.status_code, term.effect) == (409, "block")
    page = answer.content.decode()
    assert "快手" in page
    assert "我的" in page
    assert f'name="seen" value="{seen()}"' in page
    assert admin.post(at(term.pk), typed(kind="abuse", effect="mark")).status_code == 302
    term.refresh_from_db()
    assert term.effect == "mark"


def test_exported_list_is_what_the_finder_left_and_holds_no_formula(admin, keeper):
    keep_terms([Term(text="=1+1元", kind="@类", effect="mark", is_active=False)], by=keeper)

    answer = admin.get(f"{ROOT}export.csv?q=元")

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert rows[1:] == [["'=1+1元", "'@类", "mark", "", "no"]]
    assert answer["Content-Disposition"] == 'attachment; filename="term-list.csv"'
    everything = admin.get(f"{ROOT}export.csv").content.decode("utf-8-sig").splitlines()
    assert len(everything) == Term.objects.count() + 1


@pytest.mark.parametrize("pk", [999_999, 10**30])
def test_term_that_is_not_there_is_not_found(admin, pk):
    assert admin.get(at(pk)).status_code == 404
    assert admin.get(f"{ROOT}versions/{pk}/").status_code == 404


def test_administrators_find_the_lists_among_their_places(admin):
    assert f'href="{ROOT}"' in admin.get("/help/").content.decode()
