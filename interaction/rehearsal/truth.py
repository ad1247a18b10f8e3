"""What the database holds after a rehearsal, compared with what its citizens were promised."""

from collections import Counter
from dataclasses import dataclass

from interaction.models import Message, Occasion, Submission
from interaction.rehearsal.history import History
from people.visitor import visitor_hash


@dataclass(frozen=True)
class Stored:
    """`lost` were acknowledged and are not there; `doubled` more often there than sent; the rest counts."""

    lost: list[str]
    doubled: int
    published: int
    rejected: int
    answered: int


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
    answers = Message.objects.filter(submission__in=rows, kind=Message.Kind.ANSWER, state=Message.State.RELEASED)
    return Stored(
        lost=lost,
        doubled=doubled,
        published=rows.published().count(),
        rejected=rows.filter(state="rejected").count(),
        answered=answers.values("submission").distinct().count(),
    )
