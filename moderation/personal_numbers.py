"""Telephone, ID, passport and bank card numbers in a folded text, also written with gaps or in Chinese numerals.

Patterns begin with a plain character and look back afterwards: that is several times faster to search.
"""

import re
from collections.abc import Iterator

from people.identity import is_bank_card, is_id_number, is_old_id_number

Candidate = tuple[str, int, int, str]

_NUMERALS = str.maketrans("零〇○洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾", "00001112223344556677788999")
_DIGIT = "[0-9零〇○洞一壹幺二贰两三叁四肆五伍六陆七柒拐八捌九玖勾]"
_SOME_DIGITS = re.compile(rf"{_DIGIT}(?:[^0-9]{{0,3}}?{_DIGIT}){{4}}")
_DASH = r"[\s\-–—]"
_GAP = r"[\s\-–—._*·~|/()]{0,3}"
_SMALL = r"[\s\-–—.·]{0,2}"
_MOBILE = re.compile(rf"1(?:(?<!\d1)|(?<=\+861)|(?<=\D861)|(?<=\A861)|(?<=00861)){_GAP}[3-9](?:{_GAP}\d){{9}}(?!\d)")
_MOBILE_GROUPS = frozenset(
    {(11,), (3, 4, 4), (3, 3, 5), (4, 4, 3), (3, 8), (7, 4), (5, 6), (3, 2, 2, 2, 2), (2, 3, 3, 3)}
    | {(2, 2, 2, 2, 2, 1), (1, 2, 2, 2, 2, 2), (3, 4, 2, 2), (3, 4, 1, 3), (3, 4, 3, 1), (3, 1, 3, 4), (3, 3, 1, 4)}
)
_AREA = r"(?:10|2\d|[3-9]\d{2})"
_HOME = rf"[2-9]\d{{2}}(?:\d?{_DASH}?\d{{4}}|\d{_DASH}\d{{3}})"
_LANDLINE = re.compile(rf"(?P<n>0(?<!\d0){_AREA}[)\s\-–—]{{0,3}}{_HOME})(?!\d)")
_ABROAD = re.compile(rf"86(?:(?<=\+86)|(?<=0086))[\s\-()]{{0,3}}(?P<n>{_AREA}[)\s\-–—]{{0,3}}{_HOME})(?!\d)")
_LOCAL = re.compile(rf"(?:电话|座机|固话|宅电|手机|联系方式|tel)[^\d\n]{{0,4}}(?P<n>{_HOME})(?!\d)")
_ANOTHER = re.compile(rf"\s?[、/或]\s?(?P<n>{_HOME})(?!\d)")
_ID = re.compile(
    rf"[1-8](?<![0-9a-z][1-8])(?:{_SMALL}\d){{5}}{_SMALL}(?:1{_SMALL}9|2{_SMALL}0)(?:{_SMALL}\d){{9}}{_SMALL}[\dx×]"
    r"(?![0-9a-z])"
)
_OLD_ID = re.compile(r"身份证[^\d\n]{0,8}(?P<n>[1-8]\d{14})(?!\d)")
_PASSPORT = re.compile(
    r"(?:护照|passport|通行证|回乡证|台胞证|旅行证)[^0-9a-z\n]{0,8}(?:(?:no|number|id)\b[^0-9a-z\n]{0,3})?"
    rf"(?P<n>[a-z]{{1,2}}(?:{_SMALL}\d){{7,10}}|(?<=证)\d{{8}}|(?<=证号)\d{{8}}|(?<=:)\d{{8}})(?![0-9a-z])"
)
_CARD = re.compile(
    rf"[34569](?<![0-9a-z][34569])(?:\d{{14,18}}|\d{{3}}(?:{_DASH}{{1,2}}\d{{4}}){{3}}(?:{_DASH}{{1,2}}\d{{1,3}})?"
    rf"|\d{{5}}{_DASH}{{1,2}}\d{{9,13}}|(?:{_DASH}\d){{14,18}})(?![0-9a-z])"
)
_CARD_LENGTHS = {"3": (15, 16), "4": (16,), "5": (16,), "6": (16, 17, 18, 19), "9": (16, 17, 18, 19)}


def as_digits(text: str) -> str:
    """The text with each Chinese numeral as a digit, also those that are said on the telephone (幺, 拐)."""
    return text.translate(_NUMERALS)


def may_hold_numbers(text: str) -> bool:
    """Whether five digits or numerals stand near each other, without which there is no number to be found."""
    return _SOME_DIGITS.search(text) is not None


def find_numbers(text: str) -> Iterator[Candidate]:
    """Rule, place, and for telephones the bare number."""
    for match in _ID.finditer(text):
        if is_id_number(_bare(match[0])):
            yield "id-number", *match.span(), ""
    for match in _OLD_ID.finditer(text) if "身份证" in text else ():
        if is_old_id_number(match["n"]):
            yield "id-number", *match.span("n"), ""
    for match in _CARD.finditer(text):
        number = _bare(match[0])
        if len(number) in _CARD_LENGTHS[number[0]] and is_bank_card(number):
            yield "bank-card", *match.span(), ""
    for match in _PASSPORT.finditer(text):
        yield "passport", *match.span("n"), ""
    yield from _telephones(text)


def _telephones(text: str) -> Iterator[Candidate]:
    for match in _MOBILE.finditer(text):
        if _looks_dialled(match[0]):
            yield "mobile", *match.span(), _bare(match[0])
    for pattern in (_LANDLINE, _ABROAD, _LOCAL):
        for match in pattern.finditer(text):
            yield from _homes(text, match)


def _homes(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    """A number at home, and those that follow it without a word of their own: 88891234、88891235."""
    lead = "0" if match.re is _ABROAD else ""
    following: re.Match[str] | None = match
    while following:
        yield "landline", *following.span("n"), lead + _bare(following["n"])
        following = _ANOTHER.match(text, following.end())


def _looks_dialled(number: str) -> bool:
    """Written in one piece, in usual groups, over a line's end, or digit by digit: not eleven digits of a table."""
    groups = tuple(len(group) for group in re.findall(r"\d+", number))
    return groups in _MOBILE_GROUPS or max(groups) == 1 or (len(groups) == 2 and "\n" in number)


def _bare(number: str) -> str:
    """Digits and the letter at the end, which an ID number may have."""
    return "".join("x" if char == "×" else char for char in number if char.isalnum() or char == "×")
