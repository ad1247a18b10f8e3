from threading import Barrier, Thread

import pytest
from django.db import connection

from moderation import actions
from moderation.models import Case, Reason
from moderation.signals import case_decided
from people.models import Department
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.models import Frame


@pytest.fixture
def heard():
    """What case_decided told: (case id, outcome, person)."""
    told = []

    def hear(sender, *, case, outcome, by, **kwargs):
        told.append((case.pk, outcome, by))

    case_decided.connect(hear)
    yield told
    case_decided.disconnect(hear)


def frames(topic: str) -> list[tuple[str, dict]]:
    return list(Frame.objects.filter(stream__topic=topic).order_by("seq").values_list("kind", "data"))


def test_approve_decides_tells_and_signals(case, moderator, heard):
    decided = actions.approve(case, by=moderator, version=1)

    case.refresh_from_db()
    assert (decided.state, decided.version, decided.decided_by, decided.edited_text) == ("approved", 2, moderator, "")
    assert case.decided_at is not None
    assert heard == [(case.pk, "approved", moderator)]
    told = {"id": case.pk, "scope": "interview-7", "version": 2, "state": "approved", "by": moderator.name}
    assert frames("desk-moderation")[-1] == ("decision", told)
    assert frames("interview-7-desk")[-1] == ("decision", told)


def test_approve_with_a_text_keeps_the_original(case, moderator):
    decided = actions.approve(case, by=moderator, version=1, text="  电梯何时安装？ ")

    assert (decided.text, decided.edited_text, decided.public_text) == (
        "电梯什么时候装？",
        "电梯何时安装？",
        "电梯何时安装？",
    )


def test_approve_with_the_same_text_is_no_edit(case, moderator):
    assert actions.approve(case, by=moderator, version=1, text=case.text).edited_text == ""


def test_public_text_masks_personal_data_without_an_edit(make_case, moderator):
    case = make_case("物业电话13900001234")

    assert actions.approve(case, by=moderator, version=1).public_text == "物业电话139****1234"


def test_reject_needs_an_active_reason(case, moderator, heard):
    Reason.objects.filter(code="insult").update(is_active=False)

    for code in ("", "no-such", "insult"):
        with pytest.raises(Refusal):
            actions.reject(case, by=moderator, version=1, reason=code)

    case.refresh_from_db()
    assert (case.state, case.version, heard) == ("waiting", 1, [])


def test_reject_keeps_its_reason(case, moderator, heard):
    decided = actions.reject(case, by=moderator, version=1, reason="privacy")

    assert (decided.state, decided.reason_id) == ("rejected", "privacy")
    assert heard == [(case.pk, "rejected", moderator)]


@pytest.mark.parametrize("act", [actions.approve, actions.prioritise, actions.undo])
def test_a_stranger_may_do_nothing(case, stranger, act, heard):
    with pytest.raises(NotAllowed):
        act(case, by=stranger, version=1)

    case.refresh_from_db()
    assert (case.state, case.version, case.priority, heard) == ("waiting", 1, False, [])


def test_a_moderator_of_one_scope_decides_there_only(make_case, room_moderator):
    here, elsewhere = make_case(scope="interview-7"), make_case(scope="interview-8")

    assert actions.approve(here, by=room_moderator, version=1).state == "approved"
    with pytest.raises(NotAllowed):
        actions.approve(elsewhere, by=room_moderator, version=1)


def test_a_stale_decision_carries_the_fresh_state(case, moderator, other_moderator, heard):
    actions.approve(case, by=moderator, version=1)

    with pytest.raises(Stale) as refused:
        actions.reject(case, by=other_moderator, version=1, reason="insult")

    assert refused.value.fresh == {"state": "approved", "version": 2, "by": moderator.name}
    assert len(heard) == 1


def test_what_is_decided_is_closed(case, moderator):
    actions.approve(case, by=moderator, version=1)

    with pytest.raises(Closed):
        actions.reject(case, by=moderator, version=2, reason="insult")
    with pytest.raises(Closed):
        actions.prioritise(case, by=moderator, version=2)


def test_an_exception_of_a_receiver_rolls_all_back(case, moderator):
    def fail(sender, **kwargs):
        raise LookupError("the room is gone")

    before = Frame.objects.count()
    case_decided.connect(fail)
    try:
        with pytest.raises(LookupError):
            actions.approve(case, by=moderator, version=1)
    finally:
        case_decided.disconnect(fail)

    case.refresh_from_db()
    assert (case.state, case.version, Frame.objects.count()) == ("waiting", 1, before)


def test_undo_brings_the_case_back(case, moderator, heard):
    actions.reject(case, by=moderator, version=1, reason="insult")

    back = actions.undo(case, by=moderator, version=2)

    assert (back.state, back.version, back.reason, back.decided_by, back.decided_at) == ("waiting", 3, None, None, None)
    assert [outcome for _pk, outcome, _by in heard] == ["rejected", "reopened"]
    assert frames("desk-moderation")[-1][0] == "case"


def test_undo_is_over_after_ten_seconds(case, moderator, frozen, heard):
    actions.approve(case, by=moderator, version=1)
    frozen.shift(10)

    with pytest.raises(Closed):
        actions.undo(case, by=moderator, version=2)

    assert len(heard) == 1


def test_undo_just_in_time(case, moderator, frozen):
    actions.approve(case, by=moderator, version=1)
    frozen.shift(9.5)

    assert actions.undo(case, by=moderator, version=2).state == "waiting"


def test_undo_is_for_ones_own_decision(case, moderator, other_moderator):
    actions.approve(case, by=moderator, version=1)

    with pytest.raises(NotAllowed):
        actions.undo(case, by=other_moderator, version=2)


def test_undo_of_a_waiting_or_older_case(case, moderator):
    with pytest.raises(NotAllowed):
        actions.undo(case, by=moderator, version=1)

    actions.approve(case, by=moderator, version=1)
    with pytest.raises(Stale):
        actions.undo(case, by=moderator, version=1)


def test_undo_gives_way_to_a_newer_case_about_the_same(case, moderator):
    actions.approve(case, by=moderator, version=1)
    actions.open_case(case.about, scope=case.scope, text="改过的问题")

    with pytest.raises(Closed):
        actions.undo(case, by=moderator, version=2)


def test_prioritise_goes_to_the_head_and_back(case, moderator):
    assert actions.prioritise(case, by=moderator, version=1).priority is True
    assert frames("interview-7-desk")[-1][1]["priority"] is True
    assert actions.prioritise(case, by=moderator, version=2).priority is False


@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_two_moderators_at_once_have_one_effect(make_case, moderator, other_moderator):
    told = []

    def hear(sender, *, case, outcome, by, **kwargs):
        told.append((case.pk, outcome))

    case_decided.connect(hear)
    cases = [make_case(f"问题 {number}") for number in range(10)]
    results = []
    try:
        for case in cases:
            results.append(_both(case, moderator, other_moderator))
    finally:
        case_decided.disconnect(hear)

    assert [sorted(pair) for pair in results] == [["done", "stale"]] * 10
    assert sorted(pk for pk, _outcome in told) == sorted(case.pk for case in cases)
    assert set(Case.objects.values_list("version", flat=True)) == {2}
    assert Frame.objects.filter(stream__topic="desk-moderation", kind="decision").count() == 10


def _both(case, one, other) -> list[str]:
    start, results = Barrier(2), []

    def decide(act, by, **more):
        start.wait()
        try:
            act(case, by=by, version=1, **more)
            results.append("done")
        except Stale:
            results.append("stale")
        finally:
            connection.close()

    threads = [
        Thread(target=decide, args=(actions.approve, one)),
        Thread(target=decide, args=(actions.reject, other), kwargs={"reason": "insult"}),
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return results


def test_a_department_is_untouched_by_all_this(case, moderator):
    before = Department.objects.values().get(pk=case.about_id)

    actions.approve(case, by=moderator, version=1)

    assert Department.objects.values().get(pk=case.about_id) == before
