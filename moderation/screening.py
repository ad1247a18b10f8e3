"""What a moderator should look at in a text. Nothing is ever deleted or refused here."""

from collections.abc import Iterable

from moderation.findings import Finding, apart, kept
from moderation.masking import mask
from moderation.normalise import LIMIT, fold
from moderation.personal import find_personal
from moderation.repeats import find_repeats
from moderation.solicitation import find_shape, find_solicitation
from moderation.terms import find_terms

__all__ = ["Finding", "mask", "screen"]


def screen(text: str, *, author_key: str = "", scope: str = "", keep: Iterable[str] = ()) -> list[Finding]:
    """Findings in reading order, with places in `text` as it was written.

    The first LIMIT characters are read; a longer text is held. With `author_key` and `scope` it also tells whether
    this author sends the same or very often in that place. `keep` lists numbers of public bodies.
    """
    folded = fold(text[:LIMIT])
    personal = find_personal(folded, keep=keep)
    drawn = apart(find_solicitation(folded), personal)
    shape = find_shape(folded, len(text))
    repeats = find_repeats(text, author_key, scope) if author_key and scope else []
    return kept(find_terms(folded) + personal + drawn + shape + repeats)
