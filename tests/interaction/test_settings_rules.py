"""The pages on which administrators see the deadline rules and change them from a day on."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from interaction.actions import deadlines
from interaction.actions.deadline_rules import add_rule
from interaction.models import DeadlineRule, Event
from interaction.queries.deadlines import rule_for
from interaction.queries.settings.rules import rule_table, without_rule
from interaction.queries.settings.words import STARTS
from people.models import Role
from tests.interaction.letters import at, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
PAGE = "/settings/rules/enquiry/answer/"
NEW = {"length": "3", "unit": "workdays", "law": "新办法", "article": "第五条", "valid_from": "2026-03-02"}


@pytest.fixture
def admin(frozen):
    frozen.move_to(at(2026, 2, 12, 10))
    return person(Role.ADMIN)


@pytest.fixture
def page(signed_in, admin):
    return signed_in(admin)


def in_force():
    return rule_for("enquiry", "answer", date(2026, 2, 12))


def test_table_shows_every_rule_with_its_law_and_start(page):
    deadlines.start(enquiry(), "answer", on=date(2026, 2, 12))

    shown = page.get("/settings/rules/")

    text = shown.content.decode()
    assert shown.status_code == 200
    tables = {table.key: table for table in shown.context["tables"]}
    answer = next(one for one in tables["enquiry"].clocks if one.clock == "answer")
    assert (answer.now.rule.length, answer.now.open, answer.starts) == (5, 1, str(STARTS["assign"]))
    assert "山东省政务服务热线管理办法" in text
    assert not tables["petition"].is_here


def test_a_new_rule_is_looked_at_first_and_then_stored(page, admin):
    running = deadlines.start(enquiry(), "answer", on=date(2026, 2, 12))
    before = in_force()

    looked = page.post(PAGE, NEW)

    preview = looked.context["preview"]
    assert (looked.status_code, preview.before, preview.kept) == (200, before, 1)
    assert (preview.ends, preview.due_now, preview.due_then) == (date(2026, 3, 1), date(2026, 3, 9), date(2026, 3, 5))
    assert (in_force(), Event.objects.filter(register="rules").count()) == (before, 0)

    stored = page.post(PAGE, dict(looked.context["kept"]) | {"store": "yes"})

    assert (stored.status_code, stored["Location"]) == (302, PAGE)
    added = rule_for("enquiry", "answer", date(2026, 3, 2))
    assert (added.length, added.law, added.article, added.is_default) == (3, "新办法", "第五条", False)
    event = Event.objects.get(register="rules")
    assert (event.actor, event.data["was"]["length"], event.data["is"]["length"]) == (admin, 5, 3)
    running.refresh_from_db()
    assert (running.rule, running.due_on) == (before, date(2026, 2, 26))


def test_the_later_of_two_administrators_is_told_and_overwrites_nothing(page):
    looked = page.post(PAGE, NEW)
    other = add_rule("enquiry", "answer", length=4, unit="days", valid_from=date(2026, 2, 20), by=person(Role.ADMIN))

    late = page.post(PAGE, dict(looked.context["kept"]) | {"store": "yes"})

    assert (late.status_code, late.context["preview"].before) == (409, other)
    assert DeadlineRule.objects.filter(channel="enquiry", clock="answer").latest("valid_from") == other


@pytest.mark.parametrize(
    "wrong",
    [
        {"length": "0"},
        {"length": "401"},
        {"length": "x"},
        {"length": "9" * 40},
        {"unit": "weeks"},
        {"valid_from": "2026-02-11"},
        {"valid_from": "2026-02-30"},
        {"valid_from": "2099-01-01"},
        {"law": "", "article": "第一条"},
        {"law": "法\0"},
    ],
)
def test_nonsense_is_refused_with_what_was_typed_kept(page, wrong):
    before = DeadlineRule.objects.count()

    refused = page.post(PAGE, NEW | wrong | {"store": "yes"})

    assert refused.status_code == 422
    assert refused.context["form"]["law"].value() == (NEW | wrong)["law"]
    assert DeadlineRule.objects.count() == before


def test_two_rules_of_one_day_are_refused_with_a_sentence(page):
    add_rule("enquiry", "answer", length=4, unit="days", valid_from=date(2026, 3, 2), by=person(Role.ADMIN))

    again = page.post(PAGE, NEW | {"store": "yes"})

    assert again.status_code == 400
    assert again.context["form"].non_field_errors()


@pytest.mark.parametrize("address", ["/settings/rules/nothing/answer/", "/settings/rules/enquiry/whenever/"])
def test_an_unknown_clock_is_not_there(page, address):
    assert page.get(address).status_code == 404


@pytest.mark.parametrize("role", [None, Role.SUPERVISOR, Role.OFFICER, Role.MODERATOR, Role.AUDITOR])
@pytest.mark.parametrize("address", ["/settings/rules/", PAGE])
def test_nobody_else_finds_them(signed_in, role, address):
    client = signed_in(person(*[role] if role else []))

    assert (client.get(address).status_code, client.post(address, NEW).status_code) in ((404, 404), (404, 405))


@pytest.mark.parametrize("address", ["/settings/rules/", PAGE])
def test_a_visitor_is_not_sent_to_sign_in(client, address):
    assert client.get(address).status_code == 404


def test_the_table_asks_as_much_for_more_rules(admin):
    def asked():
        with CaptureQueriesContext(connection) as found:
            rule_table(date(2026, 2, 12))
        return len(found)

    before = asked()
    for day in (1, 2, 3):
        add_rule("enquiry", "answer", length=3, unit="days", valid_from=date(2026, 6, day), by=admin)

    assert asked() == before == 2


def test_a_clock_without_a_rule_is_named(admin):
    assert without_rule(date(2026, 2, 12)) == []

    DeadlineRule.objects.filter(channel="correction").update(valid_until=date(2026, 2, 11))

    assert [(one.channel, one.clock) for one in without_rule(date(2026, 2, 12))] == [("correction", "answer")]


def test_the_rule_for_all_channels_is_shown_where_there_is_none_of_its_own(admin):
    clocks = {(one.channel, one.clock): one for table in rule_table(date(2026, 2, 12)) for one in table.clocks}

    assert clocks["any", "rate"].now.rule.length == 30
    assert clocks["enquiry", "answer"].general is None
    for (_channel, clock), one in clocks.items():
        assert one.general == (clocks["any", clock].now if ("any", clock) in clocks else None)
