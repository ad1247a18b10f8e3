"""How often one person and one network address may send something."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from interaction.senders import account_key
from moderation import trust
from people.address import client_address
from people.limits import hold


@dataclass(frozen=True)
class Allowance:
    """How many texts one person may send to one place in a minute and in an hour."""

    minute: int
    hour: int


NEW, KNOWN, TRUSTED = Allowance(6, 20), Allowance(10, 60), Allowance(20, 200)
PER_ADDRESS = 600  # questions a minute: a school or an office behind one address
SUPPORTS = 60  # supports a minute and visitor
REPORTS = 20  # reports an hour and visitor
SAME_TEXT = 2  # reports of one text a day and address: nobody hides a text alone with fresh cookies
SIMILAR = 1200  # look-ups of similar questions a minute and address
LOOKUPS = 20  # status look-ups a minute and address


def hold_question(request, occasion, visitor: str) -> None:
    """Counts one question; raises TooSoon, with the time of the next, past the allowance of whoever asks.

    In slow mode everybody may send one in five minutes.
    """
    if occasion.policy == occasion.Policy.SLOW:
        hold("ask-slow", f"{occasion.pk}:{visitor}", most=1, per_seconds=300, say=_slowly)
    allowed = allowance(visitor, request.user if request.user.is_authenticated else None)
    hold("ask", f"{occasion.pk}:{visitor}", most=allowed.minute, per_seconds=60, say=_next)
    hold("ask-hour", f"{occasion.pk}:{visitor}", most=allowed.hour, per_seconds=3600, say=_next)
    hold("ask-address", network_of(request), most=PER_ADDRESS, per_seconds=60)


def allowance(visitor: str, author) -> Allowance:
    """More for whoever was published here before, most for an account whose texts may appear unread."""
    account = account_key(author)
    if trust.is_trusted(account):
        return TRUSTED
    return KNOWN if trust.accepted(author_key=visitor, account_key=account) else NEW


def _next(free: datetime) -> str:
    return _("You have sent many texts in a short time. You may send the next one at %(time)s; your text is kept.") % {
        "time": _clock(free)
    }


def _slowly(free: datetime) -> str:
    told = {"time": _clock(free)}
    return (
        _("For now each person may send one question in five minutes, you the next at %(time)s; your text is kept.")
        % told
    )


def _clock(moment: datetime) -> str:
    return date_format(timezone.localtime(moment), "H:i")


def hold_captcha(request) -> None:
    """Counts one captcha that is asked for."""
    hold("captcha-step", network_of(request), most=PER_ADDRESS, per_seconds=60)


def hold_support(request, visitor: str) -> None:
    """Counts one support or its taking back."""
    hold("support", visitor, most=SUPPORTS, per_seconds=60)
    hold("support-address", network_of(request), most=PER_ADDRESS, per_seconds=60)


def hold_report(request, visitor: str, text: int) -> None:
    """Counts one report: few per visitor and hour, and from one network few about the same text in a day."""
    hold("report", visitor, most=REPORTS, per_seconds=3600)
    hold("report-address", network_of(request), most=PER_ADDRESS, per_seconds=3600)
    hold("report-text", f"{text}:{network_of(request)}", most=SAME_TEXT, per_seconds=86_400, say=_reported_enough)


def _reported_enough(free: datetime) -> str:
    return _("This text was reported several times from your network already. A moderator is going to read it.")


def hold_similar(request) -> None:
    """Counts one look for similar questions."""
    hold("similar", network_of(request), most=SIMILAR, per_seconds=60)


def hold_lookup(request) -> None:
    """Counts one status look-up."""
    hold("lookup", network_of(request), most=LOOKUPS, per_seconds=60)


def network_of(request) -> str:
    """The caller's address, an IPv6 one cut to its /64."""
    address = client_address(request)
    return ":".join(address.split(":")[:4]) if ":" in address else address
