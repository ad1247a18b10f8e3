"""Where administrators begin: what is set up, what is missing; and the history of what they changed."""

from datetime import date, timedelta

import pytest
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation

from interaction.actions.deadline_rules import add_rule
from interaction.actions.events import note_change
from interaction.actions.settings.channels import keep_channel
from interaction.actions.settings.templates import add_template
from interaction.models import DeadlineRule, Event, Notice, WorkDay
from interaction.queries.settings.history import chains, changes, told
from interaction.queries.settings.overview import overview
from people.landing import landing, workplaces
from people.models import Role
from tests.interaction.letters import at, department, enquiry
from tests.interaction.making import person

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HISTORY = "/settings/history/"
TODAY = date(2026, 3, 3)


@pytest.fixture
def admin(frozen):
    frozen.move_to(at(2026, 3, 3, 10))
    return person(Role.ADMIN)


def checks(today=TODAY):
    return {check.title: check for check in overview(today)}


def by_url(url, today=TODAY):
    return next(check for check in overview(today) if check.url == url)


def test_administrators_begin_here(signed_in, admin):
    assert landing(admin) == "/settings/"
    assert "/settings/" in [place["url"] for place in workplaces(admin)]
    shown = signed_in(admin).get("/settings/")
    assert shown.status_code == 200
    assert len(shown.context["missing"]) + len(shown.context["standing"]) == len(overview(TODAY))


def test_missing_roles_are_named_until_somebody_holds_them(admin):
    people = overview(TODAY)[0]
    assert not people.stands
    for role in (Role.MODERATOR, Role.DISPATCHER, Role.OFFICER, Role.APPROVER, Role.SUPERVISOR):
        assert str(role.label) in people.said[0]
        person(role)

    assert overview(TODAY)[0].stands


def test_somebody_who_may_not_sign_in_holds_nothing(admin):
    person(Role.MODERATOR, is_active=False)

    assert str(Role.MODERATOR.label) in overview(TODAY)[0].said[0]


def test_a_clock_without_a_rule_and_a_year_without_a_calendar_are_told(admin):
    assert by_url("/settings/rules/").stands
    assert by_url("/settings/calendar/").stands
    assert not by_url("/settings/calendar/", date(2026, 12, 1)).stands  # 2027 is provisional, its notice overdue

    DeadlineRule.objects.filter(channel="correction").update(valid_until=date(2026, 1, 1))
    WorkDay.objects.filter(day__year=2026).delete()

    assert not by_url("/settings/rules/").stands
    assert not by_url("/settings/calendar/").stands


def test_closed_channels_and_prepared_answers_are_counted(admin):
    before = by_url("/settings/channels/").said
    assert not by_url("/settings/templates/").stands

    keep_channel("mailbox", is_open=False, notice="维护", notice_en="", target_minutes=5, by=admin, seen="")
    add_template(title="一", text="二", by=admin)

    assert len(by_url("/settings/channels/").said) == len(before) + 1
    assert by_url("/settings/templates/").stands


def test_mail_says_when_the_last_went_out_and_what_failed(admin, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    mail = checks()[_mail_title()]
    assert mail.stands
    event = note_change("people", "told", by=admin, data={"was": {}, "is": {}})
    Notice.objects.create(event=event, user=admin, sent_at=timezone.now())
    assert "2026" in checks()[mail.title].said[0]
    Notice.objects.create(event=event, user=person(), tries=3)

    failed = checks()[mail.title]

    assert not failed.stands
    assert "1" in failed.said[1]


def _mail_title():
    return [check.title for check in overview(TODAY)][5]


def test_overview_asks_as_much_for_a_large_site(admin):
    def asked():
        with CaptureQueriesContext(connection) as found:
            overview(TODAY)
        return len(found)

    one = asked()
    for number in range(3):
        person(Role.OFFICER, department=department(f"more{number}", f"第{number}局"))
        add_template(title=f"模板{number}", text="二", by=admin)

    assert asked() == one


@pytest.mark.parametrize("role", [None, Role.SUPERVISOR, Role.OFFICER, Role.MODERATOR, Role.AUDITOR])
def test_nobody_else_finds_the_overview(signed_in, role):
    assert signed_in(person(*[role] if role else [])).get("/settings/").status_code == 404


def test_history_says_who_changed_what_from_what_to_what(signed_in, admin):
    add_rule("enquiry", "answer", length=3, unit="days", valid_from=TODAY, law="新办法", by=admin)
    keep_channel("mailbox", is_open=False, notice="维护中", notice_en="", target_minutes=5, by=admin, seen="")

    shown = signed_in(admin).get(HISTORY)

    channel, rule = shown.context["changes"]
    assert (channel.event.actor, rule.event.actor) == (admin, admin)
    assert ("5", "3") in [(pair.was, pair.now) for pair in rule.differences]
    assert ("", "维护中") in [(pair.was, pair.now) for pair in channel.differences]
    assert admin.name in shown.content.decode()
    assert "notice good" in shown.content.decode()


def test_history_is_narrowed_to_one_part(signed_in, admin):
    add_rule("enquiry", "answer", length=3, unit="days", valid_from=TODAY, by=admin)
    add_template(title="一", text="二", by=admin)
    page = signed_in(admin)

    assert [one.event.register_id for one in page.get(f"{HISTORY}?part=rules").context["changes"]] == ["rules"]
    assert len(page.get(f"{HISTORY}?part=nonsense").context["changes"]) == 2
    assert page.get(f"{HISTORY}?page=999").status_code == 200


def test_a_changed_entry_of_the_history_is_found(signed_in, admin):
    for day in (4, 5, 6):
        add_rule("enquiry", "answer", length=day, unit="days", valid_from=date(2026, 3, day), by=admin)
    assert [(chain.key, chain.changes, chain.fault) for chain in chains()] == [("rules", 3, None)]

    row = models.QuerySet(Event).filter(register="rules", seq=2)
    row.update(data={"was": {}, "is": {"length": 99}})

    assert [chain.fault for chain in chains()] == [2]
    assert "notice stop" in signed_in(admin).get(HISTORY).content.decode()


def test_a_removed_last_entry_of_the_history_is_found(admin):
    add_template(title="一", text="二", by=admin)
    add_template(title="三", text="四", by=admin)

    rows = models.QuerySet(Event).filter(register="templates", seq=2)
    rows._raw_delete(rows.db)

    assert [chain.fault for chain in chains()] == [2]


def test_what_other_parts_note_is_said_too(admin):
    note_change("people", "role-granted", by=admin, data={"was": None, "is": ["officer"]})
    note_change("people", "role-ended", by=None, data={"was": {"role": "officer"}, "is": {}})

    with translation.override("en"):
        first, second = told(changes())

    assert [(pair.was, pair.now) for pair in first.differences] == [("Department officer", "")]
    assert [(pair.was, pair.now) for pair in second.differences] == [("", "Department officer")]


def test_history_shows_nothing_of_letters(admin):
    note_change("rules", "rule-added", by=admin, data={"was": {}, "is": {}})
    letter = enquiry()
    assert letter.events.count() == 0
    from_letters = Event.objects.filter(register=None).count()

    assert changes().count() == Event.objects.count() - from_letters == 1


@pytest.mark.parametrize(
    ("role", "status"), [(None, 404), (Role.SUPERVISOR, 404), (Role.MODERATOR, 404), (Role.AUDITOR, 200)]
)
def test_auditors_read_the_history_and_nobody_else(signed_in, role, status):
    client = signed_in(person(*[role] if role else []))

    assert client.get(HISTORY).status_code == status
    assert client.post(HISTORY).status_code == 405


def test_history_asks_as_much_for_more(signed_in, admin):
    page = signed_in(admin)

    def asked():
        with CaptureQueriesContext(connection) as found:
            page.get(HISTORY)
        return len(found)

    add_template(title="一", text="二", by=admin)
    asked()
    one = asked()
    for number in range(3):
        add_template(title=str(number), text="二", by=person(Role.ADMIN))

    assert asked() == one


def test_a_mail_that_waits_long_is_told(admin, frozen):
    event = note_change("people", "told", by=admin, data={"was": {}, "is": {}})
    Notice.objects.create(event=event, user=admin)
    title = _mail_title()
    before = len(checks()[title].said)

    frozen.move_to(at(2026, 3, 3, 10) + timedelta(hours=2))

    assert len(checks()[title].said) == before + 1


def test_history_says_every_change_of_a_standing_answer_in_words(frozen):
    kinds = ("faq-made", "faq-changed", "faq-checked", "faq-retired", "faq-back", "faq-source-gone")
    looked = {"was": {"checked_on": "2026-01-05"}, "is": {"checked_on": "2026-02-24"}}
    for kind in kinds:
        note_change("faq-7", kind, by=None, data=looked)

    with translation.override("en"):
        said = told(Event.objects.filter(register="faq-7"))

    assert not {one.what for one in said} & set(kinds)
    assert {one.part for one in said} == {"Standing answer 7"}
    assert str(said[0].differences[0].now) == "24 February 2026"
