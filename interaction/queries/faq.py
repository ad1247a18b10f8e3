"""Standing answers to what is often asked: what everybody may read, and what a department keeps."""

from dataclasses import dataclass
from datetime import timedelta
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet, TextField, Value
from django.db.models.functions import Concat
from django.utils import timezone

from interaction.models import Faq, Message, Submission
from interaction.queries.archive import address_of, public_text_of
from interaction.rules import is_restricted, keeps_faq_in
from interaction.textsearch import Piece, excerpt, highlight, terms
from moderation.masking import mask
from people.models import Department
from people.permissions import Person

LONGEST_QUESTION = 120
OLD = timedelta(days=180)  # after which somebody should look whether the answer still holds
NEAR = 5


@dataclass(frozen=True)
class Item:
    """One standing answer in a list, what was looked for marked."""

    standing: Faq
    question: list[Piece]
    answer: list[Piece]


@dataclass(frozen=True)
class Page:
    """One standing answer: `source_url` is the letter it was made from while everybody may read it, else empty."""

    standing: Faq
    question: str
    answer: str
    source_url: str
    others: list[tuple[int, str]]


@dataclass(frozen=True)
class Kept:
    """One row of the desk: `is_old` asks for a look, `is_bare` says that its letter is no longer public.

    `seen` is the state a button is pressed upon.
    """

    standing: Faq
    is_old: bool
    is_bare: bool
    seen: str


def standing() -> QuerySet[Faq]:
    """What everybody may read: in use, and not made from a letter that was taken from the public since."""
    public = Q(source=None) | Q(source__published_at__isnull=False)
    return Faq.objects.filter(public, is_active=True)


def found(q: str = "", department: Department | None = None) -> QuerySet[Faq]:
    """Standing answers that have all terms of `q`, by department, the most read first."""
    rows = standing().filter(department=department) if department else standing()
    return matching(rows, q).select_related("department").order_by("department__name", "department", "-views", "pk")


def matching(rows: QuerySet[Faq], q: str) -> QuerySet[Faq]:
    """The rows whose tokens answer this query; all of them without words, none where nothing can be looked for."""
    if not q.strip():
        return rows
    wanted = terms(q)
    if not wanted:
        return rows.none()
    rows = rows.annotate(spaced=Concat(Value(" "), "search", Value(" "), output_field=TextField()))
    for term in wanted:
        rows = rows.filter(spaced__contains=f" {term.text}" if term.is_prefix else f" {term.text} ")
    return rows


def departments() -> QuerySet[Department]:
    """The departments that have standing answers, each with how many (`answers`)."""
    counts = dict(standing().order_by().values_list("department").annotate(Count("pk")))
    return Department.objects.filter(pk__in=counts)


def items(rows: QuerySet[Faq], q: str) -> list[Item]:
    """One page of standing answers in the reader's language."""
    return [Item(one, highlight(one.said("question"), q), excerpt(one.said("answer"), q)) for one in rows]


def one(pk: int) -> Page | None:
    """The standing answer with this id, if everybody may read it, with others of its department."""
    rows = standing().select_related("department", "source__occasion")
    asked = rows.filter(pk=pk).first()
    if asked is None:
        return None
    near = standing().filter(department=asked.department).exclude(pk=pk).order_by("-views", "pk")[:NEAR]
    others = [(other.pk, other.said("question")) for other in near]
    source = address_of(asked.source) if asked.source else ""
    return Page(asked, asked.said("question"), asked.said("answer"), source, others)


def kept_by(user: Person) -> QuerySet[Faq]:
    """The standing answers this person keeps, in use first, those not looked at for the longest time first."""
    rows = Faq.objects.select_related("department", "source", "changed_by")
    return rows.filter(_in(keeps_faq_in(user))).order_by("-is_active", "checked_on", "pk")


def departments_kept(user: Person) -> QuerySet[Department]:
    """The departments for which this person writes standing answers."""
    ids = keeps_faq_in(user)
    return Department.objects.all() if None in ids else Department.objects.filter(pk__in=[one for one in ids if one])


def _in(ids: set[int | None]) -> Q:
    return Q() if None in ids else Q(department__in=[one for one in ids if one])


def kept_rows(rows: QuerySet[Faq]) -> list[Kept]:
    """One page of the desk."""
    limit = timezone.localdate() - OLD
    return [Kept(one, one.is_active and one.checked_on < limit, is_bare(one), version_of(one)) for one in rows]


def version_of(one: Faq) -> str:
    """What a form carries, so that nobody overwrites what they have not seen."""
    return one.changed_at.isoformat()


def is_bare(one: Faq) -> bool:
    """Whether the letter it was made from is no longer public, so that nobody reads it until it is written anew."""
    return one.source is not None and one.source.published_at is None


def begun_from(letter: Submission) -> dict[str, object]:
    """Question and answer as the public reads them in a published letter, to begin a standing answer with."""
    said = letter.messages.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED).order_by("released_at")
    last = said.last()
    question = mask(letter.title)[:LONGEST_QUESTION]
    return {"question": question, "answer": public_text_of(last) if last else "", "department": letter.department_id}


def may_begin_from(letter: Submission) -> bool:
    """Whether a standing answer can be made from it: answered, public, and of no kind that never is."""
    return letter.published_at is not None and letter.answered_at is not None and not is_restricted(letter)


def made_from(letter: Submission) -> Faq | None:
    """The standing answer in use that was made from this letter."""
    return Faq.objects.filter(source=letter, is_active=True).first()


def query_of(q: str, department: Department | None) -> str:
    """The address part of what the finder asked for."""
    return urlencode({key: value for key, value in (("q", q), ("department", department and department.slug)) if value})
