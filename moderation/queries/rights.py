"""Decisions and appeals within what a person moderates."""

from django.db.models import Q, QuerySet

from moderation import scopes
from moderation.models import Appeal, Decision
from people.permissions import Person


def decisions_for(user: Person) -> QuerySet[Decision]:
    """Every decision in the places this person moderates."""
    if scopes.has_all(user):
        return Decision.objects.all()
    return Decision.objects.filter(case__scope__in=scopes.granted(user))


def open_appeals_for(user: Person) -> QuerySet[Appeal]:
    """What authors of the places this person moderates ask a second moderator to look at."""
    return appeals_for(user).filter(state=Appeal.State.OPEN)


def appeals_for(user: Person) -> QuerySet[Appeal]:
    """Every appeal in the places this person moderates, decided or not."""
    if scopes.has_all(user):
        return Appeal.objects.all()
    granted = scopes.granted(user)
    return Appeal.objects.filter(Q(case__scope__in=granted) | Q(restriction__scope__in=granted))
