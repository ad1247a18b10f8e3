"""Appeals as moderators see them: those against decisions and restrictions of what they moderate."""

from django.db.models import Q, QuerySet

from moderation import scopes
from moderation.models import Appeal
from people.permissions import Person

_PEOPLE = ("against", "decided_by", "case__reason", "restriction__reason", "restriction__made_by")


def appeals_for(user: Person, *, is_open: bool = True) -> QuerySet[Appeal]:
    """The open appeals this person may read, the oldest first; or the closed ones, the latest first."""
    found = Appeal.objects.select_related(*_PEOPLE)
    if not scopes.has_all(user):
        granted = scopes.granted(user)
        found = found.filter(Q(case__scope__in=granted) | Q(restriction__scope__in=granted))
    if is_open:
        return found.filter(state=Appeal.State.OPEN).order_by("made_at", "pk")
    return found.exclude(state=Appeal.State.OPEN).order_by("-decided_at", "-pk")


def appeal_of(user: Person, pk: int) -> Appeal | None:
    """One appeal this person may read, open or closed."""
    return appeals_for(user).filter(pk=pk).first() or appeals_for(user, is_open=False).filter(pk=pk).first()
