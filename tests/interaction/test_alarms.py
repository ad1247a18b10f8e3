"""Alarms: each comes on its day and not before, leads somewhere, and is told to supervisors once a day."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from interaction import registry, workflow
from interaction.actions.alarms import tell_alarms
from interaction.actions.clock import JOBS
from interaction.actions.events import chain_holds
from interaction.actions.mailing import send_notices
from interaction.channels.base import Channel, Clock
from interaction.models import ChannelSetting, Deadline, DeadlineRule, Event, Notice, Occasion, Register
from interaction.queries.alarms import alarms, alarms_of
from people.models import Role
from tests.interaction.letters import at, department, enquiry, published
from tests.interaction.making import interview, person

pytestmark = [pytest.mark.django_db]
ENGLISH = {"accept-language": "en"}


@pytest.fixture(autouse=True)
def now(frozen):
    """Tuesday 3 March 2026, 10:00; no column is empty or silent."""
    ChannelSetting.objects.bulk_create(
        ChannelSetting(channel=key, is_open=False) for key in ("enquiry", "mailbox", "suggestion")
    )
    return frozen


def watched(channel: str) -> None:
    ChannelSetting.objects.filter(channel=channel).update(is_open=True)


def kinds() -> list[str]:
    return [one.kind for one in alarms()]


def overdue_letter(count: int = 1, **columns):
    letter = enquiry(count, **columns)
    rule = DeadlineRule.objects.get(channel="enquiry", clock="answer")
    Deadline.objects.create(
        submission=letter, rule=rule, started_on=at(2026, 2, 20).date(), due_on=at(2026, 3, 2).date()
    )
    return letter


def test_a_quiet_site_has_no_alarm():
    enquiry(1, submitted_at=at(2026, 3, 2, 9))

    assert alarms() == []


@pytest.mark.parametrize(("days", "expected"), [(59, []), (61, ["unanswered"])])
def test_a_letter_without_answer_alarms_after_sixty_days(days, expected):
    enquiry(1, submitted_at=timezone.now() - timedelta(days=days))
    enquiry(2, submitted_at=at(2026, 3, 2, 9))

    assert kinds() == expected


@pytest.mark.parametrize("columns", [{"state": "rejected"}, {"state": "withdrawn"}, {"state": "closed"}])
def test_what_is_over_or_not_valid_does_not_alarm(columns):
    enquiry(1, submitted_at=at(2025, 11, 1), **columns)
    enquiry(2, submitted_at=at(2026, 3, 2, 9))

    assert kinds() == []


def test_unanswered_letters_are_counted_per_department_and_lead_to_its_desk():
    works = department("works", "建设局")
    for count in range(3):
        enquiry(count, submitted_at=at(2025, 12, 1 + count, 9), department=works)
    enquiry(5, submitted_at=at(2026, 3, 2, 9))

    (alarm,) = alarms()

    assert (alarm.data["letters"], alarm.department) == (3, works.pk)
    assert alarm.since == at(2026, 1, 31).date()
    assert alarm.url == f"/desk/?tab=open&department={works.pk}"


@pytest.mark.parametrize(("days", "expected"), [(44, []), (46, ["silent"])])
def test_a_column_alarms_after_45_days_without_a_new_public_answer(days, expected):
    watched("enquiry")
    moment = timezone.now() - timedelta(days=days)
    published(1, answered_at=moment, published_at=moment)
    enquiry(2, submitted_at=at(2026, 3, 2, 9), state="rejected")

    assert kinds() == expected


def test_a_column_without_any_published_letter_is_empty_unless_it_is_closed_or_private():
    watched("mailbox")
    enquiry(1, submitted_at=at(2026, 3, 2, 9), channel="mailbox")

    (alarm,) = alarms()

    assert (alarm.key, alarm.url, alarm.since) == ("empty-mailbox", "/mailbox/", at(2026, 3, 2).date())


class Asked(Channel):
    """A channel whose occasions owe a result."""

    key, name = "asked", "Asked"
    occasion_workflow = workflow.INTERVIEW
    workflow = workflow.LIVE
    clocks = (Clock("result", "close"),)


@pytest.mark.parametrize(
    ("closed", "columns", "expected"),
    [
        ((2026, 2, 9), {}, []),
        ((2026, 2, 2), {}, ["no-result"]),
        ((2026, 2, 2), {"afterword": "采纳了三条意见。"}, []),
        ((2026, 2, 2), {"state": "cancelled"}, []),
    ],
)
def test_an_occasion_that_owes_a_result_alarms_after_fifteen_working_days(monkeypatch, closed, columns, expected):
    monkeypatch.setitem(registry.channels, "asked", Asked())
    interview(columns.pop("state", "archived"), channel="asked", closed_at=at(*closed, 18), **columns)
    interview("archived", closed_at=at(2025, 6, 1))  # an interview owes none

    assert kinds() == expected


def test_figures_that_stand_still_for_a_month_alarm():
    letter = enquiry(1, submitted_at=at(2026, 1, 5, 9), answered_at=at(2026, 1, 20, 9), state="replied")
    assert kinds() == ["stale"]

    type(letter).objects.update(answered_at=at(2026, 2, 20, 9))
    assert kinds() == []


def test_an_overdue_department_alarms_from_the_day_after():
    overdue_letter(1)
    overdue_letter(2)

    (alarm,) = alarms()

    assert (alarm.kind, alarm.data["letters"], alarm.since) == ("overdue", 2, at(2026, 3, 3).date())


def test_a_supervisor_of_one_department_sees_its_alarms_alone():
    watched("mailbox")
    works = department("works", "建设局")
    overdue_letter(1, department=works)
    overdue_letter(2)

    assert [one.department for one in alarms_of(person(Role.SUPERVISOR, department=works))] == [works.pk]
    assert len(alarms_of(person(Role.SUPERVISOR))) == 3
    assert alarms_of(person(Role.OFFICER, department=works)) == []


def test_the_page_says_each_alarm_with_its_day_and_its_way(client):
    overdue_letter(1, department=department("works", "建设局"))
    client.force_login(person(Role.SUPERVISOR))

    page = client.get("/desk/alarms/", headers=ENGLISH).content.decode()

    assert "建设局: 1 letter is overdue" in page
    assert "tab=overdue&amp;department=" in page
    assert 'datetime="2026-03-03"' in page


def test_nobody_but_supervisors_finds_the_page(client):
    assert client.get("/desk/alarms/").status_code == 404
    client.force_login(person(Role.OFFICER))
    assert client.get("/desk/alarms/").status_code == 404


def told_again() -> int:
    """What a later look tells."""
    cache.clear()
    return tell_alarms()


def test_alarms_are_looked_at_once_an_hour(django_assert_num_queries):
    tell_alarms()

    with django_assert_num_queries(0):
        assert tell_alarms() == 0


def test_supervisors_are_told_once_a_day_for_as_long_as_it_lasts(now):
    boss, other = person(Role.SUPERVISOR), person(Role.SUPERVISOR, department=department("other", "他局"))
    overdue_letter(1, department=department("works", "建设局"))

    assert told_again() == 1
    assert told_again() == 0
    now.shift(24 * 60 * 60)
    assert told_again() == 1

    assert list(Notice.objects.values_list("user", flat=True)) == [boss.pk, boss.pk]
    assert not Notice.objects.filter(user=other).exists()
    assert chain_holds(Register.objects.get(key="alarms").events.order_by("seq"))


def test_a_mail_says_what_is_wrong_and_where_to_look():
    person(Role.SUPERVISOR, language="en")
    overdue_letter(1, department=department("works", "建设局"))
    tell_alarms()

    assert send_notices() == 1

    assert mail.outbox[0].subject == "建设局: 1 letter is overdue"
    assert "/desk/alarms/" in mail.outbox[0].body


def test_every_kind_of_alarm_is_said_in_page_and_mail(client, monkeypatch):
    monkeypatch.setitem(registry.channels, "asked", Asked())
    watched("mailbox")
    watched("enquiry")
    person(Role.SUPERVISOR, language="en")
    old = timezone.now() - timedelta(days=50)
    published(1, submitted_at=old, answered_at=old, published_at=old)
    overdue_letter(2, submitted_at=at(2025, 12, 1))
    Occasion.objects.filter(pk=interview("archived", channel="asked", closed_at=at(2026, 2, 2)).pk).update(title="问")
    enquiry(3, submitted_at=at(2026, 1, 2), state="rejected")
    expected = {"unanswered", "overdue", "silent", "empty", "no-result", "stale"}
    assert set(kinds()) == expected

    tell_alarms()

    assert {event.data["alarm"] for event in Event.objects.filter(kind="alarm")} == expected
    assert send_notices() == len(mail.outbox) == 6
    assert all(one.subject and "%(" not in one.subject + one.body for one in mail.outbox)


def test_the_clock_tells_alarms():
    assert tell_alarms in JOBS.values()


def test_as_many_queries_for_three_departments_as_for_one():
    counts = []
    for number in (1, 2, 3):
        overdue_letter(number, department=department(f"d{number}", f"{number}局"), submitted_at=at(2025, 12, 1))
        with CaptureQueriesContext(connection) as counting:
            alarms()
        counts.append(len(counting))

    assert counts[0] == counts[2] <= 8
