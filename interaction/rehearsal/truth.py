"""What the database holds after a rehearsal, compared with what its citizens were promised."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from interaction.models import Message, Occasion, Submission
from interaction.rehearsal.history import History
from people.visitor import visitor_hash


@dataclass(frozen=True)
class Stored:
    """`lost` were acknowledged and are not there; `doubled` more often there than sent; the rest counts.

    Every approved question is answered on air, joined to one that is kept itself, or forwarded with a due date; the
    numbers of those that are none of these stand in `broken`.
    """

    lost: list[str]
    doubled: int
    published: int
    rejected: int
    answered: int
    joined: int
    forwarded: int
    broken: list[str]


def stored(occasion: Occasion, history: History) -> Stored:
    """Compares receipts with rows by id and number, and rows with what each visitor sent by text."""
    visitors = {visitor_hash(visitor, occasion.topic): visitor for visitor, _text in history.sent}
    rows = Submission.objects.filter(occasion=occasion, visitor__in=list(visitors))
    numbers = dict(rows.values_list("pk", "number"))
    letters = Message.objects.filter(submission__in=rows, kind=Message.Kind.LETTER)
    texts = Counter((visitors[visitor], text) for visitor, text in letters.values_list("submission__visitor", "text"))
    doubled = sum(max(0, count - history.sent[sent]) for sent, count in texts.items())
    doubled += sum(count - 1 for count in Counter(numbers.values()).values())
    lost = [number for pk, number in history.receipts.items() if numbers.get(pk) != number]
    fates = Counter(_fate(*row) for row in _promised(rows))
    return Stored(
        lost=lost,
        doubled=doubled,
        published=rows.published().count(),
        rejected=rows.filter(state="rejected").count(),
        answered=fates["answered"],
        joined=fates["joined"],
        forwarded=fates["forwarded"],
        broken=[row[0] for row in _promised(rows) if _fate(*row) == "broken"],
    )


def _promised(rows: QuerySet[Submission]) -> list[tuple]:
    """Of each approved or joined question: number, its answer's time, whether a clock is open, the same of its main.

    A question that was joined unread is promised an answer, too.
    """
    answers = Message.objects.filter(kind=Message.Kind.ANSWER, state=Message.State.RELEASED)
    answered = set(answers.filter(submission__in=rows).values_list("submission", flat=True))
    clocks = set(rows.filter(deadlines__met_at=None, deadlines__due_on__isnull=False).values_list("pk", flat=True))
    kept = dict.fromkeys(answered, "answered") | dict.fromkeys(clocks - answered, "forwarded")
    promised = rows.filter(Q(published_at__isnull=False) | Q(state="merged")).order_by("pk")
    found = promised.values_list("number", "pk", "merged_into")
    return [(number, kept.get(pk, ""), main is not None, kept.get(main or 0, "")) for number, pk, main in found]


def _fate(_number: str, own: str, is_joined: bool, of_main: str) -> str:
    """What became of one question: answered, forwarded, joined or broken."""
    if is_joined:
        return "joined" if of_main else "broken"
    return own or "broken"
