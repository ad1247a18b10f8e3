"""The figures equal a plain recount: on the real messages, and on a set of our own dated 2024 to 2026."""

from collections import defaultdict
from datetime import date, datetime, timedelta
from pathlib import Path
from random import Random

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.utils import timezone

from interaction.models import Deadline, DeadlineRule, Rating
from interaction.queries.figures import month_figures
from people.models import Department
from tests.interaction.figures_recount import calendar, recount, told, workdays
from tests.interaction.letters import SHANGHAI, enquiry

pytestmark = [pytest.mark.django_db]
REAL = Path(__file__).resolve().parents[3] / "shared" / "data" / "messages-answered.jsonl"
CHANNELS = ("enquiry", "mailbox", "suggestion", "complaint", "correction")
STATES = ("waiting", "assigned", "in-progress", "replied", "closed", "rejected", "withdrawn")
COMPARED = (
    "received",
    "valid",
    "answered",
    "reply_rate",
    "due",
    "on_time",
    "on_time_rate",
    "mean_days",
    "median_days",
)

NOTHING = told(defaultdict(list))


def compared(client) -> tuple[int, int]:
    """Compares every row of the file with the recount; returns how many rows and how many of them stand together."""
    cache.clear()
    expected, rows = recount(timezone.localdate()), client.get("/statistics/letters.json").json()["rows"]
    shown = {(row["month"], row["breakdown"], row["key"]): row for row in rows}
    alone = {key: row for key, row in shown.items() if key[2] != "few"}
    for key, row in alone.items():
        known = expected.get(key, NOTHING)
        assert {name: row[name] for name in COMPARED} == {name: known[name] for name in COMPARED}
        if row["rated"] is not None:
            assert (row["rated"], row["satisfaction"]) == (known["rated"], known["satisfaction"])
    hidden = set(expected) - set(alone)
    for month, breakdown, _key in hidden:
        together = shown[month, breakdown, "few"]
        parts = [found for key, found in expected.items() if key[:2] == (month, breakdown) and key in hidden]
        for name in ("received", "valid", "answered", "due", "on_time"):
            assert together[name] == sum(part[name] for part in parts)
    return len(alone), len(hidden)


@pytest.mark.servers
@pytest.mark.skipif(not REAL.exists(), reason="the real messages are not here")
def test_after_the_import_of_real_messages_the_figures_equal_a_recount(client):
    call_command("import_messages", str(REAL))

    alone, hidden = compared(client)

    assert (alone > 100, hidden > 0) == (True, True)


def own_set(number: int = 900) -> None:
    """Letters of all channels dated 2024 to 2026, in every state, some late, some paused, some with a rating."""
    chance, first = Random(20260303), datetime(2024, 1, 1, 9, tzinfo=SHANGHAI)
    places = [
        Department.objects.create(slug=f"own{n}", kind=Department.Kind.DEPARTMENT, name=f"第{n}所") for n in range(7)
    ]
    rules = list(DeadlineRule.objects.filter(clock__in=("answer", "return", "handle", "tell"), channel__in=CHANNELS))
    main = enquiry(900_000, submitted_at=first, department=places[0])
    for count in range(number):
        sent = first + timedelta(minutes=chance.randrange(790 * 24 * 60))
        took = timedelta(minutes=chance.randrange(30, 20 * 24 * 60))
        state = chance.choice(STATES)
        answered = sent + took if state in ("replied", "closed") and sent + took < timezone.now() else None
        letter = enquiry(
            count,
            channel=chance.choice(CHANNELS),
            submitted_at=sent,
            answered_at=answered,
            state=state,
            department=chance.choice([*places[:5], places[0], places[0], None]),
            merged_into=main if chance.random() < 0.05 else None,
        )
        clocks(chance, letter, rules, answered)
        if answered and chance.random() < 0.6:
            Rating.objects.create(submission=letter, person_key="p", mark=chance.choice((1, 2, 3, 3)))
            Rating.objects.filter(submission=letter).update(at=answered)


def clocks(chance: Random, letter, rules, answered) -> None:
    own = [rule for rule in rules if rule.channel == letter.channel]
    for rule in chance.sample(own, chance.randrange(len(own) + 1)):
        started = timezone.localdate(letter.submitted_at)
        Deadline.objects.create(
            submission=letter,
            rule=rule,
            started_on=started,
            due_on=started + timedelta(days=chance.randrange(1, 12)),
            met_at=answered,
            paused_since=started if not answered and chance.random() < 0.1 else None,
            extra_days=chance.choice((0, 0, 3)),
        )


def test_on_our_own_letters_of_2024_to_2026_all_rates_equal_a_recount(client, frozen):
    own_set()

    alone, hidden = compared(client)

    assert (alone > 150, hidden > 20) == (True, True)
    rows = [row for row in client.get("/statistics/letters.json").json()["rows"] if row["breakdown"] == "all"]
    assert sum(row["due"] for row in rows) > 200
    assert 20 < sum(row["on_time"] for row in rows) < sum(row["due"] for row in rows)


def test_the_recount_itself_counts_working_days_as_the_calendar_says():
    # 13, 14 (make-up), 24-27, 28 (make-up) February, 2-6 March
    assert workdays(date(2026, 2, 12), date(2026, 3, 6), calendar()) == 12


def test_the_home_page_says_what_the_figures_of_the_month_say(client, frozen):
    own_set(400)
    from_home = month_figures()
    rows = client.get("/statistics/letters.json").json()["rows"]

    month = next(row for row in rows if (row["month"], row["breakdown"]) == ("2026-03", "all"))
    assert from_home["received"] == month["received"]
    assert from_home["answered_rate"] == pytest.approx(month["reply_rate"])
    assert from_home["on_time_rate"] == pytest.approx(month["on_time_rate"], abs=0.01)
    assert from_home["mean_days"] == pytest.approx(month["mean_days"], abs=0.01)
