"""Standing answers: made, changed, looked at again, retired; two people, each change in a history of its own."""

import logging
import threading
from collections import Counter
from time import monotonic

from django.db import DatabaseError
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from interaction.actions.events import note_change
from interaction.actions.steps import lock
from interaction.models import Faq, Submission
from interaction.queries.faq import is_bare, made_from, may_begin_from, version_of
from interaction.textsearch import tokens
from people.models import Department
from people.permissions import Person, account_of, may
from people.refusals import Closed, NotAllowed, Refusal, Stale
from realtime.publish import action

logger = logging.getLogger(__name__)
WORDS = ("question", "question_en", "answer", "answer_en")
STANDS = _("This department has a standing answer to this very question already. Change that one.")
MADE = _("A standing answer was made from this letter already. Change that one.")
NOT_PUBLIC = _("Only from a letter that everybody may read can a standing answer be made.")
UNCHANGED = _("The letter it was made from is no longer public. Say question and answer in your own words first.")


@action
def make(department: Department, words: dict[str, str], *, by: Person, letter: Submission | None = None) -> Faq:
    """Puts a standing answer into use; `words` are question and answer in both languages, of which English may lack.

    Raises NotAllowed, and Closed where the department has the same question, or the letter a standing answer, or the
    letter is not public (any more).
    """
    made = Faq(department=department, source=letter, checked_on=timezone.localdate())
    if not may(by, "keep-faq", made):
        raise NotAllowed()
    Department.objects.select_for_update().get(pk=department.pk)  # two at once: one question
    if letter is not None:
        _check_letter(lock(letter))
    if _same_question(department, words["question"]).exists():
        raise Closed(STANDS)
    _write(made, words, by)
    note_change(f"faq-{made.pk}", "faq-made", by=by, data={"was": {}, "is": _told(made)})
    return made


def _same_question(department: Department, question: str) -> QuerySet[Faq]:
    return Faq.objects.filter(department=department, question=question, is_active=True)


def _check_letter(letter: Submission) -> None:
    if not may_begin_from(letter):
        raise Closed(NOT_PUBLIC)
    if made_from(letter):
        raise Closed(MADE)


@action
def change(standing: Faq, words: dict[str, str], *, by: Person, seen: str) -> Faq:
    """Writes it anew and counts as looked at today; `seen` is version_of() the state the writer had before them.

    Raises NotAllowed, Stale where somebody else changed it meanwhile, and Refusal where its letter is no longer public
    and the words are still the same.
    """
    fresh = _locked(standing, by, seen)
    was = _told(fresh)
    if is_bare(fresh):
        if any(words[name] == getattr(fresh, name) for name in ("question", "answer")):
            raise Refusal(UNCHANGED)
        fresh.source = None
    fresh.checked_on = timezone.localdate()
    _write(fresh, words, by)
    note_change(f"faq-{fresh.pk}", "faq-changed", by=by, data={"was": was, "is": _told(fresh)})
    return fresh


@action
def check_today(standing: Faq, *, by: Person, seen: str) -> Faq:
    """Says that it was looked at today and still holds. Raises NotAllowed and Stale."""
    fresh = _locked(standing, by, seen)
    was = fresh.checked_on.isoformat()
    fresh.checked_on = timezone.localdate()
    fresh.save(update_fields=["checked_on", "changed_at"])
    data = {"was": {"checked_on": was}, "is": {"checked_on": fresh.checked_on.isoformat()}}
    note_change(f"faq-{fresh.pk}", "faq-checked", by=by, data=data)
    return fresh


@action
def set_in_use(standing: Faq, wanted: bool, *, by: Person, seen: str) -> Faq:
    """Retires it, or takes it into use again. Raises NotAllowed, Stale, and Closed beside the same question."""
    fresh = _locked(standing, by, seen)
    if wanted and _same_question(fresh.department, fresh.question).exclude(pk=fresh.pk).exists():
        raise Closed(STANDS)
    data = {"was": {"is_active": fresh.is_active}, "is": {"is_active": wanted}}
    fresh.is_active = wanted
    fresh.save(update_fields=["is_active", "changed_at"])
    note_change(f"faq-{fresh.pk}", "faq-back" if wanted else "faq-retired", by=by, data=data)
    return fresh


def _locked(standing: Faq, by: Person, seen: str) -> Faq:
    fresh = Faq.objects.select_for_update().get(pk=standing.pk)
    if not may(by, "keep-faq", fresh):
        raise NotAllowed()
    if version_of(fresh) != seen:
        raise Stale()
    return fresh


def _write(standing: Faq, words: dict[str, str], by: Person) -> None:
    for name in WORDS:
        setattr(standing, name, words[name])
    standing.search = tokens(*(words[name] for name in WORDS))
    standing.changed_by = account_of(by)
    standing.save()


def _told(standing: Faq) -> dict[str, str]:
    return {name: getattr(standing, name) for name in WORDS}


class Reads:
    """Readers counted in memory and written at most every EVERY seconds; what a stopped process had is lost."""

    EVERY = 20.0

    def __init__(self) -> None:
        self.waiting: Counter[int] = Counter()
        self.written_at = monotonic()
        self.lock = threading.Lock()

    def note(self, pk: int) -> None:
        """One more reader of this standing answer."""
        with self.lock:
            self.waiting[pk] += 1
            if monotonic() - self.written_at < self.EVERY:
                return
            counted, self.waiting, self.written_at = self.waiting, Counter(), monotonic()
        try:
            _add(counted)
        except DatabaseError:  # a reader never waits for a count
            logger.warning("readers of standing answers were not counted")


reads = Reads()


@action
def _add(counted: Counter[int]) -> None:
    for pk in sorted(counted):
        Faq.objects.filter(pk=pk).update(views=F("views") + counted[pk])
