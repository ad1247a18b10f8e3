"""People, departments, occasions, questions and cases for tests; what an action makes is made by that action."""

import secrets
from datetime import timedelta
from itertools import count

from django.utils import timezone

from interaction.actions.interview import change_phase, end
from interaction.actions.submit import Letter, submit
from interaction.models import Occasion, Participant, Submission
from interaction.receipts import Receipt, new_key
from moderation.actions import approve
from moderation.models import Case
from people.models import Department, Membership, User

PASSWORD = "a password of tests"
PHASES = {
    "submitted": "submit",
    "approved": "approve",
    "announced": "announce",
    "collecting": "collect",
    "live": "go-live",
    "paused": "pause",
}
_number = count(1)


def department(slug: str = "works", **columns) -> Department:
    """The department with this slug, made if it is missing."""
    defaults = {"name": f"{slug} 局", "name_en": f"{slug} bureau", "kind": Department.Kind.DEPARTMENT}
    return Department.objects.get_or_create(slug=slug, defaults=defaults | columns)[0]


def user(role: str | None = None, *, where: Department | None = None, **columns) -> User:
    """A person with the password PASSWORD; with a role in the department `where`, or in the whole district."""
    number = next(_number)
    person = User.objects.add(
        **{"name": f"测试 {number}", "mail": f"person{number}@example.org", "password": PASSWORD} | columns
    )
    if role:
        Membership.objects.create(user=person, role=role, department=where)
    return person


def interview(state: str = "live", *, guests: int = 1, host: User | None = None, **columns) -> Occasion:
    """An interview of the department "works", an hour long, with its people, brought to this state step by step."""
    now = timezone.now()
    given = {
        "title": "老旧小区改造",
        "title_en": "Renewal of old estates",
        "department": department(),
        "starts_at": now - timedelta(minutes=10),
        "ends_at": now + timedelta(minutes=50),
    }
    made = Occasion.objects.create(channel="interview", state="draft", **given | columns)
    part(made, Participant.Part.HOST, host or user("host"))
    for _ in range(guests):
        part(made, Participant.Part.GUEST, user("guest"), department=made.department)
    return _brought_to(made, state)


def _brought_to(occasion: Occasion, state: str) -> Occasion:
    """The occasion after every step on the way to this state; the system itself takes them."""
    for phase, step in PHASES.items():
        if occasion.state == state:
            return occasion
        if phase == "paused" and state == "archived":
            return end(occasion, by=None)
        occasion = change_phase(occasion, step, by=None)
    return occasion


def part(occasion: Occasion, kind: str, person: User, **columns) -> Participant:
    """Gives a person a part in an occasion."""
    return Participant.objects.create(occasion=occasion, user=person, part=kind, name=person.name, **columns)


def letter(occasion: Occasion | None = None, **columns) -> Letter:
    """Something a visitor is about to send: a question in the occasion, or else an enquiry; not sent yet."""
    visitor = columns.pop("visitor", "") or secrets.token_urlsafe(18)
    number = next(_number)
    given = {
        "channel": occasion.channel if occasion else "enquiry",
        "occasion": occasion,
        "visitor": visitor,
        "key": new_key(visitor),
        "body": f"第 {number} 号楼什么时候装电梯？",
        "title": "" if occasion else f"关于第 {number} 号楼电梯的咨询",
    }
    return Letter(**given | columns)


def receipt(occasion: Occasion | None = None, **columns) -> Receipt:
    """The receipt of a letter that was just submitted."""
    return submit(letter(occasion, **columns))


def question(occasion: Occasion, **columns) -> Submission:
    """A question that waits for a moderator."""
    return receipt(occasion, **columns).submission


def case_of(submission: Submission) -> Case:
    """The newest case about a submission."""
    return Case.objects.filter(about_id=submission.pk, about_type__model="submission").latest("pk")


def approved_question(occasion: Occasion, *, by: User | None = None, **columns) -> Submission:
    """A question that a moderator has approved, so that everybody sees it."""
    asked = question(occasion, **columns)
    case = case_of(asked)
    approve(case, by=by or user("moderator"), version=case.version)
    asked.refresh_from_db()
    return asked
