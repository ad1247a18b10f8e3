"""A department gives a letter back: why, until when, and who decides the second time."""

from datetime import timedelta

import pytest
from django.utils import timezone

from interaction.actions.letters import assign, hand_in, save_draft
from interaction.actions.letters_release import release
from interaction.actions.not_ours import give_back
from interaction.models import Deadline, Notice, Submission
from people.models import Role
from people.refusals import Closed, NotAllowed, Refusal, Stale
from tests.interaction.desk import ANSWER, accepted, approver, assigned, officer
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
WHY = "这是区水务局的职责，请转给他们。"


def fresh(letter):
    return Submission.objects.get(pk=letter.pk)


def returned_twice():
    letter, dispatcher = accepted(), person(Role.DISPATCHER)
    for _time in range(2):
        place = department()
        letter = fresh(assign(letter, place, by=dispatcher))
        letter = fresh(give_back(letter, WHY, by=officer(place)))
    return letter


def test_given_back_letter_belongs_to_nobody_and_says_why(frozen):
    place, dispatcher = department(), person(Role.DISPATCHER)
    letter = assigned(place)
    clerk = officer(place)

    back = give_back(letter, WHY, by=clerk, version=letter.version)

    letter = fresh(letter)
    assert (letter.state, letter.department, letter.handler, letter.returned) == ("accepted", None, None, 1)
    assert back.last_event.data["reason"] == WHY
    assert Notice.objects.filter(event=back.last_event, user=dispatcher).count() == 1
    assert list(letter.deadlines.open().values_list("rule__clock", flat=True)) == ["answer"]


def test_what_was_begun_can_still_be_given_back_in_time(frozen):
    place = department()
    letter, clerk = assigned(place), officer(place)
    save_draft(letter, "写了一半", by=clerk, version=0)

    give_back(fresh(letter), WHY, by=clerk)

    assert fresh(letter).state == "accepted"


def test_only_the_department_gives_back(frozen):
    letter = assigned()

    for stranger in (officer(department()), person(Role.DISPATCHER), approver(letter.department)):
        with pytest.raises(NotAllowed):
            give_back(letter, WHY, by=stranger)


def test_giving_back_needs_a_reason_and_the_newest_state(frozen):
    letter = assigned()
    clerk = officer(letter.department)

    with pytest.raises(Refusal, match="refused"):
        give_back(letter, " 不是 ", by=clerk)
    with pytest.raises(Stale):
        give_back(letter, WHY, by=clerk, version=letter.version - 1)
    hand_in(letter, ANSWER, by=clerk, version=0)
    with pytest.raises(Stale):
        give_back(fresh(letter), WHY, by=clerk)


def test_two_officers_give_back_once(frozen):
    letter = assigned()
    first, second = officer(letter.department), officer(letter.department)
    give_back(letter, WHY, by=first, version=letter.version)

    with pytest.raises(NotAllowed):
        give_back(letter, WHY, by=second, version=letter.version)

    assert fresh(letter).returned == 1


def test_after_the_last_day_it_stays(frozen):
    letter = assigned()
    clerk = officer(letter.department)
    clock = Deadline.objects.get(submission=letter, rule__clock="return")
    clock.due_on = timezone.localdate() - timedelta(days=1)
    clock.save()

    with pytest.raises(Closed):
        give_back(letter, WHY, by=clerk)
    clock.due_on = timezone.localdate()
    clock.save()
    assert give_back(letter, WHY, by=clerk).state == "accepted"


def test_second_time_only_the_supervisor_assigns_and_for_good(frozen):
    letter, place = returned_twice(), department()
    with pytest.raises(Refusal, match="refused"):
        assign(letter, place, by=person(Role.DISPATCHER))
    with pytest.raises(NotAllowed):
        assign(letter, place, by=officer(place))

    given = assign(letter, place, by=person(Role.SUPERVISOR))

    assert (given.state, given.department, given.last_event.kind) == ("assigned", place, "assign-finally")
    with pytest.raises(Closed):
        give_back(fresh(letter), WHY, by=officer(place))


def test_supervisors_are_told_the_second_time(frozen):
    supervisor, dispatcher = person(Role.SUPERVISOR), person(Role.DISPATCHER)
    letter = returned_twice()

    event = letter.events.filter(kind="not-ours").latest("seq")
    told = set(Notice.objects.filter(event=event).values_list("user", flat=True))
    assert (supervisor.pk in told, dispatcher.pk in told) == (True, False)


def test_tabs_part_what_the_dispatcher_and_the_supervisor_decide(signed_in, frozen):
    letter = returned_twice()

    def count(role, key):
        tabs = {tab.key: tab.count for tab in signed_in(person(role)).get("/desk/").context["tabs"]}
        return tabs.get(key)

    assert count(Role.DISPATCHER, "unassigned") == 0
    assert count(Role.SUPERVISOR, "final") == 1
    page = signed_in(person(Role.SUPERVISOR)).get(f"/desk/{letter.pk}/")
    assert WHY in page.content.decode()
    assert "assign" in page.context["page"].acts
    assert "assign" not in signed_in(person(Role.DISPATCHER)).get(f"/desk/{letter.pk}/").context["page"].acts


def test_an_answered_letter_is_answered_anew_without_touching_what_was_said(frozen):
    letter = assigned()
    clerk = officer(letter.department)
    first = hand_in(letter, ANSWER, by=clerk, version=0)
    release(letter, by=approver(letter.department), version=first.version)
    Submission.objects.filter(pk=letter.pk).update(state="assigned")

    with pytest.raises(Closed):
        give_back(fresh(letter), WHY, by=clerk)
    second = save_draft(fresh(letter), "更正后的答复，正在写。", by=clerk, version=0)

    first.refresh_from_db()
    assert (first.text, first.state) == (ANSWER, "released")
    assert second.pk != first.pk


def test_page_asks_again_without_a_reason(signed_in, frozen):
    letter = assigned()
    client = signed_in(officer(letter.department))

    wrong = client.post(f"/desk/{letter.pk}/not-ours/", {"reason": "", "version": letter.version})
    done = client.post(f"/desk/{letter.pk}/not-ours/", {"reason": WHY, "version": letter.version})

    assert (wrong.status_code, list(wrong.context["not_ours_form"].errors)) == (422, ["reason"])
    assert (done.status_code, done.headers["Location"]) == (302, "/desk/")
    assert client.get(f"/desk/{letter.pk}/").status_code == 404
