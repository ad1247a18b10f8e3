"""Groups of alike texts at the desk: listed, shown with their differences, decided with one press."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from moderation import actions, scopes
from moderation.models import Band, Case
from moderation.page import clusters as page

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}
LIST = "/moderation/clusters/"
TEXT = "老街的路灯坏了三个星期，晚上老人孩子都不敢出门，请尽快修。"
REWORDED = "老街路灯坏了三个星期了，晚上老人孩子不敢出门，请尽快派人来修！"
OTHER = "河西菜市场楼下的烧烤摊营业到凌晨，油烟和噪音让人没法睡。"
XSS = "<script>alert(1)</script>路灯坏了三个星期晚上不敢出门"


@pytest.fixture
def desk(client, moderator):
    """The browser of a moderator."""
    client.force_login(moderator)
    return client


@pytest.fixture
def group(make_case) -> list[Case]:
    """Three waiting texts that say nearly the same, of three authors."""
    return [
        make_case(text, author_key=f"author {number}") for number, text in enumerate([TEXT, REWORDED, f"您好，{TEXT}"])
    ]


def seen(*cases: Case) -> list[str]:
    return [f"{case.pk}:{case.version}" for case in cases]


def states(*cases: Case) -> list[str]:
    found = Case.objects.in_bulk([case.pk for case in cases])
    return [found[case.pk].state for case in cases]


def address(root: Case) -> str:
    return f"{LIST}{root.pk}/"


def test_the_list_links_each_group(desk, group):
    shown = desk.get(LIST).content.decode()

    assert f'href="{address(group[0])}"' in shown
    assert "老街的路灯坏了三个星期" in shown


def test_the_list_costs_as_much_for_three_groups_as_for_one(desk, group, make_case):
    desk.get(LIST)
    with CaptureQueriesContext(connection) as one:
        desk.get(LIST)
    for text in (OTHER, "学府路早高峰能不能加开两班公交车？孩子上学总是挤不上去。"):
        make_case(text, scope="enquiry"), make_case(text, scope="enquiry")
    with CaptureQueriesContext(connection) as three:
        shown = desk.get(LIST).content.decode()

    assert shown.count("data-cluster>") == 3
    assert len(three) == len(one)


def test_a_group_costs_as_much_with_three_texts_as_with_five(desk, group, make_case):
    desk.get(address(group[0]))
    with CaptureQueriesContext(connection) as three:
        desk.get(address(group[0]))
    make_case(TEXT), make_case(REWORDED)
    with CaptureQueriesContext(connection) as five:
        shown = desk.get(address(group[0])).content.decode()

    assert shown.count("data-member>") == 5
    assert len(five) == len(three)


def test_an_empty_list_says_so(desk, make_case):
    make_case(TEXT)

    assert "data-cluster>" not in desk.get(LIST).content.decode()
    assert desk.get(f"{LIST}?page=9").status_code == 200


def test_a_group_shows_every_text_masked_with_what_the_first_does_not_say(desk, make_case):
    first = make_case(TEXT)
    make_case(f"{TEXT}我的电话13900001234")

    shown = desk.get(address(first)).content.decode()

    assert '<mark class="other">我的电话139****1234</mark>' in shown
    assert "13900001234" not in shown


def test_a_text_is_shown_as_text(desk, make_case):
    first = make_case(XSS)
    make_case(f"{XSS}，请修")

    shown = desk.get(address(first)).content.decode() + desk.get(LIST).content.decode()

    assert "<script>alert" not in shown
    assert "&lt;script&gt;" in shown


def test_publish_one_and_join_the_rest(desk, group):
    answer = desk.post(
        f"{address(group[0])}decide/", {"decision": "gather", "first": seen(group[1])[0], "case": seen(*group)}
    )

    assert answer.url == LIST
    assert states(*group) == ["merged", "approved", "merged"]
    assert set(Case.objects.filter(state="merged").values_list("merged_into", flat=True)) == {group[1].pk}


def test_only_the_ticked_ones_are_joined(desk, group):
    desk.post(f"{address(group[0])}decide/", {"decision": "gather", "first": seen(group[0])[0], "case": seen(group[2])})

    assert states(*group) == ["approved", "waiting", "merged"]


def test_one_may_be_published_and_none_joined(desk, group):
    desk.post(f"{address(group[0])}decide/", {"decision": "gather", "first": seen(group[0])[0]})

    assert states(*group) == ["approved", "waiting", "waiting"]


def test_all_are_refused_for_one_reason(desk, group):
    desk.post(f"{address(group[0])}decide/", {"decision": "reject", "reason": "advertising", "case": seen(*group)})

    assert set(Case.objects.values_list("state", "reason")) == {("rejected", "advertising")}


def test_all_are_joined_to_what_is_published(desk, group, moderator):
    actions.approve(group[0], by=moderator, version=1)

    told = desk.post(
        f"{address(group[0])}decide/", {"decision": "join", "case": seen(group[1], group[2])}, headers=JSON
    ).json()

    assert [one["state"] for one in told["done"]] == ["merged", "merged"]
    assert set(Case.objects.filter(state="merged").values_list("merged_into", flat=True)) == {group[0].pk}


def test_join_without_a_published_text_joins_nothing(desk, group):
    assert desk.post(f"{address(group[0])}decide/", {"decision": "join", "case": seen(*group)}).status_code == 409
    assert set(states(*group)) == {"waiting"}


def test_what_somebody_else_decided_meanwhile_is_told_and_the_rest_goes_through(desk, group, other_moderator):
    chosen = seen(*group)
    actions.reject(group[1], by=other_moderator, version=1, reason="insult")

    told = desk.post(
        f"{address(group[0])}decide/", {"decision": "gather", "first": chosen[0], "case": chosen}, headers=JSON
    ).json()

    assert [one["state"] for one in told["done"]] == ["approved", "merged"]
    assert [(one["id"], one["by"]) for one in told["missed"]] == [(group[1].pk, other_moderator.name)]


def test_a_stale_first_text_leaves_all_as_they_are(desk, group, moderator):
    actions.prioritise(group[0], by=moderator, version=1)

    answer = desk.post(
        f"{address(group[0])}decide/", {"decision": "gather", "first": f"{group[0].pk}:1", "case": seen(*group)}
    )

    assert answer.status_code == 409
    assert set(states(*group)) == {"waiting"}


def test_a_press_is_taken_back_as_a_whole(desk, group, moderator):
    desk.post(f"{address(group[0])}decide/", {"decision": "gather", "first": seen(group[0])[0], "case": seen(*group)})
    shown = desk.get(LIST).content.decode()
    done = list(Case.objects.all())

    assert 'action="/moderation/many/undo/"' in shown
    desk.post("/moderation/many/undo/", {"case": seen(*done)})
    assert set(states(*group)) == {"waiting"}


@pytest.mark.parametrize(
    "sent",
    [
        {},
        {"decision": "burn"},
        {"decision": "gather", "case": ["1:1"]},
        {"decision": "gather", "first": "１:1"},
        {"decision": "gather", "first": "-1:1"},
        {"decision": "reject", "reason": "insult"},
        {"decision": "reject", "case": ["nonsense"], "reason": "insult"},
        {"decision": "join", "case": [f"{n}:1" for n in range(1, 102)]},
    ],
)
def test_nonsense_is_refused_with_a_sentence(desk, group, sent):
    answer = desk.post(f"{address(group[0])}decide/", sent)

    assert 400 <= answer.status_code < 410
    assert set(states(*group)) == {"waiting"}


def test_a_reason_is_needed_to_refuse_a_group(desk, group):
    told = desk.post(f"{address(group[0])}decide/", {"decision": "reject", "case": seen(*group)}, headers=JSON).json()

    assert (told["done"], len(told["missed"])) == ([], 3)


def test_nobody_decides_what_stands_elsewhere(client, group, make_case, room_moderator):
    elsewhere = make_case(TEXT, scope="interview-8")
    client.force_login(room_moderator)

    for sent in (
        {"decision": "gather", "first": seen(elsewhere)[0], "case": seen(*group)},
        {"decision": "gather", "first": seen(group[0])[0], "case": seen(elsewhere)},
        {"decision": "reject", "reason": "insult", "case": seen(group[0], elsewhere)},
    ):
        assert client.post(f"{address(group[0])}decide/", sent).status_code == 404
    assert set(states(*group, elsewhere)) == {"waiting"}


def test_strangers_and_visitors_find_no_such_page(client, group, stranger):
    for log_in in (lambda: None, lambda: client.force_login(stranger)):
        log_in()
        assert client.get(LIST).status_code == 404
        assert client.get(address(group[0])).status_code == 404
        assert client.post(f"{address(group[0])}decide/", {"decision": "gather"}).status_code == 404


@pytest.mark.parametrize("root", ["0", "999999", "9" * 19, "9" * 40])
def test_there_is_no_group_of_that_name(desk, group, root):
    assert desk.get(f"{LIST}{root}/").status_code == 404
    assert desk.post(f"{LIST}{root}/decide/", {"decision": "gather"}).status_code == 404


def test_a_held_place_lets_nothing_be_published_from_its_groups(desk, group, monkeypatch):
    switch = scopes.Switch(address="/x/", chosen="hold", choices=(), held="Held.")
    monkeypatch.setattr(scopes, "_switches", [lambda user, scope: switch])

    shown = desk.get(address(group[0])).content.decode()

    assert 'value="gather"' not in shown
    assert 'name="first"' not in shown
    assert 'value="reject"' in shown


def test_a_very_large_group_shows_its_oldest_hundred(desk, group, monkeypatch):
    monkeypatch.setattr(page, "MOST_AT_ONCE", 2)

    shown = desk.get(address(group[0])).content.decode()

    assert shown.count("data-member>") == 2
    assert str(group[2].pk) not in [value.split(":")[0] for value in shown.split('name="case" value="')[1:]]


def test_a_fingerprint_is_no_group(desk, make_case):
    one = make_case(TEXT)
    shared = Band.objects.filter(case=one).values_list("value", flat=True)[0]

    assert desk.get(f"{LIST}{shared}/").status_code == 404
