"""The on-time rate of letters of 2024 to 2026, worked out on paper from the State Council's notices of those years.

Each due day is written down with the days that count; the rates below them are counted by eye, not by the site.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

import pytest
from django.core.cache import cache

from interaction.actions import deadlines
from interaction.models import Submission
from tests.interaction.letters import SHANGHAI, at, enquiry

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HOTLINE = "山东省政务服务热线管理办法"  # five working days, ten more with a reason
PROMISE = "默认值"  # the site's own three working days, for errors of the site
TODAY = at(2026, 10, 20, 9)
LAST_MINUTE, FIRST_MINUTE = time(23, 59), time(0, 0, 30)
IN_TIME, LATE, NOT_DUE = "in time", "late", "not due"


@dataclass(frozen=True)
class Sent:
    """Letters of one day with one last day; `answers` says of each when it was answered ("" never) and what that is."""

    on: str
    due: str
    answers: tuple[tuple[str, str], ...]
    channel: str = "enquiry"
    law: str = HOTLINE
    acts: tuple[tuple[str, str | int], ...] = ()


def one(day: str, verdict: str) -> tuple[tuple[str, str]]:
    return ((day, verdict),)


SET = (
    # Spring Festival 2024: rest 10-17 February, worked Sundays 4 and 18. Counted 4 5 6 7 8
    Sent("2024-02-02", "2024-02-08", (("2024-02-08", IN_TIME), ("2024-02-09", LATE))),
    # Counted 8 9 18 19 20
    Sent(
        "2024-02-07",
        "2024-02-20",
        (("2024-02-19", IN_TIME), ("2024-02-20", IN_TIME), ("2024-02-21", LATE), ("", LATE)),
    ),
    # National Day 2024: rest 1-7 October, worked Sunday 29 September and Saturday 12 October. Counted 29 30, 8 9 10
    Sent(
        "2024-09-27",
        "2024-10-10",
        (("2024-10-09", IN_TIME), ("2024-10-10", IN_TIME), ("2024-10-11", LATE), ("", LATE)),
        channel="mailbox",
    ),
    # Counted 10 11 12 14 15
    Sent("2024-10-09", "2024-10-15", (("2024-10-12", IN_TIME), ("2024-10-15", IN_TIME))),
    # Ten more after 10 October: 11 12 14 15 16 17 18 21 22 23
    Sent(
        "2024-09-27",
        "2024-10-23",
        (("2024-10-23", IN_TIME), ("2024-10-24", LATE)),
        acts=(("extend", 10),),
    ),
    # New Year 2025: rest 1 January. Counted 31, 2 3 6 7
    Sent("2024-12-30", "2025-01-07", (("2025-01-06", IN_TIME), ("2025-01-07", IN_TIME), ("2025-01-08", LATE))),
    # Spring Festival 2025: rest 28 January - 4 February, worked Sunday 26 January, Saturday 8 February.
    # Counted 26 27, 5 6 7; the day after the last one is the worked Saturday
    Sent("2025-01-24", "2025-02-07", (("2025-02-07", IN_TIME), ("2025-02-08", LATE)), channel="suggestion"),
    # Counted 7 8 10 11 12
    Sent("2025-02-06", "2025-02-12", one("2025-02-12", IN_TIME)),
    # Stood still from 26 January to 5 February. Counted 6 7 8 10 11
    Sent(
        "2025-01-24",
        "2025-02-11",
        (("2025-02-11", IN_TIME), ("2025-02-12", LATE)),
        acts=(("pause", "2025-01-26"), ("resume", "2025-02-06")),
    ),
    # Stands still to this day, so it is not due, though its day of before is long over
    Sent("2025-01-24", "2025-02-07", one("", NOT_DUE), acts=(("pause", "2025-01-27"),)),
    # National Day 2025: rest 1-8 October, worked Sunday 28 September, Saturday 11 October. Counted 28 29 30, 9 10
    Sent(
        "2025-09-26",
        "2025-10-10",
        (("2025-10-09", IN_TIME), ("2025-10-10", IN_TIME), ("2025-10-11", LATE), ("", LATE)),
        channel="complaint",
    ),
    # Counted 11 13 14 15 16
    Sent("2025-10-10", "2025-10-16", one("2025-10-16", IN_TIME)),
    # New Year 2026: rest 1-3 January, worked Sunday 4. Counted 31, 4 5 6 7
    Sent("2025-12-30", "2026-01-07", (("2026-01-04", IN_TIME), ("2026-01-07", IN_TIME), ("2026-01-08", LATE))),
    # Spring Festival 2026: rest 15-23 February, worked Saturdays 14 and 28. Counted 13 14 24 25 26
    Sent("2026-02-12", "2026-02-26", (("2026-02-25", IN_TIME), ("2026-02-26", IN_TIME), ("2026-02-27", LATE))),
    # Ten more after 26 February: 27 28, 2 3 4 5 6 9 10 11
    Sent(
        "2026-02-12",
        "2026-03-11",
        (("2026-03-11", IN_TIME), ("2026-03-12", LATE)),
        channel="mailbox",
        acts=(("extend", 10),),
    ),
    # Stood still 13-23 February and 25-26 February. Counted 24 27 28, 2 3
    Sent(
        "2026-02-12",
        "2026-03-03",
        one("2026-03-03", IN_TIME),
        acts=(("pause", "2026-02-13"), ("resume", "2026-02-24"), ("pause", "2026-02-25"), ("resume", "2026-02-27")),
    ),
    # National Day 2026: rest 1-7 October, worked Sunday 20 September, Saturday 10 October. Counted 8 9 10
    Sent(
        "2026-09-30",
        "2026-10-10",
        (("2026-10-10", IN_TIME), ("2026-10-12", LATE)),
        channel="correction",
        law=PROMISE,
    ),
    # Counted 30, 8 9 10 12
    Sent("2026-09-29", "2026-10-12", (("2026-10-12", IN_TIME), ("2026-10-13", LATE), ("", LATE))),
    # The last day is today: 14 15 16 19 20. And tomorrow's: 15 16 19 20 21
    Sent("2026-10-13", "2026-10-20", one("", NOT_DUE)),
    Sent("2026-10-14", "2026-10-21", (("2026-10-19", NOT_DUE), ("", NOT_DUE))),
)
# Month by month: how many fell due, how many of them were answered in time, and the rate.
MONTHS = {
    "2024-02": (6, 3, 50.0),
    "2024-10": (8, 5, 62.5),
    "2025-01": (3, 2, 66.67),
    "2025-02": (5, 3, 60.0),
    "2025-10": (5, 3, 60.0),
    "2026-01": (3, 2, 66.67),
    "2026-02": (3, 2, 66.67),
    "2026-03": (3, 2, 66.67),
    "2026-10": (5, 2, 40.0),
}
YEARS = {"2024": (14, 8, "57.1%"), "2025": (13, 8, "61.5%"), "2026": (14, 8, "57.1%")}


def moment(day: str, clock: time = time(12)) -> datetime:
    return datetime.combine(date.fromisoformat(day), clock, SHANGHAI)


@pytest.fixture
def letters(frozen) -> list[tuple[Submission, Sent, str]]:
    """All letters of the set, each lived through in its own time; in the end it is today."""
    made = []
    for sent in SET:
        for answered, verdict in sent.answers:
            made.append((live_through(frozen, len(made), sent, answered), sent, verdict))
    frozen.move_to(TODAY)
    cache.clear()
    return made


def live_through(frozen, count: int, sent: Sent, answered: str) -> Submission:
    """Answers of the last day come in its last minute, others in the first of theirs."""
    frozen.move_to(moment(sent.on))
    letter = enquiry(count, channel=sent.channel, submitted_at=moment(sent.on))
    deadlines.start(letter, "answer", on=date.fromisoformat(sent.on))
    for act, value in sent.acts:
        if act == "extend":
            deadlines.extend(letter, "answer", days=value, reason="情况复杂")
            continue
        frozen.move_to(moment(value))
        getattr(deadlines, act)(letter, "answer", on=date.fromisoformat(value), reason="等待材料")
    if answered:
        frozen.move_to(moment(answered, LAST_MINUTE if answered == sent.due else FIRST_MINUTE))
        deadlines.meet(letter, "answer")
        Submission.objects.filter(pk=letter.pk).update(state="replied", answered_at=moment(answered))
    return letter


def left_out(count: int) -> None:
    """Late in October 2025, but owed to nobody: withdrawn, and joined to another letter."""
    columns = {"submitted_at": moment("2025-09-26")}
    main = enquiry(count, state="replied", answered_at=moment("2025-09-26"), **columns)
    for number, more in enumerate(({"state": "withdrawn"}, {"merged_into": main}, {"state": "rejected"}), count + 1):
        letter = enquiry(number, **columns)
        deadlines.start(letter, "answer", on=date(2025, 9, 26))
        Submission.objects.filter(pk=letter.pk).update(**more)


def rows(client, breakdown: str) -> list[dict]:
    cache.clear()
    found = client.get("/statistics/letters.json").json()["rows"]
    return [row for row in found if row["breakdown"] == breakdown]


def by_month(client) -> dict[str, tuple]:
    due = [row for row in rows(client, "all") if row["due"]]
    return {row["month"]: (row["due"], row["on_time"], row["on_time_rate"]) for row in due}


def test_the_last_days_are_those_written_down(letters):
    assert len(letters) >= 25
    for letter, sent, _verdict in letters:
        clock = letter.deadlines.select_related("rule").get()
        assert (sent.on, str(clock.due_on), clock.rule.law) == (sent.on, sent.due, sent.law)
        assert not clock.is_provisional


def test_the_rate_of_every_month_is_the_one_written_down(client, letters):
    assert by_month(client) == MONTHS


def test_withdrawn_rejected_and_joined_letters_never_fall_due(client, letters):
    left_out(len(letters))

    assert by_month(client) == MONTHS


def test_channels_add_up_to_what_was_counted_by_eye(client, letters):
    verdicts = [verdict for _letter, _sent, verdict in letters]
    found = rows(client, "channel")

    assert (verdicts.count(IN_TIME), verdicts.count(LATE), verdicts.count(NOT_DUE)) == (24, 17, 4)
    assert sum(row["due"] for row in found) == 41
    assert sum(row["on_time"] for row in found) == 24


def test_the_pages_of_months_and_years_say_the_rates_to_their_readers(client, letters):
    months = [({"month": month}, due, on_time, f"{rate:.1f}%") for month, (due, on_time, rate) in MONTHS.items()]
    years = [({"year": year}, *told) for year, told in YEARS.items()]

    for path, asked in (("", months), ("year/", years)):
        for query, due, on_time, rate in asked:
            page = client.get(f"/statistics/{path}", query, headers={"accept-language": "en"}).content.decode()
            assert f"<dt>Answered on time</dt><dd>{rate}</dd>" in page
            assert f"{due} answers fell due; {on_time} came in time, extensions included." in page
