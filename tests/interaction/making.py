"""Makes people, interviews and questions through the product's own actions."""

from datetime import timedelta

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from interaction import receipts
from interaction.actions.submit import Letter, submit
from interaction.models import Occasion, Participant, Submission
from moderation.actions import approve
from moderation.models import Case
from people.models import Department, Membership, Role, User

NEXT = iter(range(1, 1_000_000))


def department(**more) -> Department:
    number = next(NEXT)
    return Department.objects.create(
        slug=f"d{number}", kind="department", name=more.pop("name", f"第{number}局"), **more
    )


def person(*roles: str, department: Department | None = None, **more) -> User:
    number = next(NEXT)
    user = User.objects.add(name=f"人{number}", mail=f"p{number}@example.org", password=None, **more)
    for role in roles:
        Membership.objects.create(user=user, role=role, department=department)
    return user


def moderator() -> User:
    return person(Role.MODERATOR)


def interview(state: str = "live", **more) -> Occasion:
    now = timezone.now()
    columns = {
        "channel": "interview",
        "state": state,
        "title": "老旧小区改造",
        "department": more.pop("department", None) or department(),
        "starts_at": now - timedelta(minutes=10),
        "ends_at": now + timedelta(minutes=50),
        "opened_at": now - timedelta(minutes=10) if state not in ("draft", "announced", "collecting") else None,
    }
    return Occasion.objects.create(**columns | more)


def participant(occasion: Occasion, part: str, **more) -> Participant:
    user = more.pop("user", None) or person()
    columns = {"name": f"嘉宾{next(NEXT)}", "post": "总工程师", "department": occasion.department}
    return Participant.objects.create(occasion=occasion, user=user, part=part, **columns | more)


def letter(occasion: Occasion, body: str = "外墙保温这次做不做？", visitor: str = "v1", **more) -> Letter:
    key = more.pop("key", None) or receipts.new_key(visitor)
    return Letter(channel=occasion.channel, occasion=occasion, key=key, visitor=visitor, body=body, **more)


def question(occasion: Occasion, body: str = "外墙保温这次做不做？", **more) -> Submission:
    """A waiting question."""
    return submit(letter(occasion, body, **more)).submission


def case_of(submission: Submission) -> Case:
    kind = ContentType.objects.get_for_model(Submission)
    return Case.objects.filter(about_type=kind, about_id=submission.pk).latest("pk")


def approved(occasion: Occasion, body: str = "外墙保温这次做不做？", **more) -> Submission:
    """A question that a moderator let through."""
    submission = question(occasion, body, **more)
    approve(case_of(submission), by=moderator(), version=1)
    submission.refresh_from_db()
    return submission
