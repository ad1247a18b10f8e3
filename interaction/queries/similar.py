"""Questions of one occasion that ask nearly the same as a text, found while it is being typed."""

import threading
from collections import Counter, OrderedDict, defaultdict
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db.models import Count

from interaction.models import Message, Occasion, Submission, Support
from interaction.queries.room import published_questions
from moderation.near import pairs

ENOUGH = 3  # pairs of letters that must agree
ALIKE = 0.5  # share of the shorter text's pairs that the other has too
SHOWN = 3
FRESH_SECONDS = 3.0
OCCASIONS = 20  # kept in memory at once


@dataclass(frozen=True)
class Alike:
    """A question already asked: what everybody may read of it, and the beginning of its answer if it has one."""

    id: int
    text: str
    supports: int
    answered: bool
    answer: str


class Index:
    """The pairs of letters of one occasion's published questions, brought up to date at most every three seconds.

    It only proposes: what is shown is read from the database, so that nothing withdrawn appears.
    """

    def __init__(self, occasion: Occasion):
        self.occasion = occasion
        self.known: dict[int, int] = {}  # question → how many pairs it has
        self.places: defaultdict[str, set[int]] = defaultdict(set)
        self.newest: datetime | None = None
        self.asked_at = float("-inf")
        self.lock = threading.Lock()

    def renew(self) -> None:
        """Takes in what was published since the last time."""
        with self.lock:
            if monotonic() - self.asked_at < FRESH_SECONDS:
                return
            self.asked_at = monotonic()
            rows = published_questions(self.occasion).filter(merged_into=None)
            if self.newest:
                rows = rows.filter(published_at__gte=self.newest)
            for pk, text, at in rows.values_list("pk", "title", "published_at"):
                self._take_in(pk, text)
                self.newest = at

    def _take_in(self, pk: int, text: str) -> None:
        if pk in self.known:
            for places in self.places.values():
                places.discard(pk)
        found = pairs(text)
        self.known[pk] = len(found)
        for pair in found:
            self.places[pair].add(pk)

    def nearest(self, text: str, most: int) -> list[int]:
        """The ids of the questions most alike, the most alike first."""
        typed = pairs(text)
        if len(typed) < ENOUGH:
            return []
        with self.lock:
            shared = Counter(pk for pair in typed for pk in self.places.get(pair, ()))
            rated = [(count / min(len(typed), self.known[pk]), pk) for pk, count in shared.items() if count >= ENOUGH]
        return [pk for share, pk in sorted(rated, key=lambda rate: (-rate[0], rate[1])) if share >= ALIKE][:most]


_kept: OrderedDict[tuple[int, datetime], Index] = OrderedDict()
_keeping = threading.Lock()


def index_of(occasion: Occasion) -> Index:
    """The index of an occasion in this process; the longest unused one gives way."""
    name = (occasion.pk, occasion.created_at)
    with _keeping:
        index = _kept.pop(name, None) or Index(occasion)
        _kept[name] = index
        while len(_kept) > OCCASIONS:
            _kept.popitem(last=False)
    index.renew()
    return index


def similar(occasion: Occasion, text: str) -> list[Alike]:
    """At most three published questions that ask nearly the same, the most alike first; three queries at most."""
    near = index_of(occasion).nearest(text, SHOWN)
    rows = published_questions(occasion).filter(pk__in=near, merged_into=None)
    found = {row.pk: row for row in rows} if near else {}
    supports = dict(Support.objects.filter(submission__in=found).values_list("submission").annotate(Count("pk")))
    answers = _answers(found)
    return [_alike(found[pk], supports, answers) for pk in near if pk in found]


def _answers(found: dict[int, Submission]) -> dict[int | None, str]:
    released = Message.objects.filter(
        submission__in=found, kind=Message.Kind.ANSWER, state=Message.State.RELEASED
    ).order_by("-released_at")
    return {answer.submission_id: answer.public_text or answer.text for answer in released}


def _alike(question: Submission, supports: dict[int, int], answers: dict[int | None, str]) -> Alike:
    return Alike(
        id=question.pk,
        text=question.title,
        supports=supports.get(question.pk, 0),
        answered=question.answered_at is not None,
        answer=answers.get(question.pk, "")[:200],
    )
