"""Finds personal data: telephone numbers, IDs, bank cards, plates, mail and chat contacts, addresses to the door."""

from collections.abc import Iterable, Iterator

from moderation.findings import CONTACT, PERSONAL, Finding
from moderation.normalise import Folded
from moderation.personal_contacts import CONTACTS, find_chats, find_mail, names_chats
from moderation.personal_numbers import as_digits, find_numbers, may_hold_numbers
from moderation.personal_places import find_places

PUBLIC_NUMBERS = frozenset({"12345", "110", "119", "120"})


def find_personal(folded: Folded, *, keep: Iterable[str] = ()) -> list[Finding]:
    """All personal data in the text, none overlapping; numbers of public bodies and those in `keep` are left out."""
    spared = PUBLIC_NUMBERS | {_digits(number) for number in keep}
    taken = bytearray(len(folded.original))
    found = []
    for rule, start, end, number in _candidates(folded.text):
        first, last = folded.span(start, end)
        if any(taken[first:last]) or (number and _is_spared(number, spared)):
            continue
        taken[first:last] = b"\x01" * (last - first)
        kind, weight = ("contact", CONTACT) if rule in CONTACTS else ("personal", PERSONAL)
        found.append(Finding(first, last, kind, rule, weight))
    return sorted(found)


def _candidates(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Rule, place in the folded text, and a telephone's bare number; the more certain rules come first."""
    has_numbers, has_chats = may_hold_numbers(text), names_chats(text)
    numbers = as_digits(text) if has_numbers or has_chats else ""
    yield from find_mail(text)
    yield from find_numbers(numbers) if has_numbers else ()
    yield from find_chats(numbers) if has_chats else ()
    yield from find_places(text)


def _is_spared(number: str, spared: frozenset[str]) -> bool:
    return number in spared or any(len(one) >= 7 and number.endswith(one) for one in spared)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
