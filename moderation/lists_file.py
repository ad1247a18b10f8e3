"""Reads the operator's term list as people keep it: one term a line, or a table with columns."""

import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from moderation.models import Term
from moderation.normalise import fold, tight
from moderation.phrases import rule_name
from moderation.seeds import TERMS
from moderation.terms import DOMAIN
from people.refusals import Refusal
from people.safe_cells import DANGEROUS

MOST_LINES = 60_000
LONGEST_LINE = 1_000  # characters; what follows cannot belong to a term
COLUMNS = ("text", "kind", "effect", "language", "in use")
_HEADS = {"text", "term", "word", "词", "词语", "词条"}
_YES, _NO = {"yes", "1", "true", "on", "是", "启用", "使用中"}, {"no", "0", "false", "off", "否", "停用"}
_NONE_LANGUAGE = {"", "any", "-", "不限"}
_HOST = re.compile(r"(?=.{4,60}$)[a-z0-9-]+(\.[a-z0-9-]+)+")
_ENCODINGS = ("utf-8-sig", "gb18030")

BROKEN = _("This file is neither UTF-8 nor GB18030. Save it as CSV in one of these encodings and choose it again.")
TOO_LONG = _("A term has at most 60 characters.")
NO_HOST = _("A domain is written like example.com: small letters, without http:// and without a path.")
NOTHING = _("This holds no letter, digit or Chinese character, so it could never be found.")
HIDDEN = _("This holds an invisible control character. Type it anew.")
TOO_MANY = _("A line has at most five cells: term, kind, effect, language, in use.")
KIND = _("A kind has between 1 and 30 characters.")
EFFECT = _("“%(word)s” is no effect. Write one of: %(words)s.")
LANGUAGE = _("“%(word)s” is no language. Write zh or en, or leave the cell empty.")
IN_USE = _("“%(word)s” does not say whether the term is in use. Write yes or no.")
TWICE = _("This term stands in line %(line)s already.")


@dataclass(frozen=True)
class Usual:
    """What holds for cells that are not there."""

    kind: str = "abuse"
    effect: str = Term.Effect.MARK
    language: str = ""


@dataclass(frozen=True)
class Refused:
    """A line that cannot be a term, and the sentence that says why."""

    line: int
    told: str
    why: str | Promise


@dataclass(frozen=True)
class Listing:
    """What stands in a list: its terms by line number, and the lines that are refused."""

    terms: dict[int, Term]
    refused: list[Refused]


def decoded(content: bytes) -> str:
    """The text of a file in UTF-8 (with or without a mark), UTF-16 with a mark, or GB18030; raises Refusal."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _as(content, "utf-16")
    for encoding in _ENCODINGS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise Refusal(BROKEN)


def _as(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise Refusal(BROKEN) from error


def read_list(text: str, usual: Usual) -> Listing:
    """Every line as a term or a refusal; empty lines and those that begin with # are passed over.

    Raises Refusal for more than MOST_LINES lines, and for none.
    """
    lines = text.lstrip("\ufeff").splitlines()
    if len(lines) > MOST_LINES:
        raise Refusal(_("A list has at most %(most)s lines. Split it and import the parts.") % {"most": MOST_LINES})
    listing = Listing({}, [])
    stands: dict[str, int] = {}
    for number, line, cells in _rows(lines):
        found = _term(cells, usual)
        if isinstance(found, Term) and found.text in stands:
            found = TWICE % {"line": stands[found.text]}
        if isinstance(found, Term):
            listing.terms[number], stands[found.text] = found, number
        else:
            listing.refused.append(Refused(number, line.strip()[:80], found))
    if not listing.terms and not listing.refused:
        raise Refusal(_("There is no term in this list. Write one term in each line."))
    return listing


def _rows(lines: list[str]) -> Iterator[tuple[int, str, list[str]]]:
    """Number, line and cells of each line that says something; a heading says nothing."""
    mark = "\t" if any("\t" in line for line in lines[:20]) else ","
    first = True
    for number, line in enumerate(lines, start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        cells = [
            cell.strip() for cell in next(csv.reader([line[:LONGEST_LINE].replace("\0", "\x01")], delimiter=mark), [""])
        ]
        is_heading, first = first and cells[0].lower() in _heads(), False
        if not is_heading:
            yield number, line, cells


@cache
def _heads() -> set[str]:
    """What the first cell of a heading may say."""
    return _HEADS | set(_words([("text", Term._meta.get_field("text").verbose_name)]))


def _term(cells: list[str], usual: Usual) -> Term | str | Promise:
    """The cells as a term, or why they are none."""
    given = [*cells, "", "", "", ""]
    text, kind = _unguarded(given[0]), kind_of(_unguarded(given[1])) or usual.kind
    refusal = TOO_MANY if any(cells[len(COLUMNS) :]) else refusal_of(text, kind) or (KIND if len(kind) > 30 else "")
    if refusal:
        return refusal
    effect = _effects().get(given[2].lower()) if given[2] else usual.effect
    if effect is None:
        return EFFECT % {"word": given[2][:20], "words": ", ".join(Term.Effect.values)}
    language = _languages().get(given[3].lower()) if given[3] else usual.language
    if language is None:
        return LANGUAGE % {"word": given[3][:20]}
    in_use = given[4].lower()
    if in_use and in_use not in _YES | _NO:
        return IN_USE % {"word": given[4][:20]}
    return Term(text=text, kind=kind, effect=effect, language=language, is_active=in_use not in _NO)


def refusal_of(text: str, kind: str = "") -> str | Promise:
    """Why this text cannot be a term of this kind; empty when it can."""
    if kind == DOMAIN and not _HOST.fullmatch(text):
        return NO_HOST
    if len(text) > 60:
        return TOO_LONG
    if any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn") for char in text):
        return HIDDEN
    return "" if tight(fold(text)).text else NOTHING


def kind_of(word: str) -> str:
    """The kind that is meant: those the product knows go by their names in both languages too."""
    return _kinds().get(word.lower(), word)


def _unguarded(cell: str) -> str:
    """The cell without the apostrophe that an exported table sets before what begins like a formula."""
    return cell[1:] if cell.startswith("'") and cell[1:].lstrip().startswith(DANGEROUS) else cell


@cache
def _kinds() -> dict[str, str]:
    return _words([(kind, rule_name(kind)) for kind in [*(kind for kind, _effect in TERMS), DOMAIN]])


@cache
def _effects() -> dict[str, str]:
    """Every word for an effect, in the language of the code, English and Chinese."""
    return _words(Term.Effect.choices) | {value: value for value in Term.Effect.values}


@cache
def _languages() -> dict[str, str]:
    return _words(Term.Language.choices) | dict.fromkeys(_NONE_LANGUAGE, "") | {value: value for value in ("zh", "en")}


def _words(choices: Iterable[tuple[str, str | Promise]]) -> dict[str, str]:
    """What each choice is called in either language, in small letters, and the choice."""
    found: dict[str, str] = {}
    for language in ("en", "zh-hans"):
        with override(language):
            found |= {str(label).lower(): value for value, label in choices}
    return found
