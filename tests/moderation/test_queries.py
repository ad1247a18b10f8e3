from datetime import timedelta

import pytest

from moderation import actions, queries, scopes
from moderation.models import Case
from realtime import topics
from tests import factories

pytestmark = pytest.mark.django_db


def test_cases_for_shows_the_district_its_scopes_or_nothing(make_case, moderator, room_moderator, stranger):
    here, elsewhere = make_case(scope="interview-7"), make_case(scope="interview-8")

    assert set(queries.cases_for(moderator)) == {here, elsewhere}
    assert set(queries.cases_for(room_moderator)) == {here}
    assert set(queries.cases_for(stranger)) == set()
    assert queries.case_of(room_moderator, elsewhere.pk) is None
    assert queries.topics_for(room_moderator) == ["interview-7-desk"]


def test_queue_puts_priority_first_then_the_oldest(make_case, moderator):
    first, second, third = make_case(), make_case(), make_case()
    actions.prioritise(third, by=moderator, version=1)

    assert list(queries.queue(moderator)) == [third, first, second]


def test_queue_searches_text_and_byline(make_case, moderator):
    lift, _road, named = make_case("装电梯"), make_case("修路"), make_case("别的", byline="电梯叔")

    assert list(queries.queue(moderator, q="电梯")) == [lift, named]


def test_history_counts_this_author_in_this_scope_only(make_case, moderator):
    case = make_case(author_key="k")
    edited, refused = make_case("二", author_key="k"), make_case("三", author_key="k")
    make_case("四", author_key="k", scope="interview-8")
    make_case("五", author_key="other")
    actions.approve(edited, by=moderator, version=1, text="改")
    actions.reject(refused, by=moderator, version=1, reason="insult")

    assert queries.history_of(case) == {"others": 2, "approved": 1, "edited": 1, "rejected": 1, "waiting": 0}
    assert queries.history_of(make_case())["others"] == 0


def test_alike_stays_in_the_scope(make_case):
    case = make_case("加装电梯一楼有没有补偿")
    near = make_case("一楼有没有加装电梯的补偿")
    make_case("公交车什么时候通")
    make_case("加装电梯一楼有没有补偿", scope="interview-8")

    assert queries.alike(case) == [near]


def test_pace_counts_the_minute(make_case, moderator, frozen):
    make_case()
    frozen.shift(90)
    decided = make_case()
    actions.approve(decided, by=moderator, version=1)

    assert queries.pace() == {
        "waiting": 1,
        "oldest_seconds": 90,
        "decided_last_minute": 1,
        "arrived_last_minute": 1,
    }


def test_the_snapshot_follows_the_frames(make_case, moderator):
    one, two = make_case(), make_case()
    actions.approve(one, by=moderator, version=1)
    actions.prioritise(two, by=moderator, version=1)

    expected = {"id": two.pk, "version": 2, "scope": "interview-7", "priority": True}
    assert queries.snapshot() == {"waiting": 1, "cases": [expected]}


def test_the_topic_is_open_to_the_district_only(moderator, room_moderator, stranger):
    topic = topics.match("desk-moderation")

    assert topic.family.may_watch(moderator) is True
    assert topic.family.may_watch(room_moderator) is False
    assert topic.family.may_watch(stranger) is False
    assert topic.family.may_watch(None) is False
    assert topic.family.counters()["waiting"] == 0


def test_undoable_is_the_last_own_decision_while_it_can_be_undone(make_case, moderator, other_moderator, frozen):
    case = make_case()
    actions.approve(case, by=moderator, version=1)

    assert queries.undoable(moderator) == [case]
    assert queries.undoable(other_moderator) == []
    frozen.shift(timedelta(seconds=10))
    assert queries.undoable(moderator) == []


def test_titles_come_from_whoever_knows_the_scope(monkeypatch):
    monkeypatch.setattr(
        scopes, "_titles", [lambda names: {"interview-7": "老旧小区改造"} if "interview-7" in names else {}]
    )

    assert scopes.titled({"interview-7", "enquiry"}) == {"interview-7": "老旧小区改造", "enquiry": "enquiry"}


def test_a_moderator_of_one_department_is_none_of_the_district(make_case):
    person = factories.user("moderator", where=factories.department())
    make_case(scope="interview-8")

    assert list(queries.cases_for(person)) == []
    assert Case.objects.count() == 1
