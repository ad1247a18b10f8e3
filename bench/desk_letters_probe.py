"""Plants letters in all states and times the lists of the desk; run in `manage.py shell`."""

import json
import statistics
import time
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from bench.near_texts import letters as texts_of
from interaction.actions.indexing import index
from interaction.models import Deadline, DeadlineRule, Submission
from people.models import Department, Membership, Role, User

OPEN = 400
DEPARTMENTS = 15
STATES = ("accepted", "assigned", "in-progress", "in-review")
PASSES = 9
INDEXED = 2_000  # letters whose words can be found; the rest has no text of its own
LISTS = {
    "officer: to do": ("officer", "/desk/?tab=to-do"),
    "officer: answered": ("officer", "/desk/?tab=answered"),
    "officer: one channel, due this week": ("officer", "/desk/?tab=to-do&channel=enquiry&due=week"),
    "dispatcher: to be assigned": ("dispatcher", "/desk/?tab=unassigned"),
    "dispatcher: answered, page 5": ("dispatcher", "/desk/?tab=answered&page=5"),
    "dispatcher: words": ("dispatcher", "/desk/?tab=answered&q=路灯"),
    "supervisor: overdue and boards": ("supervisor", "/desk/?tab=overdue"),
}


def run(letters: int) -> None:
    """Prints as JSON the median milliseconds of each list."""
    places = [
        Department.objects.create(slug=f"bench-{number}", name=f"第{number}局", kind="department")
        for number in range(DEPARTMENTS)
    ]
    plant(letters, places)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    clients = {role: signed_in(role, places[0]) for role in ("officer", "dispatcher", "supervisor")}
    told = {}
    for what, (role, address) in LISTS.items():
        took = []
        for _pass in range(PASSES):
            start = time.perf_counter()
            response = clients[role].get(address)
            took.append(1000 * (time.perf_counter() - start))
            assert response.status_code == 200, (address, response.status_code)
        told[what] = statistics.median(took)
    print(json.dumps(told))


def signed_in(role: str, place: Department) -> Client:
    """A browser of somebody with this role."""
    who = User.objects.add(name=role, mail=f"{role}@example.org", password=None)
    where = place if role == Role.OFFICER else None
    Membership.objects.create(user=who, role=role, department=where)
    client = Client(HTTP_HOST="localhost")
    client.force_login(who)
    return client


def plant(letters: int, places: list[Department]) -> None:
    """So many letters, OPEN of them spread over the last ones, each with a clock."""
    now, texts = timezone.now(), texts_of(min(letters, INDEXED))
    rule = DeadlineRule.objects.get(channel="enquiry", clock="answer")
    for start in range(0, letters, 2_000):
        numbers = range(start, min(start + 2_000, letters))
        with transaction.atomic():
            made = Submission.objects.bulk_create(
                planted(number, letters - number <= OPEN, texts, places, now) for number in numbers
            )
            Deadline.objects.bulk_create(clock_of(one, rule, now) for one in made if one.department_id)
            for one in made[: max(0, INDEXED - start)]:
                index(one)


def planted(number: int, is_open: bool, texts: list[str], places: list[Department], now) -> Submission:
    """One letter; the open ones in all states, three quarters of them with a department."""
    state = STATES[number % 4] if is_open else "replied"
    return Submission(
        channel="enquiry",
        number=f"LS-2026-{number:06d}",
        kind="question",
        state=state,
        title=texts[number % len(texts)][:50],
        key_hash=f"bench-{number}",
        body_hash=f"{number}",
        department=None if state == "accepted" else places[number % DEPARTMENTS],
        submitted_at=now - timedelta(minutes=5 * (100_000 - number)),
        answered_at=None if is_open else now - timedelta(minutes=4 * (100_000 - number)),
    )


def clock_of(letter: Submission, rule: DeadlineRule, now) -> Deadline:
    """Its clock: met for what was answered, else due within the days before and after today."""
    due = timezone.localdate(now) + timedelta(days=letter.pk % 11 - 3)
    return Deadline(submission=letter, rule=rule, started_on=due, due_on=due, met_at=letter.answered_at)
