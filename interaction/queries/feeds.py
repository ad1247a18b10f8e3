"""What a feed tells: the newest published letters of a channel or department, as everybody reads them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from interaction import registry
from interaction.models import Message, Submission
from interaction.queries.archive import address_of, public_text_of
from people.models import Department

NEWEST = 30
SHOWN = (Message.Kind.LETTER, Message.Kind.ANSWER)
BEGINNING = 1000  # characters of each text


@dataclass(frozen=True)
class Entry:
    """One published letter: page, public title and texts, when it was published and last changed."""

    url: str
    title: str
    text: str
    published: datetime
    updated: datetime


def has_feed(key: str) -> bool:
    """Whether this channel publishes letters."""
    return key in registry.channels and registry.get(key).takes_letters


def feed_of_channel(key: str) -> list[Entry]:
    """The newest published letters of a channel; two queries."""
    return _entries(Submission.objects.published().filter(channel=key))


def feed_of_department(department: Department) -> list[Entry]:
    """The newest published letters of a department, of all channels; two queries."""
    return _entries(Submission.objects.published().filter(department=department))


def _entries(rows: QuerySet[Submission]) -> list[Entry]:
    newest = rows.filter(merged_into=None).select_related("occasion").order_by("-published_at", "-pk")[:NEWEST]
    letters = list(newest)
    texts: dict[int | None, list[str]] = {}
    said = Message.objects.filter(submission__in=letters, kind__in=SHOWN, state=Message.State.RELEASED)
    for one in said.order_by("written_at", "pk"):
        texts.setdefault(one.submission_id, []).append(public_text_of(one)[:BEGINNING])
    return [_entry(one, "\n\n".join(filter(None, texts.get(one.pk, [])))) for one in letters]


def _entry(letter: Submission, text: str) -> Entry:
    assert letter.published_at is not None  # only published ones are asked for
    changed = max(letter.published_at, letter.answered_at or letter.published_at)
    return Entry(address_of(letter), letter.title, text, letter.published_at, changed)
