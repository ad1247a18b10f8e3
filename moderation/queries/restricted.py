"""What keeps a sender from writing, or has what they send read first."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from moderation.models import Case, Restriction
from moderation.senders import Sender


def restrictions_on(scope: str, sender: Sender, *browsers: str) -> QuerySet[Restriction]:
    """What holds now in this place or everywhere for this browser, account or device; the longest first.

    `browsers` are further author keys of the same account in this place.
    """
    authors = {key for key in (sender.author_key, *browsers) if key}
    named = Q(author_key__in=authors) if authors else Q(pk__in=())
    if sender.account_key:
        named |= Q(account_key=sender.account_key)
    if sender.device_key:
        named |= Q(device_key=sender.device_key)
    live = Restriction.objects.filter(named, scope__in=("", scope), lifted_at=None, until__gt=timezone.now())
    return live.select_related("reason").order_by("-until", "-pk")


def silence_of(scope: str, sender: Sender, *browsers: str) -> Restriction | None:
    """What forbids this author to send anything here; a device alone forbids nothing, it may be a neighbour's."""
    named = Sender(sender.author_key, sender.account_key)
    return restrictions_on(scope, named, *browsers).filter(kind=Restriction.Kind.SILENCE).first()


def is_read_first(scope: str, sender: Sender) -> bool:
    """Whether a moderator wants to read everything of this author before it appears."""
    return restrictions_on(scope, sender).filter(kind=Restriction.Kind.READ_FIRST).exists()


def shares_silenced_device(scope: str, sender: Sender) -> bool:
    """Whether an author who is silenced here has sent from the device of this sender: perhaps the same person."""
    if not sender.device_key:
        return False
    live = Restriction.objects.filter(
        scope__in=("", scope), kind=Restriction.Kind.SILENCE, lifted_at=None, until__gt=timezone.now()
    )
    if live.filter(device_key=sender.device_key).exists():
        return True
    authors, accounts = live.exclude(author_key=""), live.exclude(account_key="")
    theirs = Q(author_key__in=authors.values("author_key")) | Q(account_key__in=accounts.values("account_key"))
    return Case.objects.filter(theirs, device_key=sender.device_key).exists()
