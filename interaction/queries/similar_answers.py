"""Answers that are published already and may spare somebody a letter: letters and standing questions near a text."""

import threading
from dataclasses import dataclass
from time import monotonic

from django.urls import reverse

from interaction.models import Message, Submission
from interaction.queries.archive import address_of
from interaction.queries.faq import standing
from moderation.near import pairs

SHOWN, NEWEST = 3, 3000
FRESH_SECONDS = 60.0
ENOUGH = 3  # pairs of letters that must agree
ALIKE = 0.5  # share of the title's pairs that the text has too
LONGEST = 1200
BEGINNING = 160


@dataclass(frozen=True)
class Answered:
    """A question that has its answer: what it asks, the answer's beginning, and its page ("": none)."""

    title: str
    answer: str
    url: str


class Titles:
    """The pairs of letters of titles and standing questions, read anew once a minute; what is shown is read fresh."""

    def __init__(self) -> None:
        self.read_at = float("-inf")
        self.rows: list[tuple[str, int, set[str]]] = []
        self.lock = threading.Lock()

    def renew(self) -> None:
        """Reads the newest answered letters and all standing questions."""
        with self.lock:
            if monotonic() - self.read_at < FRESH_SECONDS:
                return
            self.read_at = monotonic()
            letters = Submission.objects.published().filter(answered_at__isnull=False, occasion=None)
            titles = letters.order_by("-published_at").values_list("pk", "title")[:NEWEST]
            asked = standing().order_by().values_list("pk", "question")
            rows = [("letter", pk, set(pairs(title))) for pk, title in titles]
            self.rows = rows + [("faq", pk, set(pairs(question))) for pk, question in asked]

    def nearest(self, text: str) -> list[tuple[str, int]]:
        """What asks nearly the same, the most alike first; standing questions before letters that are as near."""
        typed = set(pairs(text[:LONGEST]))
        rated = []
        for sort, pk, known in self.rows:
            shared = len(typed & known)
            if shared >= ENOUGH and shared / len(known) >= ALIKE:
                rated.append((-shared / len(known), sort, -pk))
        return [(sort, -pk) for _share, sort, pk in sorted(rated)][:SHOWN]


_titles = Titles()


def similar_answers(text: str) -> list[Answered]:
    """At most three published answers to nearly the same question, the most alike first."""
    _titles.renew()
    near = _titles.nearest(text)
    ids = {sort: [pk for kind, pk in near if kind == sort] for sort in ("letter", "faq")}
    known: dict[tuple[str, int], Answered] = {}
    if ids["letter"]:
        known |= _letters(ids["letter"])
    if ids["faq"]:
        known |= _standing(ids["faq"])
    return [known[one] for one in near if one in known]


def forget_titles() -> None:
    """Reads all titles again at the next look; for tests."""
    _titles.read_at = float("-inf")


def _letters(ids: list[int]) -> dict[tuple[str, int], Answered]:
    rows = Submission.objects.published().filter(pk__in=ids).select_related("occasion")
    answers = Message.objects.filter(
        submission__in=ids, kind=Message.Kind.ANSWER, state=Message.State.RELEASED
    ).order_by("released_at")
    said = {one.submission_id: one.public_text or one.text for one in answers}
    return {("letter", row.pk): Answered(row.title, said.get(row.pk, "")[:BEGINNING], address_of(row)) for row in rows}


def _standing(ids: list[int]) -> dict[tuple[str, int], Answered]:
    rows = standing().filter(pk__in=ids)
    return {
        ("faq", one.pk): Answered(
            one.said("question"), one.said("answer")[:BEGINNING], reverse("interaction:faq_one", args=[one.pk])
        )
        for one in rows
    }
