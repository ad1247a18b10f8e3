"""What terms would have caught lately, had they been on the list; nothing is changed by asking."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from moderation import scopes
from moderation.findings import Finding, from_json
from moderation.highlight import Piece, pieces
from moderation.lists_finding import Find, find_for
from moderation.masking import mask
from moderation.models import Case, Term
from moderation.normalise import LIMIT, fold
from moderation.terms import WEIGHTS
from people.permissions import Person, may

DAYS = 30
MOST_READ = 10_000  # texts, the newest first
SECONDS = 3.0
CHUNK = 250
EXAMPLES = 8  # of the published, and as many of the others
AROUND = 40  # characters before and after a hit
PUBLISHED = (Case.State.APPROVED, Case.State.MERGED)


@dataclass(frozen=True)
class Example:
    """A text that a term would have caught, in pieces around its first hit, and what became of it."""

    pieces: list[Piece]
    state: str
    place: str
    at: object


@dataclass
class Trial:
    """What the terms would have caught among `read` of the `of` texts of the last DAYS days.

    `only_marked`: every hit is so unsure that it weighs less than its term. `new`: no term of the list had been
    found in it. `hidden`: caught, but only counted for this reader. `is_cut`: the time was up before all were read.
    `spares`: the terms are words in which nothing is to be found, and what is told is what the list would find no more.
    """

    of: int = 0
    read: int = 0
    caught: int = 0
    only_marked: int = 0
    published: int = 0
    new: int = 0
    hidden: int = 0
    is_cut: bool = False
    spares: bool = False
    terms: list[tuple[str, int]] = field(default_factory=list)
    false_alarms: list[Example] = field(default_factory=list)
    others: list[Example] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The part of the texts read that would have been caught, in per cent."""
        return 100 * self.caught / self.read if self.read else 0.0


def try_terms(terms: Iterable[Term], user: Person, *, seconds: float = SECONDS) -> Trial:
    """What these terms would have caught of the newest MOST_READ texts of the last DAYS days, withdrawn ones left out.

    Examples are masked and never of concealed texts; who neither moderates the district nor audits is shown those of
    published texts only.
    """
    given = list(terms)
    trial, hits = Trial(), Counter[str]()
    find, trial.spares = find_for(given)
    full = {term.text: WEIGHTS[term.effect] for term in given}
    lately = Case.objects.filter(opened_at__gte=timezone.now() - timedelta(days=DAYS))
    lately = lately.exclude(state=Case.State.WITHDRAWN)
    trial.of = lately.count()
    caught = []
    for pk, state, found in _caught(lately, find, trial, until=time.monotonic() + seconds):
        hits.update({one.rule for one in found})
        trial.only_marked += all(one.weight < full.get(one.rule, 0) for one in found)
        caught.append((pk, state))
    trial.caught, trial.terms = len(caught), _most(hits)
    trial.published = sum(state in PUBLISHED for _pk, state in caught)
    _tell_known(trial, [pk for pk, _state in caught])
    _show(trial, caught, find, sees_all=scopes.has_all(user) or may(user, "audit"))
    return trial


def _most(hits: Counter[str]) -> list[tuple[str, int]]:
    """The ten terms with most hits."""
    return sorted(hits.items(), key=lambda pair: (-pair[1], pair[0]))[:10]


def _caught(
    lately: QuerySet[Case], find: Find, trial: Trial, *, until: float
) -> Iterator[tuple[int, str, list[Finding]]]:
    """Id and state of each text that is caught, and what was found in it; stops when the time is up."""
    rows = lately.order_by("-opened_at", "-pk").values_list("pk", "state", "text")[:MOST_READ]
    for pk, state, text in rows.iterator(chunk_size=CHUNK):
        if trial.read % CHUNK == 0 and trial.read and time.monotonic() > until:
            trial.is_cut = True
            return
        trial.read += 1
        found = find(fold(text[:LIMIT]))
        if found:
            yield pk, state, found


def _tell_known(trial: Trial, pks: list[int]) -> None:
    """Counts those in which the list had found no term at all."""
    for start in range(0, len(pks), 500):
        rows = Case.objects.filter(pk__in=pks[start : start + 500]).values_list("findings", flat=True)
        trial.new += sum(all(one["kind"] != "term" for one in findings) for findings in rows)


def _show(trial: Trial, caught: list[tuple[int, str]], find: Find, *, sees_all: bool) -> None:
    """Adds a few examples of either kind, the newest first."""
    published = [pk for pk, state in caught if state in PUBLISHED]
    others = [pk for pk, state in caught if state not in PUBLISHED]
    if not sees_all:
        trial.hidden, others = len(others), []
    shown = [*published[: 3 * EXAMPLES], *others[: 3 * EXAMPLES]]
    cases = Case.objects.exclude(reason__conceals=True).in_bulk(shown)
    names = scopes.titled({case.scope for case in cases.values()})
    for target, pks in ((trial.false_alarms, published), (trial.others, others)):
        found = (_example(cases[pk], find, names, sees_all) for pk in pks[: 3 * EXAMPLES] if pk in cases)
        target.extend([one for one in found if one][:EXAMPLES])


def _example(case: Case, find: Find, names: dict[str, str], sees_all: bool) -> Example | None:
    """The text around its first hit, with personal data masked; None where masking or editing left no hit."""
    is_published = case.state == Case.State.APPROVED
    if not sees_all and not is_published:
        return None
    text = case.public_text if is_published else mask(case.text, from_json(case.findings))
    found = sorted(find(fold(text[:LIMIT])))
    if not found:
        return None
    start, end = max(0, found[0].start - AROUND), min(len(text), found[0].end + AROUND)
    within = [
        Finding(one.start - start, one.end - start, "term", one.rule, one.weight)
        for one in found
        if one.start >= start and one.end <= end
    ]
    cut = pieces(text[start:end], within)
    around = [*([Piece("…")] if start else []), *cut, *([Piece("…")] if end < len(text) else [])]
    return Example(around, case.get_state_display(), names[case.scope], case.opened_at)
