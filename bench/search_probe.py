"""Plants published letters that can all be found, and times the pages everybody reads; run in `manage.py shell`."""

import json
import statistics
import time
from datetime import timedelta

from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from bench.near_texts import letters as texts_of
from interaction.actions.indexing import index
from interaction.models import Message, Submission
from people.models import Department

DEPARTMENTS = 15
DIFFERENT = 2_000  # texts; more letters say the same again
RARE, COMMON = "稀见词", "路灯"
EVERY = 500  # letters of which one has the rare word
PASSES = 9


def run(letters: int) -> None:
    """Prints as JSON the median milliseconds of each page."""
    places = [
        Department.objects.create(slug=f"bench-{number}", name=f"第{number}局", kind="department")
        for number in range(DEPARTMENTS)
    ]
    plant(letters, places)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    client = Client(HTTP_HOST="localhost")
    told = {}
    for what, address in pages(places[0]).items():
        took = []
        for _pass in range(PASSES):
            start = time.perf_counter()
            response = client.get(address)
            took.append(1000 * (time.perf_counter() - start))
            assert response.status_code == 200, (address, response.status_code)
        told[what] = statistics.median(took)
    print(json.dumps(told))


def pages(place: Department) -> dict[str, str]:
    """What is opened, by name."""
    newest = Submission.objects.latest("pk").pk
    return {
        "list: newest": "/enquiry/",
        "list: page 5": "/enquiry/?page=5",
        "list: one department": f"/enquiry/?department={place.pk}",
        "list: a common word": f"/enquiry/?q={COMMON}",
        "list: most read": "/enquiry/?sort=read",
        "letter": f"/enquiry/{newest}/",
        "search: a rare word": f"/search/?q={RARE}",
        "search: a common word": f"/search/?q={COMMON}",
        "search: a common word, one office": f"/search/?q={COMMON}&department={place.pk}",
    }


def plant(letters: int, places: list[Department]) -> None:
    """So many answered letters with their texts, all published and in the index."""
    now, texts = timezone.now(), texts_of(min(letters, DIFFERENT))
    for start in range(0, letters, 2_000):
        numbers = range(start, min(start + 2_000, letters))
        with transaction.atomic():
            made = Submission.objects.bulk_create(planted(number, letters, texts, places, now) for number in numbers)
            Message.objects.bulk_create(
                said(one, texts[number % len(texts)], number) for number, one in zip(numbers, made, strict=True)
            )
            index(*made)


def planted(number: int, letters: int, texts: list[str], places: list[Department], now) -> Submission:
    """One letter, published some minutes after the one before."""
    answered = now - timedelta(minutes=4 * (letters - number))
    return Submission(
        channel="enquiry",
        number=f"LS-2026-{number:06d}",
        kind="question",
        state="replied",
        title=texts[number % len(texts)][:50],
        key_hash=f"bench-{number}",
        body_hash=f"{number}",
        department=places[number % DEPARTMENTS],
        submitted_at=answered - timedelta(days=3),
        answered_at=answered,
        published_at=answered,
        views=number * 7919 % 1000,
    )


def said(letter: Submission, text: str, number: int) -> Message:
    """What it says; each about street lamps, few with the rare word."""
    whole = f"{text} {COMMON}{f' {RARE}' if number % EVERY == 0 else ''}"
    return Message(
        submission=letter, kind=Message.Kind.LETTER, text=whole, public_text=whole, written_at=letter.submitted_at
    )
