"""Submissions as they stand in the database, made directly: what these tests are about comes after."""

from datetime import datetime
from zoneinfo import ZoneInfo

from interaction.actions.indexing import index
from interaction.models import Message, Submission
from people.models import Department

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(*when: int) -> datetime:
    """A time in Shanghai."""
    return datetime(*when, tzinfo=SHANGHAI)


def department(slug: str = "finance", name: str = "财政局") -> Department:
    """A department of this slug, made once."""
    found, _new = Department.objects.get_or_create(
        slug=slug, defaults={"kind": Department.Kind.DEPARTMENT, "name": name}
    )
    return found


def enquiry(count: int = 1, **columns) -> Submission:
    """A letter that has arrived at its department."""
    values = {
        "channel": "enquiry",
        "number": f"LS-2026-{count:06d}",
        "state": "assigned",
        "title": "关于路灯的问题",
        "key_hash": f"key-{count}",
        "body_hash": "",
        "submitted_at": at(2026, 2, 12, 9),
        "department": department(),
    }
    return Submission.objects.create(**{**values, **columns})


def published(
    count: int = 1, *, text: str = "小区东门的路灯坏了。", answer: str = "已经修好。", **columns
) -> Submission:
    """A published letter with its answer, indexed."""
    when = {"answered_at": at(2026, 2, 27, 9), "published_at": at(2026, 2, 27, 9 + count % 10)}
    letter = enquiry(count, **{"state": "closed", **when, **columns})
    letter.messages.create(kind=Message.Kind.LETTER, text=text, public_text=text, written_at=letter.submitted_at)
    if answer:
        letter.messages.create(
            kind=Message.Kind.ANSWER, text=answer, written_at=letter.published_at, released_at=letter.published_at
        )
    index(letter)
    return letter
