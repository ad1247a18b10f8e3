"""Who comes in to the pages of the lists, and the frame that all of them share."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from moderation import queries
from moderation.page import bar_context
from moderation.queries import list_versions, lists
from people.permissions import may
from people.refusals import NotAllowed

PARTS = (
    ("lists", _("Terms")),
    ("lists_import", _("Import")),
    ("lists_trial", _("Trial run")),
    ("lists_versions", _("Versions")),
    ("lists_reasons", _("Reasons")),
    ("lists_networks", _("Networks")),
)
FOR_KEEPERS = {"lists_import"}


def readable_or_404(request) -> None:
    """Lets nobody in but those who may read the lists."""
    if not lists.may_read_lists(request.user):
        raise NotAllowed()


def keepable_or_404(request) -> None:
    """Lets nobody in but administrators."""
    if not may(request.user, "administer"):
        raise NotAllowed()


def found_or_404(thing):
    """What a query has found, or 404."""
    if thing is None:
        raise NotAllowed()
    return thing


def framed(request, here: str, **context) -> dict:
    """The context of one page of the lists: the desk's tabs, the parts, whether the reader may change."""
    keeps = may(request.user, "administer")
    parts = [
        (reverse(f"moderation:{name}"), name_said, name == here)
        for name, name_said in PARTS
        if keeps or name not in FOR_KEEPERS
    ]
    at_desk = queries.may_open_desk(request.user)
    bar = bar_context(request.user, "lists") if at_desk else {}
    return bar | {"parts": parts, "keeps": keeps, "at_desk": at_desk, "version": list_versions.latest()} | context
