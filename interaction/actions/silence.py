"""Who can send nothing at present: silenced authors until the time is over, and networks the operator has closed."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.models import Submission
from interaction.senders import account_key
from moderation.models import Network, Restriction
from moderation.queries.restricted import silence_of
from moderation.senders import Sender
from people.models import User
from people.refusals import Silenced


def check_silence(scope: str, *, visitor: str, author: User | None) -> None:
    """Raises Silenced, with until when and why, for a visitor or account silenced in this scope or everywhere."""
    found = silence_on(scope, visitor=visitor, author=author)
    if found:
        raise Silenced(_sentence(found))


def silence_on(scope: str, *, visitor: str, author: User | None) -> Restriction | None:
    """What keeps a visitor or account from sending to this scope now.

    An account is silenced with every browser it has sent something to this scope from. A device alone silences nobody.
    """
    sender = Sender(visitor, account_key(author))
    return silence_of(scope, sender, *(_keys_of(author) if author else ()))


def check_network(listed: str) -> None:
    """Raises Silenced for a caller from whose network the operator takes nothing."""
    if listed == Network.Effect.REFUSE:
        raise Silenced(
            _(
                "Nothing is taken from the network you are using, because it was used for abuse. Send your text from "
                "another network, for example that of your phone, or call us; the help page says how."
            )
        )


def _keys_of(author: User) -> list[str]:
    """The browsers of an account's latest letters; each has another key in every other scope."""
    own = Submission.objects.filter(author=author).exclude(visitor="").order_by("-pk")
    return [key for key in own.values_list("visitor", flat=True)[:200] if key]


def _sentence(found: Restriction) -> str:
    until = date_format(timezone.localtime(found.until), _("j F, H:i"))
    told = {"until": until, "reason": found.reason.said("sentence")}
    return _("You cannot send anything here until %(until)s. The reason: %(reason)s") % told
