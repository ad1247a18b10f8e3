"""Lists of occasions."""

from django.db.models import Count, Q
from django.utils import timezone

from interaction.models import Occasion, Participant

RUNNING = ("live", "paused")
COMING = ("announced", "collecting")


def interviews(user):
    """Interviews this person may see, with departments, newest first."""
    return Occasion.objects.visible_to(user).filter(channel="interview").select_related("department")


def running(user):
    """Interviews on air now, the latest start first."""
    return interviews(user).filter(state__in=RUNNING).order_by("-opened_at")


def coming(user):
    """Announced interviews, the next first."""
    return interviews(user).filter(state__in=COMING, ends_at__gte=timezone.now()).order_by("starts_at")


def due_to_collect():
    """Announced interviews whose collecting period has begun."""
    return Occasion.objects.filter(state="announced", collects_from__lte=timezone.now()).order_by("pk")


def ended(user):
    """Archived interviews with the number of answered questions as `answered`."""
    answered = Count("submissions", filter=Q(submissions__state="answered"))
    return interviews(user).filter(state="archived").annotate(answered=answered).order_by("-starts_at")


def guests_of(occasion: Occasion):
    """Its guests in order, with their departments."""
    return occasion.participants.filter(part=Participant.Part.GUEST).select_related("department")


def hosts_of(occasion: Occasion):
    """Its hosts in order."""
    return occasion.participants.filter(part=Participant.Part.HOST)


def engagements_of(user):
    """The occasions in which this person has a part, newest first, each with its occasion."""
    return Participant.objects.filter(user=user).select_related("occasion").order_by("-occasion__starts_at")
