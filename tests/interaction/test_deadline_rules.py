"""Rules are changed by new rows; what was in force and what runs stays as it was."""

from datetime import date

import pytest

from interaction.actions import deadlines
from interaction.actions.deadline_rules import add_rule
from interaction.actions.events import chain_holds
from interaction.models import DeadlineRule, Event
from interaction.queries.deadlines import rule_for
from people.models import Role
from people.refusals import NotAllowed, Refusal, Stale
from tests.interaction.letters import at, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
NEW = {"length": 3, "unit": "workdays", "law": "新办法", "article": "第五条"}


@pytest.fixture
def admin(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    return person(Role.ADMIN)


def old():
    return DeadlineRule.objects.get(channel="enquiry", clock="answer", valid_from=date(2020, 1, 7))


def test_a_new_rule_closes_the_one_before_the_day_it_begins(admin):
    added = add_rule("enquiry", "answer", valid_from=date(2026, 3, 1), by=admin, **NEW)

    assert (old().length, old().valid_until) == (5, date(2026, 2, 28))
    assert rule_for("enquiry", "answer", date(2026, 2, 28)) == old()
    assert rule_for("enquiry", "answer", date(2026, 3, 1)) == added
    event = Event.objects.get(register="rules")
    assert (event.kind, event.actor, event.data["was"]["until"]) == ("rule-added", admin, None)
    assert event.data["is"] == {
        "channel": "enquiry",
        "clock": "answer",
        "length": 3,
        "unit": "workdays",
        "law": "新办法",
        "article": "第五条",
        "from": "2026-03-01",
        "until": None,
    }


def test_clocks_that_run_keep_their_rule(admin):
    running = deadlines.start(enquiry(), "answer", on=date(2026, 2, 12))
    add_rule("enquiry", "answer", valid_from=date(2026, 2, 12), by=admin, **NEW)

    deadlines.recompute_open()

    running.refresh_from_db()
    assert (running.rule, running.due_on) == (old(), date(2026, 2, 26))


def test_a_rule_between_two_ends_where_the_later_one_begins(admin):
    later = add_rule("enquiry", "answer", valid_from=date(2027, 1, 1), by=admin, **NEW)
    between = add_rule("enquiry", "answer", valid_from=date(2026, 7, 1), by=admin, **{**NEW, "length": 4})

    assert (old().valid_until, between.valid_until, later.valid_until) == (
        date(2026, 6, 30),
        date(2026, 12, 31),
        None,
    )
    found = [rule_for("enquiry", "answer", day).length for day in (date(2026, 6, 30), date(2026, 7, 1))]
    assert (found, rule_for("enquiry", "answer", date(2027, 1, 1))) == ([5, 4], later)
    assert chain_holds(Event.objects.filter(register="rules").order_by("seq"))


def test_without_a_law_it_is_a_promise(admin):
    added = add_rule("correction", "answer", length=2, unit="workdays", valid_from=date(2026, 3, 1), by=admin)

    assert (added.law, added.is_default) == ("默认值", True)


@pytest.mark.parametrize(
    "wrong",
    [
        {"valid_from": date(2026, 2, 11)},
        {"length": 0},
        {"length": 401},
        {"unit": "weeks"},
        {"channel": "nowhere"},
        {"channel": "mailbox", "clock": "whenever"},
    ],
)
def test_what_makes_no_rule_is_refused_and_nothing_changes(admin, wrong):
    terms = {"channel": "enquiry", "clock": "answer", "valid_from": date(2026, 3, 1), **NEW, **wrong}
    before = DeadlineRule.objects.count()

    with pytest.raises(Refusal) as refused:
        add_rule(terms.pop("channel"), terms.pop("clock"), by=admin, **terms)

    assert refused.value.code == "refused"
    assert (DeadlineRule.objects.count(), old().valid_until) == (before, None)


def test_two_rules_of_one_day_are_refused(admin):
    add_rule("enquiry", "answer", valid_from=date(2026, 3, 1), by=admin, **NEW)

    with pytest.raises(Refusal):
        add_rule("enquiry", "answer", valid_from=date(2026, 3, 1), by=admin, **NEW)


def test_whoever_saw_an_older_rule_in_force_is_told(admin):
    seen = old().pk
    newer = add_rule("enquiry", "answer", valid_from=date(2026, 3, 1), by=admin, replaces=seen, **NEW)

    with pytest.raises(Stale) as stale:
        add_rule("enquiry", "answer", valid_from=date(2026, 4, 1), by=admin, replaces=seen, **NEW)
    assert stale.value.fresh == {"rule": newer.pk}


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.DISPATCHER, Role.AUDITOR, Role.OFFICER])
def test_only_administrators_change_rules(admin, role):
    with pytest.raises(NotAllowed):
        add_rule("enquiry", "answer", valid_from=date(2026, 3, 1), by=person(role), **NEW)
