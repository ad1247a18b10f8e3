"""The parts of the queue a moderator has given a name."""

from django.utils.translation import gettext_lazy as _

from moderation.models import SavedFilter
from moderation.queries import may_open_desk
from people.models import User
from people.refusals import NotAllowed, Refusal
from realtime.publish import action

MOST = 20
LONGEST = 300  # characters of the address part


@action
def save_filter(*, by: User, name: str, query: str) -> SavedFilter:
    """Keeps a part of the queue (`query` as filters.as_query writes it) under a name; the same name takes the new part.

    Raises NotAllowed for whoever moderates nothing, and Refusal for nothing to keep, too much, or too many.
    """
    if not may_open_desk(by):
        raise NotAllowed()
    if not query:
        raise Refusal(_("Narrow the list first; what you then see can be kept under a name."))
    if len(query) > LONGEST:
        raise Refusal(_("The words searched for are too long to be kept. Search for fewer."))
    others = SavedFilter.objects.filter(user=by).exclude(name=name)
    if others.count() >= MOST:
        raise Refusal(_("You keep twenty parts already. Remove one first."))
    kept, _made = SavedFilter.objects.update_or_create(user=by, name=name, defaults={"query": query})
    return kept


@action
def forget_filter(kept: SavedFilter, *, by: User) -> None:
    """Removes one's own name for a part of the queue. Raises NotAllowed for another's."""
    if kept.user_id != by.pk:
        raise NotAllowed()
    kept.delete()
