"""Many cases decided with one press, joined, and taken back."""

from threading import Barrier, Thread

import pytest
from django.db import connection

from moderation import actions, queries
from moderation.models import Case
from moderation.signals import case_decided
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.models import Frame

pytestmark = pytest.mark.django_db


def states(*cases: Case) -> list[str]:
    found = Case.objects.in_bulk([case.pk for case in cases])
    return [found[case.pk].state for case in cases]


def seen(*cases: Case) -> list[tuple[Case, int]]:
    return [(case, case.version) for case in cases]


def test_approve_many_publishes_each(make_case, moderator):
    one, other = make_case("一"), make_case("物业电话13900001234")

    outcome = actions.approve_many(seen(one, other), by=moderator)

    assert [case.public_text for case in outcome.done] == ["一", "物业电话139****1234"]
    assert outcome.missed == []
    assert states(one, other) == ["approved", "approved"]


def test_reject_many_gives_everybody_the_same_reason(make_case, moderator):
    one, other = make_case("一"), make_case("二")

    actions.reject_many(seen(one, other), by=moderator, reason="advertising")

    assert set(Case.objects.values_list("state", "reason")) == {("rejected", "advertising")}


def test_reject_many_without_a_reason_decides_nothing(make_case, moderator):
    one, other = make_case("一"), make_case("二")

    outcome = actions.reject_many(seen(one, other), by=moderator, reason="")

    assert (outcome.done, len(outcome.missed)) == ([], 2)
    assert states(one, other) == ["waiting", "waiting"]


def test_what_somebody_else_decided_meanwhile_is_told_and_the_rest_goes_through(make_case, moderator, other_moderator):
    first, second, third = make_case("一"), make_case("二"), make_case("三")
    chosen = seen(first, second, third)
    actions.reject(second, by=other_moderator, version=1, reason="insult")

    outcome = actions.approve_many(chosen, by=moderator)

    assert [case.pk for case in outcome.done] == [first.pk, third.pk]
    [missed] = outcome.missed
    assert (missed.case.pk, missed.state, missed.by) == (second.pk, "rejected", other_moderator.name)
    assert states(first, second, third) == ["approved", "rejected", "approved"]


def test_one_that_fails_leaves_no_frame_and_holds_up_no_other(make_case, moderator):
    bad, good = make_case("一"), make_case("二")

    def refuse(sender, *, case, **kwargs):
        if case.pk == bad.pk:
            raise Closed()

    case_decided.connect(refuse)
    try:
        outcome = actions.approve_many(seen(bad, good), by=moderator)
    finally:
        case_decided.disconnect(refuse)

    assert [one.case.pk for one in outcome.missed] == [bad.pk]
    assert states(bad, good) == ["waiting", "approved"]
    told = Frame.objects.filter(stream__topic="desk-moderation", kind="decision")
    assert [frame.data["id"] for frame in told] == [good.pk]


def test_a_stranger_decides_none_of_many(make_case, stranger):
    one = make_case("一")

    outcome = actions.approve_many(seen(one), by=stranger)

    assert outcome.done == []
    assert states(one) == ["waiting"]


def test_undo_many_takes_the_whole_press_back(make_case, moderator):
    single, one, other = make_case("零"), make_case("一"), make_case("二")
    actions.approve(single, by=moderator, version=1)
    actions.approve_many(seen(one, other), by=moderator)

    last = queries.undoable(moderator)
    outcome = actions.undo_many(seen(*last), by=moderator)

    assert last == [one, other]
    assert len(outcome.done) == 2
    assert states(single, one, other) == ["approved", "waiting", "waiting"]


def test_undo_many_is_over_after_ten_seconds(make_case, moderator, frozen):
    done = actions.approve_many(seen(make_case("一"), make_case("二")), by=moderator).done
    frozen.shift(10)

    outcome = actions.undo_many(seen(*done), by=moderator)

    assert (outcome.done, len(outcome.missed)) == ([], 2)
    assert queries.undoable(moderator) == []


def test_gather_publishes_one_and_joins_the_others(make_case, moderator):
    main, twin, third = make_case("一楼有补偿吗"), make_case("一楼有没有补偿"), make_case("一楼给补偿吗")

    outcome = actions.gather(main, seen(twin, third), by=moderator, version=1)

    assert [case.state for case in outcome.done] == ["approved", "merged", "merged"]
    assert set(Case.objects.filter(state="merged").values_list("merged_into", flat=True)) == {main.pk}


def test_gather_joins_nothing_when_the_main_one_is_taken(make_case, moderator, other_moderator):
    main, twin = make_case("一楼有补偿吗"), make_case("一楼有没有补偿")
    actions.approve(main, by=other_moderator, version=1)

    with pytest.raises(Stale):
        actions.gather(main, seen(twin), by=moderator, version=1)

    assert states(twin) == ["waiting"]


def test_gather_is_taken_back_as_a_whole(make_case, moderator):
    main, twin = make_case("一楼有补偿吗"), make_case("一楼有没有补偿")
    actions.gather(main, seen(twin), by=moderator, version=1)

    outcome = actions.undo_many(seen(*queries.undoable(moderator)), by=moderator)

    assert outcome.missed == []
    assert states(main, twin) == ["waiting", "waiting"]


def test_an_approval_others_were_joined_to_is_not_taken_back(make_case, moderator, other_moderator):
    main, twin = make_case("一楼有补偿吗"), make_case("一楼有没有补偿")
    published = actions.approve(main, by=moderator, version=1)
    actions.merge(twin, published, by=other_moderator, version=1)

    with pytest.raises(Closed):
        actions.undo(main, by=moderator, version=2)

    assert states(main, twin) == ["approved", "merged"]


def test_separate_makes_a_joined_text_wait_again_long_after(make_case, moderator, other_moderator, frozen):
    published = actions.approve(make_case("一楼有补偿吗"), by=moderator, version=1)
    joined = actions.merge(make_case("一楼有没有补偿"), published, by=moderator, version=1)
    frozen.shift(3600)

    apart = actions.separate(joined, by=other_moderator, version=2)

    assert (apart.state, apart.version, apart.merged_into) == ("waiting", 3, None)


def test_separate_refuses_a_stranger_an_old_version_and_what_is_not_joined(make_case, moderator, stranger):
    published = actions.approve(make_case("一楼有补偿吗"), by=moderator, version=1)
    joined = actions.merge(make_case("一楼有没有补偿"), published, by=moderator, version=1)

    with pytest.raises(NotAllowed):
        actions.separate(joined, by=stranger, version=2)
    with pytest.raises(Stale):
        actions.separate(joined, by=moderator, version=1)
    with pytest.raises(Closed):
        actions.separate(published, by=moderator, version=2)
    assert states(joined) == ["merged"]


def test_separate_gives_way_to_the_same_thing_sent_anew(make_case, moderator):
    published = actions.approve(make_case("一楼有补偿吗"), by=moderator, version=1)
    joined = actions.merge(make_case("一楼有没有补偿"), published, by=moderator, version=1)
    anew = actions.open_case(joined.about, scope=joined.scope, text="改过的问题")
    actions.approve(anew, by=moderator, version=1)

    with pytest.raises(Closed):
        actions.separate(joined, by=moderator, version=2)


@pytest.mark.parametrize("into", ["itself", "elsewhere", "waiting"])
def test_merge_refuses_a_target_that_cannot_serve(make_case, moderator, into):
    case = make_case("一楼有补偿吗")
    elsewhere = actions.approve(make_case("别处", scope="interview-8"), by=moderator, version=1)
    targets = {"itself": case, "elsewhere": elsewhere, "waiting": make_case("等着")}

    with pytest.raises(Refusal):
        actions.merge(case, targets[into], by=moderator, version=1)

    assert states(case) == ["waiting"]


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_bulks_at_once_decide_each_case_once(make_case, moderator, other_moderator):
    cases = [make_case(f"问题 {number}") for number in range(12)]
    start, results = Barrier(2), {}

    def press(by):
        start.wait()
        outcome = actions.approve_many(seen(*cases), by=by)
        results[by.pk] = ([case.pk for case in outcome.done], {one.by for one in outcome.missed})
        connection.close()

    threads = [Thread(target=press, args=(by,)) for by in (moderator, other_moderator)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    (mine, by_other), (theirs, by_me) = results[moderator.pk], results[other_moderator.pk]
    assert sorted(mine + theirs) == sorted(case.pk for case in cases)
    assert by_other <= {other_moderator.name}
    assert by_me <= {moderator.name}
    assert set(Case.objects.values_list("version", flat=True)) == {2}
