"""Decides for each place where a term of the list may stand whether it stands there, and what that weighs."""

import re
import sys
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from operator import eq

from moderation.entries import ABRIDGED, CLASSED, INITIALS, SPELLED, Entry, Hit
from moderation.findings import BLOCK, HOLD, MARK, Finding
from moderation.lookalikes import PARTS, seconds_by_first
from moderation.matching import BESIDE, Matcher, classed, kept, kept_places
from moderation.normalise import CLAUSE, Folded, fold, is_latin, run_starts, squeezed, tight
from moderation.sounds import SYLLABLE, heard, sounded, sources

MOST_TRIED = 200  # hits of one pass that are looked at closely, the heaviest first
_PART = re.compile("|".join(f"{first}[{seconds}]" for first, seconds in seconds_by_first().items()))
_BETWEEN = re.compile("[a-z0-9](?<=[\u4e00-\u9fff].)(?=[\u4e00-\u9fff])")
_WRITTEN = re.compile("[a-z]|[25789](?<![0-9].)(?![0-9])")  # a letter, or a figure by itself that stands for one

# Latin letters and what stands near enough to belong to one of a Chinese word.
_AROUND_LATIN = re.compile(
    rf"[^\x00-\x7f]{{0,{BESIDE}}}[\x00-\x7f]+(?:[^\x00-\x7f]{{1,{2 * BESIDE}}}[\x00-\x7f]+)*[^\x00-\x7f]{{0,{BESIDE}}}"
)

Judge = Callable[[Hit], Finding | None]


def found_in(folded: Folded, matcher: Matcher) -> list[Finding]:
    """Every term of the list in the text; where more hits crowd than are looked at, that is told and held."""
    letters = tight(folded)
    text = squeezed(letters.text)
    exact = matcher.exact.hits(text)
    places = run_starts(letters.text) if exact and len(text) < len(letters.text) else []
    spared = [] if all(entry.weight for _last, entry in exact) else _spared(letters, exact, places)
    passes: tuple[Callable[[], tuple[list[Hit], Judge]], ...] = (
        lambda: (exact, lambda hit: _exact_hit(letters, places, hit)),
        lambda: _parts_pass(letters, matcher),
        lambda: _classed_pass(folded, matcher),
        lambda: _sound_pass(letters, matcher),
        lambda: _thinned_pass(letters, matcher),
    )
    found: list[Finding] = []
    for look in passes:
        hits, judge = look()
        tried = sorted([hit for hit in hits if hit[1].weight], key=_heaviest)
        seen = [one for one in map(judge, tried[:MOST_TRIED]) if one]
        found += _new([one for one in seen if not _is_spared(one, spared)], found)
        if max(len(tried), 2 * len(found)) > MOST_TRIED:
            return [*found, Finding(0, len(folded.original), "shape", "many-terms", HOLD)]
    return found


def _heaviest(hit: Hit) -> int:
    return -hit[1].weight


def _new(found: list[Finding], known: list[Finding]) -> list[Finding]:
    """Those that overlap none of the known of their kind."""
    if not found or not known:
        return found
    seen = {(place, one.rule) for one in known if one.kind == "term" for place in range(one.start, one.end)}
    return [one for one in found if not any((place, one.rule) in seen for place in range(one.start, one.end))]


def _spared(letters: Folded, hits: list[Hit], places: list[int]) -> list[tuple[int, int]]:
    """Where words start in which nothing is to be found, and how far they or those before reach; each in one piece."""
    found = []
    for last, entry in hits:
        if entry.weight:
            continue
        first = last - len(entry.runs) + 1
        start, end = (places[first], places[last + 1]) if places else (first, last + 1)
        if end - start == len(entry.text) == letters.at[end - 1] - letters.at[start] + 1:
            found.append((letters.at[start], letters.at[end - 1] + 1))
    found.sort()
    return list(zip((start for start, _end in found), accumulate((end for _start, end in found), max), strict=True))


def _is_spared(one: Finding, spared: list[tuple[int, int]]) -> bool:
    before = bisect_right(spared, (one.start, sys.maxsize)) - 1
    return before >= 0 and spared[before][1] >= one.end


def _exact_hit(letters: Folded, places: list[int], hit: Hit) -> Finding | None:
    """A term as it stands, also with its characters drawn out."""
    last, entry = hit
    need, weight = entry.runs, entry.weight
    first = last - len(need) + 1
    if not places:
        return _judged(letters, (first, last + 1), entry, weight) if len(need) == len(entry.text) else None
    stood = list(pairwise(places[first : last + 2]))
    more = [end - start - least for (start, end), least in zip(stood, need, strict=True)]
    if min(more) < 0:
        return None
    whole = stood[0][0], stood[-1][1]
    start = stood[0][1] - need[0] if len(need) > 1 else stood[0][0]
    inner = start, stood[-1][0] + need[-1]
    if not any(more[1:-1]):
        return _judged(letters, inner, entry, weight, whole=whole)
    is_meant = min(more) > 0 or max(end - start for start, end in stood) > 2
    found = _judged(letters, inner, entry, weight if is_meant else min(MARK, weight), whole=whole)
    return found and Finding(*letters.span(*whole), found.kind, found.rule, found.weight)


def _parts_pass(letters: Folded, matcher: Matcher) -> tuple[list[Hit], Judge]:
    """Terms of which characters are written as their parts."""
    text = _PART.sub(lambda match: PARTS[match[0]], letters.text)
    if len(text) == len(letters.text):
        return [], lambda hit: None
    starts: list[int] = []
    last = 0
    for match in _PART.finditer(letters.text):
        starts += range(last, match.start() + 1)
        last = match.end()
    starts += range(last, len(letters.text) + 1)
    return matcher.exact.hits(text), lambda hit: _parts_hit(letters, starts, hit)


def _parts_hit(letters: Folded, starts: list[int], hit: Hit) -> Finding | None:
    last, entry = hit
    start, end = starts[last - len(entry.text) + 1], starts[last + 1]
    if len(entry.runs) < len(entry.text) or end - start == len(entry.text):
        return None
    return _judged(letters, (start, end), entry, entry.weight)


def _classed_pass(folded: Folded, matcher: Matcher) -> tuple[list[Hit], Judge]:
    """Terms in figures and signs, in pinyin, in initials, or with one character as its initial."""
    if not _WRITTEN.search(folded.text):
        return [], lambda hit: None
    signs = Folded(folded.original, classed(folded.text), lambda: kept_places(folded.at, folded.text))
    around = [(found.start(), found[0]) for found in _AROUND_LATIN.finditer(signs.text)]
    hits = [(start + last, entry) for start, text in around for last, entry in matcher.classed.hits(text)]
    plain = kept(folded.text) if hits else ""
    return hits, lambda hit: _classed_hit(signs, plain, hit)


def _classed_hit(signs: Folded, plain: str, hit: Hit) -> Finding | None:
    last, entry = hit
    place = start, end = last - len(entry.text) + 1, last + 1
    written = plain[start:end]
    if entry.how == CLASSED:
        is_word = written != entry.text and 2 * sum(map(str.isalpha, written)) >= len(written)
        return _judged(signs, place, entry, entry.weight) if is_word else None
    if entry.how in (SPELLED, INITIALS) and not written.isalpha():
        return None
    if entry.how == ABRIDGED and not _is_abridged(signs.text, plain, start, entry.text):
        return None
    return _judged(signs, place, entry, min(MARK, entry.weight))


def _is_abridged(text: str, plain: str, start: int, form: str) -> bool:
    """Whether the letters in a Chinese form stand by themselves; a figure for a letter does in longer forms only."""
    short = [start + place for place, char in enumerate(form) if char.isascii()]
    beside = text[max(0, short[0] - 1) : short[0]], text[short[-1] + 1 : short[-1] + 2]
    return not any(one and one.isascii() for one in beside) and (len(form) > 2 or plain[short[0]].isalpha())


def _sound_pass(letters: Folded, matcher: Matcher) -> tuple[list[Hit], Judge]:
    """Terms written as they sound, or with letters and figures thrown in."""
    text = letters.text
    hits = matcher.sounding.hits(sounded(text))
    said = heard(text) if hits else ""
    if said == text:  # nothing is thrown in or in Latin letters, so what is the same was found as it stands
        hits = [(last, entry) for last, entry in hits if said[last - len(entry.text) + 1 : last + 1] != entry.text]
    near = [hit for hit in hits if _is_near(said, hit[0] + 1, hit[1].text)]
    places = _sources(text, said) if near else ([], [])
    return near, lambda hit: _sound_hit(letters, said, places, hit)


def _sources(text: str, said: str) -> tuple[Sequence[int], Sequence[int]]:
    """As sources(text), which counts nothing where every character is heard."""
    return (range(len(text)), range(1, len(text) + 1)) if said == text else sources(text)


def _is_near(said: str, end: int, text: str) -> bool:
    """Whether enough of the characters before `end` are those of the term: sounds alone are often chance."""
    same = sum(map(eq, said[end - len(text) : end], text))
    return same >= (1 if len(text) == 3 else 2) or SYLLABLE in said[end - len(text) : end]


def _sound_hit(letters: Folded, said: str, places: tuple[Sequence[int], Sequence[int]], hit: Hit) -> Finding | None:
    last, entry = hit[0] + 1, hit[1]
    first = last - len(entry.text)
    starts, ends = places[0][first:last], places[1][first:last]
    thrown_in = [start - end for start, end in zip(starts[1:], ends, strict=False) if start > end]
    is_same = said[first:last] == entry.text
    if is_same != bool(thrown_in) or max(thrown_in, default=0) > 2:
        return None
    found = _judged(letters, (starts[0], ends[-1]), entry, min(MARK, entry.weight))
    return None if found and CLAUSE.intersection(letters.original[found.start : found.end]) else found


def _thinned_pass(letters: Folded, matcher: Matcher) -> tuple[list[Hit], Judge]:
    """Words of two characters with a letter or figure between."""
    between = [found.start() for found in _BETWEEN.finditer(letters.text)]
    pairs = ((place, letters.text[place - 1] + letters.text[place + 1]) for place in between)
    hits = [(place + 1, matcher.pairs[pair]) for place, pair in pairs if pair in matcher.pairs]
    return hits, lambda hit: _thinned_hit(letters, hit)


def _thinned_hit(letters: Folded, hit: Hit) -> Finding | None:
    last, entry = hit
    found = _judged(letters, (last - 2, last + 1), entry, min(MARK, entry.weight))
    return None if found and CLAUSE.intersection(letters.original[found.start : found.end]) else found


def _judged(
    letters: Folded, place: tuple[int, int], entry: Entry, weight: int, whole: tuple[int, int] | None = None
) -> Finding | None:
    """The finding for the characters at `place`, less where they may be chance; None where they are no word.

    `whole` holds them together with the same characters before and after, which may belong to them or to others.
    """
    start, end = place
    first, last = letters.span(start, end)
    if entry.alone and not _stands_alone(letters, entry, {place, whole or place}):
        return None
    if last - first > end - start:
        if not entry.weight:
            return None
        weight = min(weight, _most(letters, start, end, entry.text.isascii()))
    return Finding(first, last, "term", entry.kind, weight)


def _most(letters: Folded, start: int, end: int, latin: bool) -> int:
    """What a hit may weigh for what stands between its characters: one comma, bracket or space may be chance."""
    between = [letters.original[one + 1 : other] for one, other in pairwise(letters.at[start:end]) if other > one + 1]
    seen = [gap for gap in map(_folded, between) if gap]
    parted = sum(gap in ("(", ")") or not CLAUSE.isdisjoint(gap) for gap in seen)
    everywhere = len(seen) == end - start - 1
    if parted and not (everywhere and parted == len(seen) > 1):
        return MARK
    spaced = latin and seen and "".join(seen).isspace() and len("".join(between)) == len("".join(seen))
    return MARK if spaced and not everywhere else BLOCK


@lru_cache(maxsize=200)
def _folded(text: str) -> str:
    return fold(text).text


def _stands_alone(letters: Folded, entry: Entry, places: set[tuple[int, int]]) -> bool:
    """Whether a Latin term, or a single Chinese character, is a word of its own and not a piece of a longer one."""
    text, joins = letters.original, is_latin if entry.text.isascii() else str.isalnum
    spans = [letters.span(*place) for place in places]
    starts = not all(start and joins(text[start - 1]) for start, _end in spans)
    return starts and not all(end < len(text) and joins(text[end]) for _start, end in spans)
