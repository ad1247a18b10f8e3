"""One small world for the access table: two interviews, their people, and a stranger of every role."""

from dataclasses import dataclass, field
from io import BytesIO

from django.urls import URLPattern, URLResolver, get_resolver

from interaction.actions.interview import end
from interaction.actions.pictures import show_picture
from interaction.actions.reply import draft_answer, release_answer
from moderation.actions import restrict
from people.models import Role
from tests.interaction.making import approved, case_of, department, interview, participant, person, question
from tests.interaction.paint import picture

# Who asks: nobody, a citizen, people with a part in the open interview, the same parts in another one, and each role.
WHO = (
    "nobody",
    "citizen",
    "host",
    "guest",
    "transcriber",
    "own-moderator",
    "other-host",
    "other-moderator",
    *(role for role in Role.values if role not in ("host", "guest", "transcriber")),
)


@dataclass
class World:
    """The people by what they are called in the table, and the objects its addresses name."""

    people: dict = field(default_factory=dict)
    ids: dict = field(default_factory=dict)


def build() -> World:
    """Makes the world through the product's own actions."""
    office = department()
    own, other, hidden = (
        interview(department=office),
        interview(department=office),
        interview("draft", department=office),
    )
    world = World(people={"nobody": None, "citizen": person()})
    for part in ("host", "guest", "transcriber", "moderator"):
        world.people[part if part != "moderator" else "own-moderator"] = participant(own, part).user
    world.people["other-host"] = participant(other, "host").user
    world.people["other-moderator"] = participant(other, "moderator").user
    for role in Role.values:
        world.people.setdefault(role, person(role))
    asked, waiting = approved(own, "公开的问题怎么办？"), question(own, "等待的问题怎么办？")
    guest = own.participants.get(part="guest")
    draft_answer(asked, guest, "草稿", by=guest.user)
    late, proposed = _letter(office), interview("submitted", department=office)
    world.ids = {
        "own": own.pk,
        "hidden": hidden.pk,
        "question": asked.pk,
        "guest": guest.pk,
        "case": case_of(waiting).pk,
        "answer": _answer(own, guest).pk,
        "letter": late.pk,
        "number": late.number,
        "proposed": proposed.pk,
        "person": participant(proposed, "guest").pk,
        "silenced": _silenced(own).pk,
        "name": show_picture(own, BytesIO(picture()), alt="会场", by=world.people["host"]).name,
    }
    return world


def _letter(office):
    """A question that an interview passed on to the department, with its clock."""
    ended = interview(department=office)
    passed = approved(ended, "会上没有答完的问题怎么办？")
    end(ended, by=None)
    passed.refresh_from_db()
    return passed


def _answer(occasion, guest):
    answered = approved(occasion, "已经答复的问题怎么办？")
    return release_answer(answered, guest, "这样办。", by=guest.user)


def _silenced(occasion):
    shouting = case_of(question(occasion, "吵闹的问题怎么办？", visitor="loud"))
    return restrict(shouting, by=person(Role.MODERATOR), minutes=30, reason="advertising")


def routes() -> list[str]:
    """Every address pattern of the site, as text."""
    return sorted(_walk(get_resolver(), ""))


def _walk(resolver, prefix):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from _walk(entry, prefix + str(entry.pattern))
        elif isinstance(entry, URLPattern):
            yield prefix + str(entry.pattern)
