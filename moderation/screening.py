"""What a moderator should look at in a text. Nothing is ever deleted or refused here."""

from collections.abc import Iterable

from moderation.findings import Finding, apart, kept
from moderation.masking import mask
from moderation.normalise import LIMIT, fold
from moderation.personal import find_personal
from moderation.solicitation import find_shape, find_solicitation
from moderation.terms import find_terms

__all__ = ["Finding", "mask", "screen"]


def screen(text: str, *, keep: Iterable[str] = ()) -> list[Finding]:
    """Findings in reading order, with places in `text` as it was written.

    The first LIMIT characters are read; a longer text is held. `keep` lists numbers of public bodies. What was here
    before is told by repeats, and who sends it by networks: open_case() asks all of them.
    """
    folded = fold(text[:LIMIT])
    personal = find_personal(folded, keep=keep)
    drawn = apart(find_solicitation(folded), personal)
    shape = find_shape(folded, len(text))
    return kept(find_terms(folded) + personal + drawn + shape)
