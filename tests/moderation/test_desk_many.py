"""The desk's pages for many texts, for joining and for authors, by plain forms and for scripts."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from moderation import actions, scopes
from moderation.models import Case

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
MANY, DECIDE, UNDO = "/moderation/many/", "/moderation/many/decide/", "/moderation/many/undo/"
XSS = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}"


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


def url(name: str, case: Case) -> str:
    return reverse(f"moderation:{name}", args=[case.pk])


def pairs(*cases: Case) -> list[str]:
    return [f"{case.pk}:{case.version}" for case in cases]


def states() -> dict[str, str]:
    return dict(Case.objects.values_list("text", "state"))


def test_preview_shows_each_text_as_the_public_would_read_it_and_decides_nothing(desk, make_case):
    one, other = make_case("一楼有补偿吗", byline="海风"), make_case("物业电话13900001234")

    page = desk.get(MANY, {"case": [one.pk, other.pk]}).content.decode()

    assert "一楼有补偿吗" in page
    assert "139****1234" in page
    assert "13900001234" not in page
    assert all(f'value="{pair}" checked' in page for pair in pairs(one, other))
    assert set(states().values()) == {"waiting"}


def test_preview_leaves_out_what_is_decided_and_says_so(desk, make_case, other_moderator):
    one, gone = make_case("还在等的"), make_case("已经处理的")
    actions.approve(gone, by=other_moderator, version=1)

    page = desk.get(MANY, {"case": [one.pk, gone.pk]}, headers={"X-Fragment": "1", "Accept-Language": "en"})

    text = page.content.decode()
    assert "<html" not in text
    assert "还在等的" in text
    assert "已经处理的" not in text
    assert "1 of those you chose is decided already" in text


def test_many_are_published_by_a_plain_form_and_taken_back(desk, make_case):
    one, other = make_case("一"), make_case("二")

    answer = desk.post(DECIDE, {"case": pairs(one, other), "decision": "approve", "filters": "scope=interview-7"})

    assert (answer.status_code, answer["Location"]) == (302, "/moderation/?scope=interview-7")
    assert states() == {"一": "approved", "二": "approved"}
    page = desk.get("/moderation/").content.decode()
    assert f'action="{UNDO}"' in page
    desk.post(UNDO, {"case": [f"{one.pk}:2", f"{other.pk}:2"]})
    assert states() == {"一": "waiting", "二": "waiting"}


def test_many_are_refused_for_one_reason(desk, make_case):
    one, other = make_case("一"), make_case("二")

    answer = desk.post(DECIDE, {"case": pairs(one, other), "decision": "reject", "reason": "insult"}, headers=JSON)

    assert [done["state"] for done in answer.json()["done"]] == ["rejected", "rejected"]


def test_what_was_decided_meanwhile_is_listed_to_script_and_page(desk, make_case, other_moderator):
    one, gone = make_case("还在等的"), make_case("被抢先的")
    actions.approve(gone, by=other_moderator, version=1)
    sent = {"case": [f"{one.pk}:1", f"{gone.pk}:1"], "decision": "approve"}

    told = json.loads(desk.post(DECIDE, sent, headers=JSON).content)
    desk.post(DECIDE, sent)
    page = desk.get("/moderation/").content.decode()

    assert [done["id"] for done in told["done"]] == [one.pk]
    [missed] = told["missed"]
    assert (missed["id"], missed["state"], missed["by"]) == (gone.pk, "approved", other_moderator.name)
    assert "被抢先的" in page
    assert other_moderator.name in page


@pytest.mark.parametrize(
    "data",
    [
        {"decision": "approve"},
        {"decision": "approve", "case": "x"},
        {"decision": "approve", "case": "1:x"},
        {"decision": "approve", "case": "²:1"},
        {"decision": "approve", "case": "9" * 30 + ":1"},
        {"decision": "approve", "case": [f"{number}:1" for number in range(1, 102)]},
        {"decision": "burn", "case": "%s:1"},
        {"case": "%s:1"},
        {"decision": "reject", "case": "%s:1", "reason": "no such"},
    ],
)
def test_a_bulk_that_does_not_fit_says_so_and_changes_nothing(desk, case, data):
    if isinstance(data.get("case"), str):
        data = data | {"case": data["case"].replace("%s", str(case.pk))}

    answer = desk.post(DECIDE, data, headers=JSON)

    assert answer.status_code == 400
    assert answer.json()["sentence"]
    assert set(states().values()) == {"waiting"}


def test_one_case_of_another_room_and_none_is_shown_or_decided(client, make_case, room_moderator):
    here, elsewhere = make_case("这里的"), make_case("别处的秘密", scope="interview-8")
    client.force_login(room_moderator)

    answers = [
        client.get(MANY, {"case": [here.pk, elsewhere.pk]}),
        client.post(DECIDE, {"case": pairs(here, elsewhere), "decision": "approve"}),
        client.post(UNDO, {"case": pairs(here, elsewhere)}),
        client.post(url("gather", here), {"version": 1, "case": pairs(elsewhere)}),
        client.post(url("merge", here), {"version": 1, "into": elsewhere.pk}),
    ]

    assert [answer.status_code for answer in answers] == [404] * 5
    assert "秘密" not in "".join(answer.content.decode() for answer in answers)
    assert set(states().values()) == {"waiting"}


def test_a_stranger_finds_none_of_it(client, stranger, case, moderator):
    made = actions.restrict(
        Case.objects.create(about=case.about, scope="x", text="y", author_key="k", state="withdrawn"),
        by=moderator,
        minutes=10,
        reason="insult",
    )
    client.force_login(stranger)

    gets = [MANY + f"?case={case.pk}", "/moderation/silenced/", url("targets", case)]
    posts = [DECIDE, UNDO, f"/moderation/silenced/{made.pk}/lift/"]
    posts += [url(name, case) for name in ("merge", "gather", "separate", "silence")]
    data = {
        "version": 1,
        "case": pairs(case),
        "decision": "approve",
        "into": case.pk,
        "minutes": 10,
        "reason": "insult",
    }

    assert [client.get(address).status_code for address in gets] == [404] * len(gets)
    assert [client.post(address, data).status_code for address in posts] == [404] * len(posts)


def test_one_chosen_text_costs_as_many_queries_as_three(desk, make_case, django_assert_num_queries):
    cases = [make_case(text) for text in "一二三"]
    desk.get(MANY, {"case": cases[0].pk})
    with CaptureQueriesContext(connection) as one:
        desk.get(MANY, {"case": cases[0].pk})

    with django_assert_num_queries(len(one)):
        desk.get(MANY, {"case": [case.pk for case in cases]})


@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_show_a_held_place_without_a_button_to_publish(desk, make_case, monkeypatch, language):
    held = scopes.Switch("/switch/", "hold", (("pre", "先审"), ("hold", "暂缓")), held="暂缓公开的说明")
    monkeypatch.setattr(scopes, "_switches", [lambda user, scope: held])
    desk.cookies["django_language"] = language
    case = make_case()

    page, many = desk.get("/moderation/").content.decode(), desk.get(MANY, {"case": case.pk}).content.decode()

    for text in (page, many):
        assert "暂缓公开的说明" in text
        assert 'value="approve"' not in text
        assert url("approve", case) not in text
    assert 'action="/switch/"' in page


def test_hostile_texts_are_escaped_here_too(desk, make_case, moderator, monkeypatch):
    monkeypatch.setattr(scopes, "_titles", [lambda names: dict.fromkeys(names, XSS)])
    published = actions.approve(make_case(XSS, byline=XSS[:60]), by=moderator, version=1, text=f"{XSS}!")
    case = make_case(XSS, byline=XSS[:60], author_key="k")
    twin = make_case(XSS)
    actions.restrict(case, by=moderator, minutes=10, reason="insult")

    pages = [
        desk.get(MANY, {"case": [case.pk, twin.pk]}),
        desk.get("/moderation/silenced/"),
        desk.get(url("targets", case), {"find": XSS[:60]}),
        desk.get(url("item", case)),
    ]
    desk.post(url("merge", twin), {"version": 1, "into": published.pk})
    pages.append(desk.get(url("case", twin)))

    for page in (answer.content.decode() for answer in pages):
        assert "&lt;script&gt;alert(1)" in page
        assert "<script>alert(1)" not in page
        assert "<img src=x" not in page
