"""Reads ranges of addresses as operators write them."""

import csv
import ipaddress
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from moderation.lists_file import Refused
from moderation.models import Network
from people.refusals import Refusal

MOST_LINES = 2_000
WIDEST = {4: 8, 6: 16}  # shortest prefix that is taken: anything wider holds half the world

NO_RANGE = _("This is no range of addresses. Write it like 203.0.113.0/24 or 2001:db8::/32.")
TOO_WIDE = _("This range is too wide: at least /8 for IPv4 and /16 for IPv6.")
NO_EFFECT = _("“%(word)s” is no effect. Write hold or refuse.")
NO_DATE = _("“%(word)s” is no date. Write it like 2026-12-31.")
LONG_NOTE = _("A note has at most 120 characters.")


def range_of(text: str) -> str:
    """The range in its plain form: a single address becomes a range of one; raises Refusal."""
    try:
        found = ipaddress.ip_network(text.strip(), strict=False)
    except ValueError as error:
        raise Refusal(NO_RANGE) from error
    if "%" in text:
        raise Refusal(NO_RANGE)
    mapped = found.network_address.ipv4_mapped if found.version == 6 else None
    if mapped is not None and found.prefixlen >= 96:
        found = ipaddress.ip_network((mapped, found.prefixlen - 96))
    if found.prefixlen < WIDEST[found.version]:
        raise Refusal(TOO_WIDE)
    return str(found)


def end_of(day: date | None) -> datetime | None:
    """The end of this day where the site stands; None for no end."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min)) if day else None


def read_networks(text: str) -> tuple[list[Network], list[Refused]]:
    """A range a line, or range, effect, note and last day as a table; the lines that cannot be read with their reason.

    Raises Refusal for none and for more than MOST_LINES.
    """
    found: dict[str, Network] = {}
    refused: list[Refused] = []
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        raise Refusal(_("A list has at most %(most)s lines. Split it and import the parts.") % {"most": MOST_LINES})
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        one = _network([cell.strip() for cell in next(csv.reader([line[:1_000]]), [""])])
        if isinstance(one, Network):
            found[one.cidr] = one
        else:
            refused.append(Refused(number, line.strip()[:80], one))
    if not found and not refused:
        raise Refusal(_("There is no range in this list. Write one in each line."))
    return list(found.values()), refused


def _network(cells: list[str]) -> Network | str | Promise:
    """The cells as a range, or why they are none."""
    text, effect, note, until = [*cells, "", "", ""][:4]
    effect = effect.lower() or Network.Effect.HOLD
    if effect not in Network.Effect.values:
        return NO_EFFECT % {"word": effect[:20]}
    if len(note) > 120:
        return LONG_NOTE
    try:
        day = date.fromisoformat(until) if until else None
        return Network(cidr=range_of(text), effect=effect, note=note, until=end_of(day))
    except Refusal as refusal:
        return refusal.sentence
    except (ValueError, OverflowError):
        return NO_DATE % {"word": until[:20]}
