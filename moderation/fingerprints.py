"""The few numbers kept of a text by which texts of the same wording are found among very many.

Of all runs of five words (near.words) those with the WIDE lowest hashes are kept, whatever place the text stands in; of
all runs of three those with the CLOSE lowest, hashed together with the place. Two texts that share wording share some
of both, because low hashes are low in either text (a bottom-k sketch, Broder 1997).
"""

import hashlib
from heapq import nsmallest

from moderation.near import words

WIDE, WIDE_LENGTH = 16, 5
CLOSE, CLOSE_LENGTH = 8, 3


def fingerprints(text: str, scope: str) -> list[int]:
    """At most WIDE + CLOSE different positive numbers below 2**63; the same for the same text and scope, always."""
    found = words(text)
    wide = nsmallest(WIDE, {_hashed(run, "") for run in _runs(found, WIDE_LENGTH)})
    close = nsmallest(CLOSE, {_hashed(run, scope) for run in _runs(found, CLOSE_LENGTH)})
    return [*wide, *(value for value in close if value not in wide)]


def _runs(found: list[str], length: int) -> set[str]:
    """Every run of so many words; a shorter text is one run."""
    runs = {" ".join(found[place : place + length]) for place in range(len(found) - length + 1)}
    return runs or ({" ".join(found)} if found else set())


def _hashed(run: str, scope: str) -> int:
    told = hashlib.blake2b(run.encode(errors="replace"), digest_size=8, key=scope.encode()[:64]).digest()
    return int.from_bytes(told, "big") >> 1 or 1
