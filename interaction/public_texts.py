"""What everybody reads of a letter and its answer: title and text apart, personal data and the writer's name masked."""

from dataclasses import dataclass

from interaction.letter_checks import is_official
from moderation.findings import Finding
from moderation.masking import mask, personal_data, public_pieces
from people.contacts import mask_name

SHORTEST_NAME = 2  # letters; one letter alone is no name that could be looked for
UNREADABLE = "***"


@dataclass(frozen=True)
class Words:
    """Title and text of a public copy, apart."""

    title: str
    text: str


def parted(public: str, *, title: str, sent: str, read: str = "", was: str = "") -> Words:
    """Title and text of a copy as moderators let it through: they read both as one, the title in the first line.

    `title` is the letter's, `sent` its text alone, `was` its public copy so far and `read` what lay before the
    moderators, each "" where there is none. A text that was sent without a title of its own is its own title; an empty
    copy is made from title and text as sent.
    """
    if not public:
        return Words(mask(title), mask(sent))
    first, _break, rest = public.partition("\n")
    if public in (title, mask(title)):
        return Words(public, public)
    has_title = any(one and read.endswith(f"\n{one}") for one in (sent, was))
    if first in (title, mask(title)) or has_title:
        return Words(first, rest.lstrip("\n"))
    return Words(mask(title), public)


def without_writer(text: str, contact: dict) -> str:
    """The text with its writer's own name as 朱**, and with what else they gave to be reached by unreadable."""
    name = str(contact.get("name", "")).strip()
    if len(name) >= SHORTEST_NAME:
        text = text.replace(name, mask_name(name))
    for key in ("phone", "mail", "address"):
        given = str(contact.get(key, "")).strip()
        if len(given) > SHORTEST_NAME:
            text = text.replace(given, UNREADABLE)
    return text


def public_answer(text: str, contact: dict, written: str = "") -> str:
    """An office's text as everybody reads it: numbers and places of offices stay, nothing else private.

    `written` is what the citizen wrote: a place to the door that stands there is theirs, any other the office's own.
    """
    said = "".join(written.split())
    private = [one for one in personal_data(text) if not _is_offices(text, one, said)]
    return without_writer("".join(piece.text for piece in public_pieces(text, private)), contact)


def _is_offices(text: str, finding: Finding, written: str) -> bool:
    if finding.rule == "address":
        return "".join(text[finding.start : finding.end].split()) not in written
    return is_official(text, finding)


def public_letter(text: str, contact: dict) -> str:
    """A citizen's text as everybody reads it."""
    return without_writer(mask(text), contact)
