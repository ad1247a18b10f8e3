"""Finds personal data: phones, ID numbers, bank cards, e-mail addresses, number plates, addresses to the door."""

import re
from collections.abc import Iterable, Iterator

from moderation.findings import PERSONAL, Finding
from moderation.normalise import Folded
from people.identity import is_bank_card, is_id_number

PUBLIC_NUMBERS = frozenset({"12345", "110", "119", "120"})
_GAP = r"[\s\-–—._*·~|/()]{0,3}"
_NUMERALS = str.maketrans("零〇○一壹幺二贰三叁四肆五伍六陆七柒八捌九玖", "0001112233445566778899")
# Patterns begin with a plain character and look back afterwards: that is several times faster to search.
_MOBILE = re.compile(rf"1(?:(?<!\d1)|(?<=\+861)|(?<=\D861)|(?<=\A861)){_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)")
_MOBILE_GROUPS = frozenset({(11,), (3, 4, 4), (3, 3, 5), (4, 4, 3), (3, 8), (7, 4), (5, 6)})
_LANDLINE = re.compile(r"0(?<!\d0)(?:10|2\d|[3-9]\d{2})[)\s\-–—]{0,3}[2-9]\d{2,3}[\s\-]?\d{4}(?!\d)")
_LOCAL = re.compile(r"(?:电话|座机|手机|联系方式|tel)[^\d\n]{0,4}(?P<n>[2-9]\d{2,3}[\s\-]?\d{4})(?!\d)")
_LONG = re.compile(r"[1-9](?<![0-9a-z][1-9])(?:[\s\-]?\d){13,18}x?(?![0-9a-z])")
_CARD_LENGTHS = {"3": (15, 16), "4": (16,), "5": (16,), "6": (16, 17, 18, 19), "9": (16, 17, 18, 19)}
_MAIL = re.compile(
    r"(?<![a-z0-9._%+\-])[a-z0-9._%+\-]{1,64}\s?@\s?[a-z0-9\-]{1,63}(?:\.[a-z0-9\-]{1,63}){0,4}\.[a-z]{2,24}"
    r"(?![a-z0-9@])"
)
_PLATE = re.compile(
    r"[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-hj-np-z][·.\-\s]?"
    r"(?P<tail>[a-hj-np-z0-9]{4,5}[a-hj-np-z0-9挂学警港澳])(?![a-z0-9])"
)
_NUMBER = "[0-9a-z一二三四五六七八九十百]{1,5}"
_PART = rf"{_NUMBER}\s?(?:号楼|号院|栋楼|栋|幢|座|单元|弄|巷|号|楼|层)[\s,，、\-]?"
_DOOR = re.compile(
    rf"(?<![0-9a-z一二三四五六七八九十百第])(?:{_PART}){{1,5}}"
    r"(?:(?:\d{1,4}|[一二三四五六七八九十零]{2,5})室|\d{3,4}(?:房|户)(?![居人家村住主籍子屋])"
    r"|\d{3,4}(?![\da-z元万千多余来左平米年月日个人户次名块套路线房%.,，℃度]))"
)
_DOOR_SHORT = re.compile(r"(?<=[区园苑城村府里庭邸湾厦])\d{1,3}(?:号楼)?-\d{1,2}-\d{3,4}室?(?!\d)")


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
        found.append(Finding(first, last, "personal", rule, PERSONAL))
    return sorted(found)


def _candidates(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Rule, place in the folded text, and the bare number; the more certain rules come first."""
    numbers = text.translate(_NUMERALS)
    for match in _MAIL.finditer(text) if "@" in text else ():
        yield "e-mail", *match.span(), ""
    for match in _LONG.finditer(text):
        rule = _long_number(re.sub(r"[\s\-]", "", match[0]))
        if rule:
            yield rule, *match.span(), ""
    for match in _MOBILE.finditer(numbers):
        if _looks_dialled(match[0]):
            yield "mobile", *match.span(), _digits(match[0])
    for match in _LANDLINE.finditer(numbers):
        yield "landline", *match.span(), _digits(match[0])
    for match in _LOCAL.finditer(text):
        yield "landline", *match.span("n"), _digits(match["n"])
    for match in _PLATE.finditer(text):
        if sum(char.isdigit() for char in match["tail"]) >= 3:
            yield "plate", *match.span(), ""
    for pattern in (_DOOR, _DOOR_SHORT):
        for match in pattern.finditer(text):
            yield "address", *match.span(), ""


def _long_number(number: str) -> str:
    """What a long number is, by length and check digit; empty when it is neither an ID nor a card."""
    if len(number) == 18 and is_id_number(number):
        return "id-number"
    usual = len(number) in _CARD_LENGTHS.get(number[0], ())
    return "bank-card" if usual and is_bank_card(number) else ""


def _looks_dialled(number: str) -> bool:
    """Written in one piece, in the usual groups, or digit by digit to hide it: not eleven digits of a table."""
    groups = tuple(len(group) for group in re.findall(r"\d+", number))
    return groups in _MOBILE_GROUPS or max(groups) <= 2


def _is_spared(number: str, spared: frozenset[str]) -> bool:
    return number in spared or any(len(one) >= 7 and number.endswith(one) for one in spared)


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())
