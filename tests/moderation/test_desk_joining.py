"""Joining at the desk, and who turns to which text, by plain forms and for scripts."""

import pytest
from django.urls import reverse

from moderation import actions
from moderation.models import Case

pytestmark = pytest.mark.django_db
JSON = {"Accept": "application/json"}


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


def test_merge_gather_and_separate_by_form(desk, make_case, moderator):
    published = actions.approve(make_case("一楼有补偿吗"), by=moderator, version=1)
    twin, main, third = make_case("一楼有没有补偿"), make_case("路灯谁来修"), make_case("路灯谁来修呢")

    desk.post(url("merge", twin), {"version": 1, "into": published.pk})
    desk.post(url("gather", main), {"version": 1, "case": pairs(third)})
    assert states()["一楼有没有补偿"] == states()["路灯谁来修呢"] == "merged"
    assert "一楼有补偿吗" in desk.get(url("case", twin)).content.decode()
    desk.post(url("separate", twin), {"version": 2})

    assert states()["一楼有没有补偿"] == "waiting"


def test_targets_are_searched_among_the_published_of_the_place(desk, make_case, moderator):
    for text, scope in (("公交夜班车", "interview-7"), ("公交夜班车别处", "interview-8")):
        actions.approve(make_case(text, scope=scope), by=moderator, version=1)
    make_case("公交夜班车还没看的")
    case = make_case("电梯什么时候装？")

    page = desk.get(url("targets", case), {"find": "夜班 公交"}).content.decode()
    none = desk.get(url("targets", case), {"find": "地铁\0"})

    assert page.count('name="into"') == 1
    assert "别处" not in page
    assert (none.status_code, none.content.decode().count('name="into"')) == (200, 0)


def test_a_decision_claims_the_first_free_of_what_is_wanted_next(desk, make_case, other_moderator):
    first, second, third = make_case("一"), make_case("二"), make_case("三")
    actions.claim(third, by=other_moderator)

    one = desk.post(url("approve", first), {"version": 1, "next": [third.pk, second.pk]}, headers=JSON).json()
    none = desk.post(
        url("approve", second), {"version": 1, "next": [third.pk, second.pk, "²", ""]}, headers=JSON
    ).json()

    assert (one["next"], none["next"]) == (second.pk, None)
    assert {case.pk: case.claimed_by for case in Case.objects.filter(claimed_by__isnull=False)} == {
        third.pk: other_moderator
    }


def test_the_desk_opens_where_nobody_else_is_looking(desk, make_case, other_moderator):
    actions.claim(make_case("别人在看的"), by=other_moderator)
    free = make_case("没人在看的")

    page = desk.get("/moderation/").content.decode()

    assert f'data-item="{free.pk}"' in page
    assert f'data-names="{other_moderator.name}"' in page
