"""The texts of the robot citizens, one after another."""

from collections.abc import Iterator
from itertools import chain, cycle

from interaction.demo.stage import Stage
from interaction.demo.talks import Pair
from interaction.demo.wording import answers_of, questions_of
from interaction.models import Submission
from moderation.models import Case

DOUBLE_EVERY = 6  # every so manieth text asks in other words what was published before


class Texts:
    """Texts that no demo interview has seen, with and without answers in turn, and now and then a double."""

    def __init__(self, stage: Stage):
        self.stage = stage
        self._fresh = {answered: self._unused(answered) for answered in (True, False)}
        self._kinds = cycle((True, False))
        self._again = {pair.q: pair for pair in answers_of(stage.talk).values() if pair.again}
        self._given = 0

    def next(self) -> tuple[Pair, Submission | None]:
        """What is asked next; for a double also the published question that asks the same."""
        self._given += 1
        double = self._double() if self._given % DOUBLE_EVERY == 0 else None
        return double or (next(self._fresh[next(self._kinds)]), None)

    def _double(self) -> tuple[Pair, Submission] | None:
        """The oldest published question that can be put in other words and has not been yet."""
        known = set(self.stage.occasion.submissions.values_list("title", flat=True))
        new = [asked for asked, pair in self._again.items() if pair.again not in known]
        rows = self.stage.occasion.submissions.published().filter(title__in=new, state__in=("approved", "shortlisted"))
        first = rows.order_by("published_at", "pk").first()
        if first is None or not Case.objects.filter(about_id=first.pk, state=Case.State.APPROVED).exists():
            return None
        return Pair(q=self._again[first.title].again), first

    def _unused(self, answered: bool) -> Iterator[Pair]:
        """Once the unseen ones are used up, all of them again."""
        known = set(Submission.objects.filter(occasion__is_demo=True).values_list("title", flat=True))
        fresh = (pair for pair in questions_of(self.stage.talk, answered=answered) if pair.q not in known)
        again = cycle(list(questions_of(self.stage.talk, answered=answered)) or list(self.stage.talk.pairs))
        return chain(fresh, again)
