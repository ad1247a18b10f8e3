"""Whoever a moderator has silenced can send nothing to that place until the time is over."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.models import Submission
from moderation.models import Restriction
from moderation.queries import restriction_of
from people.models import User
from people.refusals import Silenced


def check_silence(scope: str, *, visitor: str, author: User | None) -> None:
    """Raises Silenced, with until when and why, for a silenced visitor or account in this scope.

    An account is silenced with every browser it has sent something to this scope from.
    """
    found = restriction_of(scope, visitor, *(_keys_of(author) if author else ()))
    if found:
        raise Silenced(_sentence(found))


def _keys_of(author: User) -> list[str]:
    """The browsers of an account's latest letters; each has another key in every other scope."""
    own = Submission.objects.filter(author=author).exclude(visitor="").order_by("-pk")
    return [key for key in own.values_list("visitor", flat=True)[:200] if key]


def _sentence(found: Restriction) -> str:
    until = date_format(timezone.localtime(found.until), _("j F, H:i"))
    told = {"until": until, "reason": found.reason.said("sentence")}
    return _("You cannot send anything here until %(until)s. The reason: %(reason)s") % told
