"""More time: asked for by one person, granted or refused by another, told to the citizen."""

from datetime import date

import pytest

from interaction.actions import deadlines, extensions
from interaction.models import Extension, Notice
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.letters import at, department, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
RECEIPT = date(2026, 2, 12)  # so the answer is due on Thursday 26 February
WHY = "需要现场勘查，并征求消防部门意见。"


@pytest.fixture
def letter(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    letter = enquiry(author=person())
    deadlines.start(letter, "answer", on=RECEIPT)
    return letter


@pytest.fixture
def officer(letter):
    return person(Role.OFFICER, department=letter.department)


@pytest.fixture
def approver(letter):
    return person(Role.APPROVER, department=letter.department)


def asked(letter, officer, days=3):
    return extensions.ask(letter, "answer", days=days, reason=WHY, by=officer)


def test_asking_changes_no_date_and_tells_the_approvers(letter, officer, approver):
    request = asked(letter, officer)

    assert (request.state, request.asked_by, request.days) == ("asked", officer, 3)
    assert letter.deadlines.get().due_on == date(2026, 2, 26)
    event = letter.events.get(kind="extension-asked")
    assert event.data["reason"] == WHY
    assert [one.user for one in event.notices.all()] == [approver]


def test_granted_the_citizen_is_told_why_and_until_when(letter, officer, approver):
    request = asked(letter, officer)

    extended = extensions.grant(request, by=approver)

    assert (extended.due_on, extended.extra_days) == (date(2026, 3, 2), 3)
    request.refresh_from_db()
    assert (request.state, request.decided_by) == ("granted", approver)
    event = letter.events.get(kind="clock-extended")
    assert event.data == {"clock": "answer", "due": "2026-03-02", "days": 3, "reason": WHY, "was": "2026-02-26"}
    assert {one.user for one in event.notices.all()} == {letter.author, officer}


def test_refused_the_date_stays_and_the_officer_reads_why(letter, officer, approver):
    request = asked(letter, officer)

    extensions.refuse(request, by=approver, answer="情况并不复杂，请按期答复。")

    request.refresh_from_db()
    assert (request.state, request.answer) == ("refused", "情况并不复杂，请按期答复。")
    assert letter.deadlines.get().due_on == date(2026, 2, 26)
    event = letter.events.get(kind="extension-refused")
    assert [one.user for one in event.notices.all()] == [officer]
    assert not Notice.objects.filter(user=letter.author).exists()


def test_after_a_refusal_it_may_be_asked_again(letter, officer, approver):
    extensions.refuse(asked(letter, officer), by=approver, answer="理由不足")

    assert asked(letter, officer, days=1).state == "asked"


def test_a_second_request_waits_for_the_first(letter, officer):
    asked(letter, officer)

    with pytest.raises(Stale):
        asked(letter, officer)
    assert Extension.objects.count() == 1


def test_nobody_grants_their_own_request(letter, officer):
    request = asked(letter, both(letter))
    boss = request.asked_by

    with pytest.raises(Refusal) as refused:
        extensions.grant(request, by=boss)
    assert refused.value.code == "refused"
    with pytest.raises(Refusal):
        extensions.refuse(request, by=boss, answer="理由")
    assert letter.deadlines.get().extra_days == 0


def both(letter):
    return person(Role.OFFICER, Role.APPROVER, department=letter.department)


def test_only_officers_of_the_department_ask(letter, approver):
    elsewhere = person(Role.OFFICER, department=department("culture", "文化局"))

    for stranger in (approver, elsewhere, person(Role.SUPERVISOR), person()):
        with pytest.raises(NotAllowed):
            asked(letter, stranger)


@pytest.mark.parametrize("decide", [extensions.grant, extensions.refuse])
def test_only_approvers_of_the_department_decide(letter, officer, decide):
    request = asked(letter, officer)
    elsewhere = person(Role.APPROVER, department=department("culture", "文化局"))

    for stranger in (person(Role.OFFICER, department=letter.department), elsewhere, person(Role.SUPERVISOR)):
        with pytest.raises(NotAllowed):
            decide(request, by=stranger, answer="理由")


@pytest.mark.parametrize("again", [extensions.grant, extensions.refuse])
def test_decided_twice_the_second_is_told(letter, officer, approver, again):
    request = asked(letter, officer)
    extensions.grant(Extension.objects.get(pk=request.pk), by=approver)

    with pytest.raises(Stale) as stale:
        again(request, by=approver, answer="理由")

    assert stale.value.fresh == {"state": "granted"}
    assert letter.deadlines.get().extra_days == 3


@pytest.mark.parametrize("days", [0, -1, 11])
def test_more_than_the_rule_gives_cannot_be_asked(letter, officer, days):
    with pytest.raises(Refusal) as refused:
        asked(letter, officer, days=days)

    assert "10" in str(refused.value.sentence)
    assert not Extension.objects.exists()


@pytest.mark.parametrize("reason", ["  ", "长" * 301])
def test_a_request_needs_a_reason_of_readable_length(letter, officer, reason):
    with pytest.raises(Refusal):
        extensions.ask(letter, "answer", days=1, reason=reason, by=officer)
    assert not Extension.objects.exists()


def test_after_the_last_day_it_can_neither_be_asked_nor_granted(letter, officer, approver, frozen):
    request = asked(letter, officer)
    frozen.move_to(at(2026, 2, 27, 0, 1))

    with pytest.raises(Closed):
        extensions.grant(request, by=approver)
    request.refresh_from_db()
    assert request.state == "asked"
    extensions.refuse(request, by=approver, answer="已经逾期")
    with pytest.raises(Closed):
        asked(letter, officer)


def test_a_clock_that_was_met_gets_no_more_time(letter, officer, approver):
    request = asked(letter, officer)
    deadlines.meet(letter, "answer")

    with pytest.raises(Closed):
        extensions.grant(request, by=approver)
    with pytest.raises(Closed):
        asked(letter, officer)
