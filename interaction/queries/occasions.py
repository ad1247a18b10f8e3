"""Lists of occasions."""

from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from interaction.models import Occasion, Participant
from interaction.workflow import COMING, ON_AIR
from people.models import User
from people.permissions import Person

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations


class Answered(TypedDict):
    """What a list of past interviews counts of each."""

    answered: int


def interviews(user: Person) -> QuerySet[Occasion]:
    """Interviews this person may see, with departments, newest first."""
    return Occasion.objects.visible_to(user).filter(channel="interview").select_related("department")


def running(user: Person) -> QuerySet[Occasion]:
    """Interviews on air now, the latest start first."""
    return interviews(user).filter(state__in=ON_AIR).order_by("-opened_at")


def coming(user: Person) -> QuerySet[Occasion]:
    """Announced interviews, the next first."""
    return interviews(user).filter(state__in=COMING, ends_at__gte=timezone.now()).order_by("starts_at")


def due_to_collect() -> QuerySet[Occasion]:
    """Announced interviews whose collecting period has begun."""
    return Occasion.objects.filter(state="announced", collects_from__lte=timezone.now()).order_by("pk")


def ended(user: Person) -> "QuerySet[WithAnnotations[Occasion, Answered]]":
    """Archived interviews with the number of answered questions as `answered`."""
    answered = Count("submissions", filter=Q(submissions__state="answered"))
    return interviews(user).filter(state="archived").annotate(answered=answered).order_by("-starts_at")


def reason_of_cancelling(occasion: Occasion) -> str:
    """Why an interview was cancelled, in the words of whoever did it; empty for one that was not."""
    if occasion.state != "cancelled":
        return ""
    told = occasion.events.filter(submission=None, kind="cancel").order_by("seq").last()
    return told.data.get("reason", "") if told else ""


def guests_of(occasion: Occasion) -> QuerySet[Participant]:
    """Its guests in order, with their departments."""
    return occasion.participants.filter(part=Participant.Part.GUEST).select_related("department")


def hosts_of(occasion: Occasion) -> QuerySet[Participant]:
    """Its hosts in order."""
    return occasion.participants.filter(part=Participant.Part.HOST)


def engagements_of(user: User) -> QuerySet[Participant]:
    """The occasions in which this person has a part, newest first, each with its occasion."""
    return Participant.objects.filter(user=user).select_related("occasion").order_by("-occasion__starts_at")
