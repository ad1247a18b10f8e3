"""The workload board: what waits, how it goes on, who is at work; for moderators, of their places only."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from moderation import scopes
from moderation.actions import approve, claim, confirm, merge, open_case, reject, undo
from moderation.forecast import USUAL_PACE, Forecast, forecast
from moderation.models import Appeal, Case
from moderation.queries.board import HOUR, board
from moderation.senders import Sender
from people.models import Department
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE = "/moderation/board/"


@pytest.mark.parametrize(
    ("waiting", "arrived", "decided", "moderators", "told"),
    [
        (0, 50, 0, 0, Forecast("idle")),
        (24, 10, 30, 2, Forecast("empties", minutes=12)),
        (1, 0, 30, 1, Forecast("empties", minutes=1)),
        (9, 0, 0, 0, Forecast("stands")),
        (100, 120, 40, 1, Forecast("grows", growth=8.0, needed=3)),
        (100, 200, 120, 2, Forecast("grows", growth=8.0, needed=2)),
        (5, 40, 40, 2, Forecast("stays", needed=1)),
        (5, 10, 0, 0, Forecast("grows", growth=1.0, needed=1)),
        (90, 10 * USUAL_PACE * 4, 0, 0, Forecast("grows", growth=12.0, needed=5)),
    ],
)
def test_forecast_counts_by_the_pace_of_ten_minutes(waiting, arrived, decided, moderators, told):
    assert forecast(waiting, arrived=arrived, decided=decided, moderators=moderators, minutes=10) == told


def test_forecast_asks_for_as_many_as_make_the_queue_shrink():
    for arrived in range(0, 300, 7):
        for decided in range(1, 120, 5):
            ahead = forecast(50, arrived=arrived, decided=decided, moderators=2, minutes=10)
            if ahead.kind in ("grows", "stays"):
                assert decided * (2 + ahead.needed) > arrived * 2
                assert decided * (2 + ahead.needed - 1) <= arrived * 2


def test_places_tell_waiting_oldest_late_and_pace(frozen, make_case, moderator, other_moderator, monkeypatch):
    monkeypatch.setattr(scopes, "_targets", [lambda asked: {"interview-7": 5} if "interview-7" in asked else {}])
    old = make_case(scope="enquiry")
    make_case(scope="interview-7")
    frozen.shift(timedelta(minutes=11))
    for number in range(3):
        make_case(scope="interview-7", author_key=f"a{number}")
    fresh = [make_case(scope="interview-7") for _ in range(2)]
    approve(fresh[0], by=moderator, version=1)
    reject(fresh[1], by=other_moderator, version=1, reason="insult")

    shown = board(moderator)

    first, second, *idle = shown.places
    assert (first.scope, first.waiting, first.oldest, first.late, first.target) == ("interview-7", 4, 660, 1, 5)
    assert (first.came, first.done, first.forecast) == (5, 2, Forecast("grows", growth=0.3, needed=4))
    assert (second.scope, second.waiting, second.came, second.forecast.kind) == ("enquiry", 1, 0, "stands")
    assert (shown.whole.waiting, shown.whole.late, shown.whole.oldest, shown.whole.came) == (5, 1, 660, 5)
    assert {(place.waiting, place.forecast.kind) for place in idle} == {(0, "idle")}
    assert old.state == "waiting"


def test_minutes_of_the_last_hour_have_all_that_came_and_was_decided(frozen, make_case, moderator):
    make_case()
    frozen.shift(timedelta(minutes=HOUR))
    case = make_case()
    frozen.shift(timedelta(minutes=2))
    undo(approve(case, by=moderator, version=1), by=moderator, version=2)
    approve(case, by=moderator, version=3)

    minutes = board(moderator).minutes

    assert len(minutes) == HOUR
    assert [(one.at, one.came, one.decided) for one in minutes if one.came or one.decided] == [
        (minutes[-3].at, 1, 0),
        (timezone.now().replace(second=0), 0, 2),
    ]


def test_people_stand_by_name_with_todays_decisions_and_no_undo(frozen, make_case):
    later = factories.user("moderator", name="钱")
    first = factories.user("moderator", name="王")
    approve(make_case(), by=later, version=1)
    frozen.shift(timedelta(days=1))
    for _ in range(2):
        approve(make_case(), by=later, version=1)
    undo(approve(make_case(), by=first, version=1), by=first, version=2)

    shown = board(first)

    assert shown.people == sorted([("钱", 2, False), ("王", 1, True)])
    assert (shown.own, shown.total) == (1, 3)


def test_rules_and_appeals_have_their_shares(make_case, moderator, other_moderator):
    for number in range(3):
        about = Department.objects.create(slug=f"r{number}", name="x", kind="department")
        case = open_case(about, scope="interview-7", text=f"第{number}栋什么时候装？", mode="post", sender=Sender("a"))
    confirm(case, by=moderator, version=2)
    refused = reject(make_case(), by=moderator, version=1, reason="insult")
    stands = reject(make_case(), by=moderator, version=1, reason="insult")
    for one, state in ((refused, "overturned"), (stands, "upheld")):
        told = {"against": moderator, "decided_by": other_moderator, "decided_at": timezone.now()}
        Appeal.objects.create(case=one, text="请再看一次，谢谢。", state=state, **told)
    Appeal.objects.create(case=make_case(), text="请再看一次，谢谢。")

    shown = board(moderator)

    assert (shown.automatic.part, shown.automatic.whole) == (3, 5)
    assert (shown.overturned.part, shown.overturned.whole) == (1, 2)
    assert shown.unread == 2


def test_who_moderates_one_place_sees_that_place_only(make_case, room_moderator, moderator):
    make_case(scope="interview-7")
    other = make_case(scope="interview-8")
    approve(other, by=moderator, version=1)
    make_case(scope="interview-8")
    claim(make_case(scope="interview-8"), by=moderator)

    shown = board(room_moderator)

    assert [place.scope for place in shown.places] == ["interview-7"]
    assert (shown.whole.waiting, shown.total, shown.people, shown.here) == (1, 0, [], {})
    assert sum(minute.decided for minute in shown.minutes) == 0


def test_board_names_who_is_at_the_desk(make_case, moderator, other_moderator):
    claim(make_case(), by=other_moderator)

    assert board(moderator).here == {other_moderator.name: ["interview-7"]}


def counted(client) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(PAGE).status_code == 200
    return len(queries)


def test_board_costs_the_same_with_one_and_with_many(client, make_case, moderator, other_moderator):
    client.force_login(moderator)
    main = approve(make_case(), by=moderator, version=1)
    make_case()
    one = counted(client)
    for number in range(3):
        approve(make_case(scope=f"interview-{20 + number}"), by=other_moderator, version=1)
        make_case(scope=f"interview-{20 + number}")
    merge(make_case(), main, by=other_moderator, version=1)

    assert counted(client) == one


def test_board_is_for_moderators_and_its_fragment_too(client, stranger, moderator, room_moderator, make_case):
    make_case(text="这句话只给审核员看")
    for user in (None, stranger):
        if user:
            client.force_login(user)
        assert client.get(PAGE).status_code == 404
        assert client.get(PAGE, headers={"X-Fragment": "1"}).status_code == 404
    for user in (room_moderator,):
        client.force_login(user)
        page, part = client.get(PAGE), client.get(PAGE, headers={"X-Fragment": "1"})
        assert (page.status_code, part.status_code) == (200, 200)
        assert "<html" in page.content.decode()
        assert "<html" not in part.content.decode()
        assert "data-board-now" in part.content.decode()
        assert "这句话" not in page.content.decode()  # figures, no texts
    assert client.post(PAGE).status_code == 405


def test_board_of_an_idle_site_says_so(client, moderator):
    client.force_login(moderator)

    assert client.get(PAGE).status_code == 200
    assert board(moderator).whole.forecast == Forecast("idle")
    assert Case.objects.count() == 0
