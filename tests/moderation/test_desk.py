import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation import actions, scopes
from moderation.models import Case

JSON = {"Accept": "application/json"}
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


def url(name: str, case: Case) -> str:
    return reverse(f"moderation:{name}", args=[case.pk])


def test_the_desk_shows_queue_item_and_findings(desk, make_case):
    make_case("物业电话13900001234，这些黑心东西", byline="海风", author_key="k")

    page = desk.get("/moderation/").content.decode()

    assert '<mark class="hit hit-personal" title="' in page
    assert ">13900001234</mark>" in page
    assert ">黑心东西</mark>" in page
    assert "139****1234" in page
    assert "海风" in page


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_the_desk_renders_empty_waiting_and_decided(desk, make_case, moderator, language):
    desk.cookies["django_language"] = language
    assert desk.get("/moderation/").status_code == 200

    case = make_case(author_key="k")
    make_case("电梯什么时候能装？", author_key="k")
    assert desk.get(url("case", case)).status_code == 200

    actions.reject(case, by=moderator, version=1, reason="insult")
    for address in ("/moderation/?tab=decided", url("case", case), url("item", case), "/moderation/queue/?tab=decided"):
        assert desk.get(address).status_code == 200


@pytest.mark.parametrize("path", ["/moderation/", "/moderation/queue/"])
def test_a_stranger_finds_no_desk(client, stranger, path):
    assert client.get(path).status_code == 404
    client.force_login(stranger)
    assert client.get(path).status_code == 404


def test_a_stranger_finds_no_case_by_any_address(client, stranger, case):
    client.force_login(stranger)

    assert client.get(url("case", case)).status_code == 404
    assert client.get(url("item", case)).status_code == 404
    for name in ("approve", "reject", "undo", "prioritise", "claim", "unclaim"):
        answer = client.post(url(name, case), {"version": 1, "reason": "insult"})
        assert answer.status_code == 404
    case.refresh_from_db()
    assert (case.state, case.version, case.claimed_by) == ("waiting", 1, None)


def test_a_moderator_of_one_room_sees_nothing_of_another(client, make_case, room_moderator):
    make_case("公开的问题", scope="interview-7", author_key="k")
    hidden = make_case("别处的秘密13900001234", scope="interview-8", author_key="k", byline="别处的人")
    client.force_login(room_moderator)

    pages = [
        client.get(path) for path in ("/moderation/", "/moderation/queue/", f"/moderation/queue/?case={hidden.pk}")
    ]
    pages.append(client.get("/moderation/?scope=interview-8&q=秘密"))
    text = "".join(page.content.decode() for page in pages)

    assert "公开的问题" in text
    for secret in ("别处", "13900001234", "139****1234"):
        assert secret not in text
    assert client.get(url("case", hidden)).status_code == 404


@pytest.mark.parametrize("path", ["/moderation/", "/moderation/queue/", "/moderation/?tab=decided"])
def test_one_row_costs_as_many_queries_as_three(desk, make_case, other_moderator, path, django_assert_num_queries):
    texts = iter(("电梯什么时候装？", "公交车几点收班", "学校操场开放吗", "河道垃圾没人清"))

    def row():
        case = make_case(next(texts), author_key="k", byline="海风")
        actions.claim(case, by=other_moderator)
        if "decided" in path:
            actions.reject(case, by=other_moderator, version=1, reason="insult")

    row()
    desk.get(path)
    with CaptureQueriesContext(connection) as one:
        desk.get(path)
    row()
    row()

    with django_assert_num_queries(len(one)):
        desk.get(path)


def test_hostile_texts_are_escaped_everywhere(desk, make_case, moderator, monkeypatch):
    monkeypatch.setattr(scopes, "_titles", [lambda names: dict.fromkeys(names, XSS)])
    case = make_case(XSS, byline=XSS[:60], author_key="k")
    make_case(XSS, byline=XSS[:60], author_key="k")

    pages = [desk.get(path).content.decode() for path in ("/moderation/", url("item", case), f"/moderation/?q={XSS}")]
    actions.approve(case, by=moderator, version=1, text=f"{XSS}!")
    pages += [desk.get(path).content.decode() for path in ("/moderation/?tab=decided", url("case", case))]

    for page in pages:
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page


def test_a_decision_without_javascript_leads_back_to_the_same_list(desk, case):
    answer = desk.post(url("approve", case), {"version": 1, "filters": "scope=interview-7&q=电梯&evil=//x.org"})

    assert answer.status_code == 302
    assert answer["Location"] == "/moderation/?scope=interview-7&q=%E7%94%B5%E6%A2%AF"
    page = desk.get("/moderation/").content.decode()
    assert reverse("moderation:undo", args=[case.pk]) in page


def test_edit_reject_prioritise_claim_and_undo_by_form(desk, make_case):
    edited, refused, first = make_case("一"), make_case("二"), make_case("三")

    desk.post(url("approve", edited), {"version": 1, "text": "一（改）"})
    desk.post(url("reject", refused), {"version": 1, "reason": "too-vague"})
    desk.post(url("undo", refused), {"version": 2})
    desk.post(url("prioritise", first), {"version": 1})
    desk.post(url("claim", first), {})

    states = {case.text: (case.state, case.edited_text, case.priority) for case in Case.objects.all()}
    assert states == {"一": ("approved", "一（改）", False), "二": ("waiting", "", False), "三": ("waiting", "", True)}
    assert Case.objects.get(text="三").claim_is_live


def test_a_stale_decision_answers_409_with_the_fresh_state(desk, case, other_moderator):
    actions.approve(case, by=other_moderator, version=1)

    answer = desk.post(url("reject", case), {"version": 1, "reason": "insult"}, headers=JSON)

    assert answer.status_code == 409
    assert json.loads(answer.content)["fresh"] == {"state": "approved", "version": 2, "by": other_moderator.name}
    assert desk.post(url("reject", case), {"version": 1, "reason": "insult"}).status_code == 409


def test_a_script_is_answered_with_the_new_state(desk, case):
    answer = desk.post(url("approve", case), {"version": 1}, headers=JSON)

    assert answer.status_code == 200
    assert answer.json() == {"id": case.pk, "state": "approved", "version": 2, "priority": False, "next": None}


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("approve", {}),
        ("approve", {"version": "x"}),
        ("approve", {"version": 1, "text": "长" * 5001}),
        ("approve", {"version": 1, "text": "a\0b"}),
        ("reject", {"version": 1}),
        ("reject", {"version": 1, "reason": "no such"}),
        ("reject", {"version": 1, "reason": "no-such"}),
    ],
)
def test_a_form_that_does_not_fit_says_so_and_changes_nothing(desk, case, name, data):
    answer = desk.post(url(name, case), data, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    case.refresh_from_db()
    assert (case.state, case.version) == ("waiting", 1)


def test_nothing_is_decided_by_get(desk, case):
    for name in ("approve", "reject", "undo", "prioritise", "claim", "unclaim"):
        assert desk.get(url(name, case)).status_code == 405


@pytest.mark.parametrize("query", ["page=999", "page=x", "tab=evil", "scope=%00", "q=" + "长" * 100, "case=9" * 20])
def test_odd_filters_fall_back(desk, case, query):
    assert desk.get(f"/moderation/?{query}").status_code == 200
    assert desk.get(f"/moderation/queue/?{query}").status_code == 200


def test_the_queue_has_pages_of_fifty(desk, make_case):
    for number in range(51):
        make_case(f"问题{number}")

    assert desk.get("/moderation/").content.decode().count("data-case=") == 50
    assert desk.get("/moderation/?page=2").content.decode().count("data-case=") == 1


def test_who_is_looking_is_shown_to_the_other(desk, case, other_moderator):
    actions.claim(case, by=other_moderator)

    assert other_moderator.name in desk.get(url("item", case)).content.decode()
