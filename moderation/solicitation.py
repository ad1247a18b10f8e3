"""Finds links, invitations to other channels, and the form of texts that advertise or shout."""

import re
from collections.abc import Iterator

from moderation.findings import CONTACT, HOLD, MARK, SHAPE, Finding
from moderation.normalise import LIMIT, Folded, piled_marks

_LINK = re.compile(
    r"(?<![a-z0-9@._\-])(?:https?://(?P<host>[a-z0-9.\-]{1,200})|(?P<bare>(?:[a-z0-9\-]{1,63}\.){1,4}"
    r"(?:com|cn|net|org|top|xyz|vip|cc|info|shop|club|site|online|icu|app|me|io|ly|link)))(?![a-z0-9\-@])"
    r"(?:[:/?#][a-z0-9\-._~:/?#\[\]@!$&*+;=%]{0,500})?"
)
_INVITATION = re.compile(
    r"[加扫]\s?(?:我|一下|个|下面|这个)?\s?(?:的)?\s?(?:微信|薇信|威信|v信|二维码|(?:qq|扣扣|飞机|telegram|vx|wx)(?![a-z]))"
    r"|私聊我|进群(?:领取|领|看)|(?:t\.me|telegram)\s?[:/@]\s?[a-z0-9_]{3,32}"
)
_EXCLAIMED = re.compile(r"[!?]{4,}")
_REPEATED = re.compile(r"(.)\1(?=\1{6})(?<=[^\W\d_])\1{6,}")
_LATIN = re.compile(r"[A-Za-z]")


def find_solicitation(folded: Folded) -> list[Finding]:
    """Links (but those of gov.cn) and invitations with which an author draws readers elsewhere."""
    return [Finding(*folded.span(*place), *about) for place, *about in _solicitations(folded.text)]


def _solicitations(text: str) -> Iterator[tuple]:
    for match in _LINK.finditer(text) if "." in text else ():
        host = match["host"] or match["bare"]
        if host != "gov.cn" and not host.endswith(".gov.cn"):
            yield match.span(), "link", "link", MARK
    for match in _INVITATION.finditer(text):
        yield match.span(), "contact", "invitation", CONTACT


def find_shape(folded: Folded, whole_length: int) -> list[Finding]:
    """Shouting, piled-up marks, endless repetition, and a text longer than LIMIT characters, held unread beyond it."""
    text = folded.original
    found = []
    for rule, pattern in (("shouting", _EXCLAIMED), ("stretched", _REPEATED)):
        places = (folded.span(*match.span()) for match in pattern.finditer(folded.text))
        found += [Finding(*place, "shape", rule, SHAPE) for place in places]
    letters = _LATIN.findall(text)
    if len(letters) >= max(20, len(text) // 2) and sum(letter.isupper() for letter in letters) > 0.7 * len(letters):
        found.append(Finding(0, len(text), "shape", "shouting", SHAPE))
    piles = ((start, piled_marks(text[start:end])) for start, end in folded.gone)
    found += [Finding(start + pile[0], start + pile[1], "shape", "piled-marks", MARK) for start, pile in piles if pile][
        :1
    ]
    if whole_length > LIMIT:
        found.append(Finding(LIMIT, whole_length, "shape", "too-long", HOLD))
    return found
