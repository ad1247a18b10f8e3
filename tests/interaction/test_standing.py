"""Officers and approvers stop a letter's clock and let it run again, with the effect before their eyes."""

from datetime import date

import pytest

from interaction.actions import deadlines
from interaction.actions.standing import go_on, stop
from interaction.models import Deadline
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.letters import at, department, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
DUE = date(2026, 2, 26)
WHY = "等待第三方意见"


@pytest.fixture
def letter(frozen):
    """Assigned on 12 February, so that the answer is due on the 26th; today is the 24th, a working day."""
    frozen.move_to(at(2026, 2, 24, 10))
    made = enquiry()
    deadlines.start(made, "answer", on=date(2026, 2, 12))
    return made


@pytest.fixture
def officer(letter):
    return person(Role.OFFICER, department=letter.department)


def path(letter, tail=""):
    return f"/desk/{letter.pk}/time/{tail}"


@pytest.mark.parametrize("role", [Role.OFFICER, Role.APPROVER])
def test_the_effect_is_shown_and_the_clock_stopped_and_let_run_again(signed_in, frozen, letter, role):
    page = signed_in(person(role, department=letter.department))
    before = page.get(path(letter)).context["standing"]
    assert (before.stands, before.due, before.after_a_week) == (False, DUE, date(2026, 3, 5))

    stopped = page.post(path(letter, "stop/"), {"reason": WHY, "seen": DUE.isoformat()})

    assert (stopped.status_code, stopped["Location"]) == (302, path(letter))
    assert Deadline.objects.get().paused_since == date(2026, 2, 24)
    frozen.move_to(at(2026, 3, 3, 10))
    shown = page.get(path(letter)).context["standing"]
    assert (shown.stands, shown.due) == (True, date(2026, 3, 5))
    again = page.post(path(letter, "go-on/"), {"seen": shown.due.isoformat()})
    deadline = Deadline.objects.get()
    assert (again.status_code, deadline.due_on, deadline.paused_since) == (302, date(2026, 3, 5), None)
    assert deadline.pauses == [{"first": "2026-02-24", "last": "2026-03-02", "reason": WHY}]
    assert [event.kind for event in letter.events.order_by("seq")][-2:] == ["clock-paused", "clock-resumed"]


def test_a_stop_needs_a_reason(signed_in, officer, letter):
    refused = signed_in(officer).post(path(letter, "stop/"), {"reason": " ", "seen": DUE.isoformat()})

    assert refused.status_code == 422
    assert refused.context["stop_form"].errors["reason"]
    assert Deadline.objects.get().paused_since is None
    with pytest.raises(Refusal):
        stop(letter, "answer", reason=" ", by=officer, seen=DUE)


@pytest.mark.parametrize("seen", ["", "x", "2026-02-30"])
def test_a_day_that_is_none_is_refused(signed_in, officer, letter, seen):
    page = signed_in(officer)

    assert page.post(path(letter, "stop/"), {"reason": WHY, "seen": seen}).status_code == 422
    assert page.post(path(letter, "go-on/"), {"seen": seen}).status_code == 422


def test_whoever_saw_another_last_day_is_told_and_nothing_changes(signed_in, officer, letter):
    late = signed_in(officer).post(path(letter, "stop/"), {"reason": WHY, "seen": "2026-02-27"})

    assert late.status_code == 409
    assert Deadline.objects.get().paused_since is None
    stop(letter, "answer", reason=WHY, by=officer, seen=DUE)
    with pytest.raises(Stale):
        go_on(letter, "answer", by=officer, seen=date(2026, 3, 31))
    assert Deadline.objects.get().paused_since == date(2026, 2, 24)


def test_two_at_once_stop_it_once(signed_in, officer, letter):
    stop(letter, "answer", reason=WHY, by=officer, seen=DUE)

    second = signed_in(officer).post(path(letter, "stop/"), {"reason": "另一人", "seen": DUE.isoformat()})

    assert second.status_code == 409
    assert letter.events.filter(kind="clock-paused").count() == 1
    go_on(letter, "answer", by=officer, seen=DUE)
    with pytest.raises(Closed):
        go_on(letter, "answer", by=officer, seen=DUE)


def test_other_people_are_refused(signed_in, letter):
    elsewhere = department("culture", "文化局")
    strangers = [
        None,
        person(),
        person(Role.OFFICER, department=elsewhere),
        person(Role.SUPERVISOR),
        person(Role.ADMIN),
    ]
    for user in strangers[1:]:
        with pytest.raises(NotAllowed):
            stop(letter, "answer", reason=WHY, by=user, seen=DUE)
        client = signed_in(user)
        assert client.post(path(letter, "stop/"), {"reason": WHY, "seen": DUE.isoformat()}).status_code == 404
    assert Deadline.objects.get().paused_since is None


def test_a_supervisor_sees_no_form(signed_in, letter):
    assert signed_in(person(Role.SUPERVISOR)).get(path(letter)).context["standing"] is None


@pytest.mark.parametrize("today", [(2026, 2, 12), (2026, 2, 27)])
def test_nothing_is_offered_on_the_first_day_and_after_the_last(signed_in, officer, letter, frozen, today):
    frozen.move_to(at(*today, 10))

    assert signed_in(officer).get(path(letter)).context["standing"] is None
