"""Plants letters in all states and times the lists of desk, archive and home page; run in `manage.py shell`."""

import json
import time
from datetime import timedelta

from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from bench.near_texts import letters as texts_of
from interaction.actions.indexing import index
from interaction.models import Deadline, DeadlineRule, Submission
from people.models import Department, Membership, Role, User

OPEN = 400
OWN = 20
RARE = 100  # every hundredth letter is a suggestion
DEPARTMENTS = 15
STATES = ("accepted", "assigned", "in-progress", "in-review")
PASSES = 9
INDEXED = 2_000  # letters whose words can be found; the rest has no text of its own
LISTS = {
    "officer: to do": ("officer", "/desk/?tab=to-do"),
    "officer: answered": ("officer", "/desk/?tab=answered"),
    "officer: one channel, due this week": ("officer", "/desk/?tab=to-do&channel=enquiry&due=week"),
    "dispatcher: to be assigned": ("dispatcher", "/desk/?tab=unassigned"),
    "dispatcher: answered, last page": ("dispatcher", "/desk/?tab=answered&page=50"),
    "dispatcher: answered, one channel": ("dispatcher", "/desk/?tab=answered&channel=enquiry"),
    "dispatcher: answered, a rare channel": ("dispatcher", "/desk/?tab=answered&channel=suggestion"),
    "dispatcher: answered, without clock": ("dispatcher", "/desk/?tab=answered&due=none"),
    "dispatcher: answered, oldest first": ("dispatcher", "/desk/?tab=answered&sort=old"),
    "dispatcher: words": ("dispatcher", "/desk/?tab=answered&q=路灯"),
    "supervisor: overdue": ("supervisor", "/desk/?tab=overdue"),
    "supervisor: boards": ("supervisor", "/desk/boards/"),
    "supervisor: alarms": ("supervisor", "/desk/alarms/"),
    "citizen: own letters": ("citizen", "/my/"),
    "everybody: home": ("", "/"),
    "everybody: archive": ("", "/enquiry/"),
    "everybody: archive, last page": ("", "/enquiry/?page=last"),
    "everybody: archive, one department": ("", "/enquiry/?department=bench-3"),
    "everybody: archive, the year before": ("", "/enquiry/?year=2025"),
}


def run(letters: int) -> None:
    """Prints as JSON the milliseconds of each list."""
    places = [
        Department.objects.create(slug=f"bench-{number}", name=f"第{number}局", kind="department")
        for number in range(DEPARTMENTS)
    ]
    plant(letters, places)
    if connection.vendor == "postgresql":  # which does so by itself; nobody does on SQLite
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    clients = {role: signed_in(role, places[0]) for role in {role for role, _address in LISTS.values()}}
    print(json.dumps({what: quickest(clients[role], address) for what, (role, address) in LISTS.items()}))


def quickest(client: Client, address: str) -> float:
    """The milliseconds of a page, none of it from the cache; the best of some passes."""
    took = []
    for _pass in range(PASSES):
        cache.clear()
        start = time.perf_counter()
        response = client.get(address)
        took.append(1000 * (time.perf_counter() - start))
        assert response.status_code == 200, (address, response.status_code)
    return min(took)


def signed_in(role: str, place: Department) -> Client:
    """A browser of somebody with this role; of a citizen with the newest letters, or of a stranger without any."""
    client = Client(HTTP_HOST="localhost")
    if not role:
        return client
    who = User.objects.add(name=role, mail=f"{role}@example.org", password=None)
    if role in Role.values:
        Membership.objects.create(user=who, role=role, department=place if role == Role.OFFICER else None)
    else:
        newest = Submission.objects.order_by("-pk").values_list("pk", flat=True)[:OWN]
        Submission.objects.filter(pk__in=list(newest)).update(author=who)
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
    """One letter; the open ones in all states, three quarters of them with a department; two in three can be read."""
    state = STATES[number % 4] if is_open else "replied"
    answered_at = None if is_open else now - timedelta(minutes=4 * (100_000 - number))
    return Submission(
        channel="suggestion" if number % RARE == 7 else "enquiry",
        number=f"LS-2026-{number:06d}",
        kind="question",
        state=state,
        title=texts[number % len(texts)][:50],
        key_hash=f"bench-{number}",
        body_hash=f"{number}",
        department=None if state == "accepted" else places[number % DEPARTMENTS],
        submitted_at=now - timedelta(minutes=5 * (100_000 - number)),
        answered_at=answered_at,
        published_at=answered_at if number % 3 else None,
    )


def clock_of(letter: Submission, rule: DeadlineRule, now) -> Deadline:
    """Its clock: met for what was answered, else due within the days before and after today."""
    due = timezone.localdate(letter.answered_at or now) + timedelta(days=letter.pk % 11 - 3)
    return Deadline(submission=letter, rule=rule, started_on=due, due_on=due, met_at=letter.answered_at)
