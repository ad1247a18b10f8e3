"""Full text search: what answers a query, by the index of the database: letters, occasions and standing questions."""

from collections import Counter
from dataclasses import asdict, dataclass
from urllib.parse import urlencode

from django.db import connection
from django.db.models import Q, QuerySet
from django.db.models.expressions import RawSQL
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.functional import cached_property

from interaction import registry
from interaction.models import Faq, Occasion, Submission
from interaction.queries.archive_hits import ANY, MOST, Narrowed, hits
from interaction.search_index import FTS, TABLE, VECTOR
from interaction.textsearch import Piece, Term, excerpt, fold_letter, highlight, terms
from people.models import Department
from people.permissions import Person

MOST_OCCASIONS, MOST_STANDING = 10, 5


@dataclass(frozen=True)
class Hit:
    """An occasion or a standing question as a result: its page, marked title and excerpt in the reader's language."""

    url: str
    title: list[Piece]
    text: list[Piece]


@dataclass(frozen=True)
class Choice:
    """One way to narrow the results: its value and address, its name, how many results it leaves."""

    value: str
    url: str
    label: object
    count: int


@dataclass(frozen=True)
class Facet:
    """One sort of choice (channel, department, year), and which is chosen; "" for all. `without` takes it back."""

    name: str
    chosen: str
    without: str
    choices: list[Choice]


class Found:
    """What everybody may read that answers a query, narrowed or not; as many queries for one as for a thousand."""

    def __init__(self, q: str, narrowed: Narrowed = ANY):
        self.q, self.narrowed = q, narrowed

    @cached_property
    def ids(self) -> list[int]:
        """All that answer the words, newest first, one more than MOST at most."""
        return hits(self.q)

    @cached_property
    def is_more(self) -> bool:
        """Whether there is more than is shown, so that older ones are found only by narrowing."""
        return len(self.shown_ids) > MOST

    @cached_property
    def shown_ids(self) -> list[int]:
        """Those of the narrowed results; asked for again where the first thousand may not hold them all."""
        if self.narrowed and len(self.ids) > MOST:
            return hits(self.q, self.narrowed)
        return [row[0] for row in self._rows if self._fits(row, "")]

    def rows(self) -> QuerySet[Submission]:
        """The results, newest first, at most MOST."""
        return _of_ids(self.shown_ids[:MOST])

    def facets(self) -> list[Facet]:
        """The ways to narrow, each with how many would be left under the other choices; none that leaves nothing."""
        names = {one.pk: one.said("name") for one in Department.objects.filter(pk__in={row[2] for row in self._rows})}
        said = {key: channel.name for key, channel in registry.channels.items()}
        return [
            self._facet("channel", 1, said),
            self._facet("department", 2, names),
            self._facet("year", 3, {}),
        ]

    @cached_property
    def _rows(self) -> list[tuple]:
        """Id, channel, department and year of each, newest first."""
        known = Submission.objects.filter(pk__in=self.ids[: MOST + 1])
        rows = known.values_list("pk", "channel", "department_id", "published_at")
        found = {pk: (pk, channel, place, timezone.localtime(at).year) for pk, channel, place, at in rows if at}
        return [found[pk] for pk in self.ids if pk in found]

    def _fits(self, row: tuple, but: str) -> bool:
        wanted = {"channel": self.narrowed.channel, "department": self.narrowed.department, "year": self.narrowed.year}
        places = {"channel": 1, "department": 2, "year": 3}
        return all(name == but or not value or row[places[name]] == value for name, value in wanted.items())

    def _facet(self, name: str, place: int, labels: dict) -> Facet:
        chosen = getattr(self.narrowed, name)
        counts = Counter(row[place] for row in self._rows if row[place] and self._fits(row, name))
        if chosen and chosen not in counts:
            counts[chosen] = 0
        by_count = sorted(counts, key=lambda one: (-counts[one], str(labels.get(one, one))))
        order = sorted(counts, reverse=True) if name == "year" else by_count
        choices = [
            Choice(str(one), self._address(**{name: one}), labels.get(one, str(one)), counts[one]) for one in order
        ]
        return Facet(name, str(chosen or ""), self._address(**{name: ""}), choices)

    def _address(self, **chosen: object) -> str:
        asked = {"q": self.q, **asdict(self.narrowed), **chosen}
        return f"?{urlencode({name: value for name, value in asked.items() if value})}"


def _of_ids(ids: list[int]) -> QuerySet[Submission]:
    found = Submission.objects.published().filter(pk__in=ids, merged_into__isnull=True)
    return found.select_related("department", "occasion").order_by("-published_at", "-pk")


def search(queryset: QuerySet[Submission], q: str) -> QuerySet[Submission]:
    """The submissions of this queryset that have all terms of `q`; none when `q` holds nothing to search for."""
    wanted = terms(q)
    if not wanted:
        return queryset.none()
    return queryset.filter(pk__in=_matching(wanted))


def results(q: str, narrowed: Narrowed = ANY) -> QuerySet[Submission]:
    """Published submissions that answer `q`, newest first, at most MOST."""
    return _of_ids(hits(q, narrowed)[:MOST])


def occasions(user: Person, q: str) -> list[Hit]:
    """At most ten occasions this person may see whose title or summary has all words, newest first."""
    asked = _words_in(q, ("title", "title_en", "summary", "summary_en"))
    if asked is None:
        return []
    found = Occasion.objects.visible_to(user).filter(asked)
    return [
        Hit(f"/{one.channel}/{one.pk}/", highlight(one.said("title"), q), excerpt(one.said("summary"), q))
        for one in found.order_by("-starts_at")[:MOST_OCCASIONS]
    ]


def standing_questions(q: str) -> list[Hit]:
    """At most five standing questions in use that have all words in question or answer, the most read first."""
    asked = _words_in(q, ("question", "question_en", "answer", "answer_en"))
    front = _front_of_standing()
    if asked is None or not front:
        return []
    found = Faq.objects.filter(asked, is_active=True)[:MOST_STANDING]
    return [
        Hit(f"{front}{one.pk}/", highlight(one.said("question"), q), excerpt(one.said("answer"), q)) for one in found
    ]


def _front_of_standing() -> str:
    """The address of the standing questions; "" while they have no pages."""
    try:
        return reverse("interaction:faq")
    except NoReverseMatch:
        return ""


def _words_in(q: str, fields: tuple[str, ...]) -> Q | None:
    """Each word of `q`, as typed or in simplified characters, in one of these fields; None without a word.

    Offices write simplified Chinese, so folding the query is enough.
    """
    if not terms(q):
        return None
    asked = Q()
    for word in q.split():
        either = Q()
        for form in {word, "".join(fold_letter(letter) for letter in word)} - {""}:
            for field in fields:
                either |= Q(**{f"{field}__icontains": form})
        asked &= either
    return asked


def _matching(wanted: list[Term]) -> RawSQL:
    """A subquery of the ids whose tokens match, answered from the index alone."""
    if connection.vendor == "postgresql":
        asked = " & ".join(f"'{term.text}'{':*' if term.is_prefix else ''}" for term in wanted)
        return RawSQL(f"SELECT id FROM {TABLE} WHERE {VECTOR} @@ %s::tsquery", [asked])
    asked = " AND ".join(f'"{term.text}"{"*" if term.is_prefix else ""}' for term in wanted)
    return RawSQL(f"SELECT rowid FROM {FTS} WHERE {FTS} MATCH %s", [asked])
