"""The steps of a letter start and meet the clocks that its channel declares."""

from datetime import date

import pytest

from interaction import registry
from interaction.actions import deadlines
from interaction.actions.clocks import after_step, expire_clocks
from interaction.actions.events import record
from interaction.actions.letters import assign, hand_in, save_draft
from interaction.actions.letters_release import release
from interaction.channels.base import Clock
from interaction.models import Notice, Submission
from interaction.queries.letters import rows, today
from people.models import Role
from tests.interaction.desk import ANSWER, accepted, approver, handed_over, officer
from tests.interaction.letters import at, enquiry
from tests.interaction.making import department, person

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def thursday(frozen):
    """12 February 2026, the Thursday before Spring Festival."""
    frozen.move_to(at(2026, 2, 12, 10))
    return frozen


def step(letter: Submission, kind: str) -> None:
    after_step(letter, record(letter, kind))


def running(letter: Submission) -> dict[str, date]:
    return dict(letter.deadlines.open().values_list("rule__clock", "due_on"))


def met(letter: Submission) -> list[str]:
    return list(letter.deadlines.filter(met_at__isnull=False).order_by("pk").values_list("rule__clock", flat=True))


@pytest.mark.parametrize("channel", ["enquiry", "mailbox", "suggestion", "complaint"])
def test_a_letter_received_has_two_clocks(thursday, channel):
    letter = enquiry(channel=channel)

    step(letter, "assign")

    assert running(letter) == {"return": date(2026, 2, 14), "answer": date(2026, 2, 26)}


@pytest.mark.parametrize(
    ("channel", "kind", "first", "then"),
    [
        ("complaint", "market", {"accept": date(2026, 2, 28)}, {"handle": date(2026, 4, 23)}),
        ("complaint", "report", {"verify": date(2026, 3, 11)}, {"tell": date(2026, 2, 26)}),
        ("correction", "typo", {"answer": date(2026, 2, 24)}, {"answer": date(2026, 2, 24)}),
    ],
)
def test_a_kind_with_clocks_of_its_own_has_no_others(thursday, channel, kind, first, then):
    letter = enquiry(channel=channel, kind=kind)

    step(letter, "assign")
    assert running(letter) == first
    step(letter, "start")

    assert running(letter) == then


def test_the_whole_way_of_a_letter_meets_both_clocks(thursday):
    sent, place = accepted(), department()
    given = assign(sent, place, by=person(Role.DISPATCHER))
    thursday.move_to(at(2026, 2, 13, 9))
    draft = hand_in(given, ANSWER, by=officer(place), version=0)
    assert (set(running(given)), met(given)) == ({"answer"}, ["return"])

    release(given, by=approver(place), version=draft.version, confirmed=["short"])

    assert (running(given), met(given)) == ({}, ["return", "answer"])


def test_the_first_draft_ends_the_time_to_give_back(thursday):
    place = department()
    given = assign(accepted(), place, by=person(Role.DISPATCHER))

    save_draft(given, "写了一半", by=officer(place), version=0)

    event = given.events.get(kind="clock-met")
    assert event.data == {"clock": "return", "due": "2026-02-14", "on_time": True}
    assert event.actor == given.events.get(kind="start").actor


def test_given_back_the_next_department_has_two_days_again_and_no_more_for_the_answer(thursday):
    letter = enquiry()
    step(letter, "assign")
    thursday.move_to(at(2026, 2, 13, 9))
    step(letter, "not-ours")
    assert (set(running(letter)), met(letter)) == ({"answer"}, ["return"])
    thursday.move_to(at(2026, 2, 24, 9))

    step(letter, "assign")

    assert running(letter) == {"answer": date(2026, 2, 26), "return": date(2026, 2, 26)}


def test_assigned_for_good_it_cannot_be_given_back(thursday):
    letter = enquiry()

    step(letter, "assign-finally")

    assert set(running(letter)) == {"answer"}


@pytest.mark.parametrize("again", ["follow-up", "redo"])
def test_asked_again_the_answer_has_a_new_clock(thursday, again):
    letter = enquiry()
    for kind in ("assign", "start", "release"):
        step(letter, kind)
    thursday.move_to(at(2026, 3, 2, 9))

    step(letter, again)

    assert running(letter) == {"answer": date(2026, 3, 9)}


def test_a_market_complaint_asked_again_goes_on_with_its_long_clock(thursday):
    letter = enquiry(channel="complaint", kind="market")
    for kind in ("assign", "start", "release", "redo", "start"):
        step(letter, kind)

    assert set(running(letter)) == {"handle"}


def test_a_question_of_an_interview_keeps_its_own_clock_to_the_end(frozen):
    letter = handed_over()
    for kind in ("assign", "start"):
        step(letter, kind)
    assert set(running(letter)) == {"after-interview"}

    step(letter, "release")

    assert (running(letter), met(letter)) == ({}, ["after-interview"])


def test_a_step_that_no_clock_names_changes_nothing(thursday):
    letter = enquiry()
    step(letter, "assign")
    before = running(letter)

    step(letter, "draft")

    assert running(letter) == before


def test_the_desk_shows_when_the_answer_is_due_not_when_it_may_last_be_given_back(thursday):
    letter = enquiry()
    step(letter, "assign")

    (row,) = rows([letter], today())

    assert (row.due, row.left, row.flag) == (date(2026, 2, 26), 5, "")
    thursday.move_to(at(2026, 2, 24, 9))
    (row,) = rows([letter], today())
    assert (row.left, row.flag) == (2, "")


@pytest.fixture
def asked_back(thursday, monkeypatch):
    """A letter whose writer has ten working days to put something right, or it is closed."""
    lapsing = Clock("correct", "ask-correction", ends_with="correct", expires="lapse")
    monkeypatch.setattr(type(registry.get("enquiry")), "clocks", (lapsing,))
    letter = enquiry(state="correction", author=person())
    step(letter, "ask-correction")
    return letter


def test_a_clock_that_runs_out_takes_its_step_once(asked_back, thursday):
    thursday.move_to(at(2026, 3, 5, 0, 1))

    assert (expire_clocks(), expire_clocks()) == (1, 0)

    asked_back.refresh_from_db()
    event = asked_back.events.get(kind="lapse")
    assert (asked_back.state, met(asked_back)) == ("closed", ["correct"])
    assert event.actor is None
    assert {name: event.data[name] for name in ("clock", "due", "law", "by_law")} == {
        "clock": "correct",
        "due": "2026-03-04",
        "law": "默认值",
        "by_law": False,
    }
    assert [one.user for one in Notice.objects.filter(event=event)] == [asked_back.author]


def test_on_its_last_day_a_clock_has_not_run_out(asked_back, thursday):
    thursday.move_to(at(2026, 3, 4, 23, 59))

    assert expire_clocks() == 0
    assert set(running(asked_back)) == {"correct"}


def test_a_standing_clock_does_not_run_out(asked_back, thursday):
    deadlines.pause(asked_back, "correct", on=date(2026, 3, 2), reason="系统故障")
    thursday.move_to(at(2026, 5, 4, 9))

    assert expire_clocks() == 0


def test_a_letter_that_went_on_is_left_alone(asked_back, thursday):
    Submission.objects.filter(pk=asked_back.pk).update(state="waiting")
    thursday.move_to(at(2026, 3, 5, 9))

    assert expire_clocks() == 0


def test_a_step_that_fails_leaves_the_clock_as_it_was(asked_back, thursday, monkeypatch):
    thursday.move_to(at(2026, 3, 5, 9))

    def killed(*args, **more):
        raise KeyboardInterrupt

    monkeypatch.setattr("interaction.actions.clocks.notify", killed)
    with pytest.raises(KeyboardInterrupt):
        expire_clocks()
    monkeypatch.undo()

    asked_back.refresh_from_db()
    assert (asked_back.state, set(running(asked_back))) == ("correction", {"correct"})
