"""Producers and drafts for tests; a draft that lacks nothing, and the same some steps further."""

from datetime import timedelta

from django.utils import timezone

from interaction.actions import casting, editing, occasions
from interaction.models import Occasion
from people.models import Department, Role, User
from tests.interaction.making import department, person

AT_PRODUCE = "/produce/"


def producer(where: Department | None = None) -> User:
    """A producer of one department, or of the whole district."""
    return person(Role.PRODUCER, department=where)


def columns(where: Department | None = None, **more) -> dict:
    """What the form of an interview tells; it begins in a week."""
    start = (timezone.now() + timedelta(days=7)).replace(second=0, microsecond=0)
    return {
        "title": "今年冬天怎么供暖",
        "title_en": "Heating this winter",
        "summary": "供热企业和住建局回答取暖问题。",
        "summary_en": "Questions about heating.",
        "department": where or department(),
        "starts_at": start,
        "ends_at": start + timedelta(hours=1),
        "collects_from": None,
        "policy": "pre",
        "needs_second": False,
        "themes": [("温度", "Temperature"), ("缴费", "")],
    } | more


def one(user: User | None, **more) -> dict:
    """What the form of a person tells."""
    return {"user": user, "name": user.name if user else "王工", "post": "科长", "department": None} | more


def draft(by: User, *, people: bool = True, where: Department | None = None, **more) -> Occasion:
    """A draft that lacks nothing; without people if told so."""
    made = editing.create("interview", columns(where, **more), by=by)
    for part in ("host", "guest", "moderator", "moderator") if people else ():
        casting.add_person(made, part, one(person()), by=by)
    made.refresh_from_db()
    return made


def submitted(by: User, **more) -> Occasion:
    made = draft(by, **more)
    return occasions.submit(made, by=by, version=made.version)


def approved_one(by: User, second: User, **more) -> Occasion:
    made = submitted(by, **more)
    return occasions.approve(made, by=second, version=made.version)


def announced(by: User, second: User, **more) -> Occasion:
    made = approved_one(by, second, **more)
    return occasions.announce(made, by=by, version=made.version)
