"""What is known of where a text comes from: the operator's ranges of addresses, sudden floods, silenced devices."""

import ipaddress
import logging
from datetime import datetime, timedelta
from functools import lru_cache

from django.db.models import Count, Max, Min, QuerySet
from django.utils import timezone

from moderation.findings import HOLD, MARK, Finding
from moderation.models import Case, Network
from moderation.queries.restricted import is_read_first, shares_silenced_device
from moderation.senders import Sender

logger = logging.getLogger(__name__)
TRENDING = 20  # texts from one network within TRENDING_MINUTES
TRENDING_MINUTES = 10
TRENDING_TIMES = 3  # and so many times what this network has sent in as long a time before, today
Ranges = dict[tuple[int, int], dict[int, tuple[str, datetime | None]]]


def effect_on(address: str) -> str:
    """What the operator's list says of a caller's address, a value of Network.Effect; "" for one that is not listed.

    Of several ranges that hold the address the stricter counts.
    """
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped:
        parsed = parsed.ipv4_mapped
    version = Network.objects.aggregate(latest=Max("changed_at"), size=Count("pk"))
    found = _effects(parsed, _ranges((version["latest"], version["size"])))
    return Network.Effect.REFUSE if Network.Effect.REFUSE in found else next(iter(found), "")


def _effects(address: ipaddress.IPv4Address | ipaddress.IPv6Address, ranges: Ranges) -> set[str]:
    now, found = timezone.now(), set()
    for (version, length), known in ranges.items():
        if version == address.version:
            effect, until = known.get(int(address) >> (address.max_prefixlen - length), ("", None))
            if effect and (until is None or now < until):
                found.add(effect)
    return found


@lru_cache(maxsize=2)
def _ranges(version: tuple) -> Ranges:
    """The ranges in use by family and length of their common part, so that one address costs a look-up per length."""
    ranges: Ranges = {}
    # A stricter range is written last, so that it stands where the same one is listed twice in other words.
    for cidr, effect, until in (
        Network.objects.filter(is_active=True).order_by("effect").values_list("cidr", "effect", "until")
    ):
        try:
            network = ipaddress.ip_network(cidr, strict=False)
        except ValueError:
            logger.warning("a listed network is no range of addresses and is left out")
            continue
        start = int(network.network_address) >> (network.max_prefixlen - network.prefixlen)
        ranges.setdefault((network.version, network.prefixlen), {})[start] = (effect, until)
    return ranges


def find_sender(text: str, sender: Sender, scope: str, *, listed: str = "") -> list[Finding]:
    """What the moderator should know of where this text comes from; `listed` is what effect_on() said of it."""
    told = [
        ("network", HOLD, listed == Network.Effect.HOLD),
        ("read-first", HOLD, is_read_first(scope, sender)),
        ("silenced-device", HOLD, shares_silenced_device(scope, sender)),
        ("trending-network", MARK, is_trending(sender.network_key)),
    ]
    return [Finding(0, len(text), "sender", rule, weight) for rule, weight, is_so in told if is_so]


def is_trending(network_key: str) -> bool:
    """Whether this network sends much more at present than it did before, today, and more than one household would."""
    if not network_key:
        return False
    now = timezone.now()
    since = now - timedelta(minutes=TRENDING_MINUTES)
    own = Case.objects.filter(network_key=network_key)
    recent = own.filter(opened_at__gte=since).count() + 1  # with the text that comes in now
    if recent < TRENDING:
        return False
    before = own.filter(opened_at__lt=since).aggregate(count=Count("pk"), first=Min("opened_at"))
    if not before["count"]:
        return True
    windows = max(1, (since - before["first"]) / timedelta(minutes=TRENDING_MINUTES))
    return recent >= TRENDING_TIMES * before["count"] / windows


def trending(cases: QuerySet[Case]) -> list[dict]:
    """The networks from which very many of these cases came within the last minutes, the busiest first.

    Each as {"network_key", "texts", "authors", "places", "newest"}; newest is the id of a case.
    """
    since = timezone.now() - timedelta(minutes=TRENDING_MINUTES)
    rows = cases.filter(opened_at__gte=since).exclude(network_key="").order_by().values("network_key")
    counts = rows.annotate(
        texts=Count("pk"),
        authors=Count("author_key", distinct=True),
        places=Count("scope", distinct=True),
        newest=Max("pk"),
    )
    return [dict(row) for row in counts.filter(texts__gte=TRENDING).order_by("-texts", "network_key")[:10]]
