"""A clerk's own names for parts of the desk."""

from django.utils.translation import gettext as _

from interaction.models import DeskFilter
from people.models import User
from people.permissions import may
from people.refusals import NotAllowed, Refusal
from realtime.publish import action

MOST = 20  # filters of one person


@action
def keep_filter(name: str, query: str, *, by: User) -> DeskFilter:
    """Keeps these filters under this name, in place of an older one of the same name. Raises NotAllowed or Refusal."""
    if not may(by, "desk"):
        raise NotAllowed()
    others = DeskFilter.objects.filter(user=by).exclude(name=name)
    if others.count() >= MOST:
        raise Refusal(_("You have 20 filters already. Delete one first."))
    return DeskFilter.objects.update_or_create(user=by, name=name, defaults={"query": query})[0]


@action
def drop_filter(filter_id: int, *, by: User) -> None:
    """Deletes one of this person's filters; of anybody else's there is none."""
    if not DeskFilter.objects.filter(user=by, pk=filter_id).delete()[0]:
        raise NotAllowed()
