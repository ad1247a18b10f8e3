"""What moderators keep at their desk: notes, stars, what they have opened, and the parts of the queue they named."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from moderation.models import Case, Mark, Note, SavedFilter
from people.permissions import Person, account_of

SHOWN_FOR = timedelta(minutes=10)
TEXT_SHOWN = "[text-shown]"  # the note by which a moderator's look at a concealed text is kept


def notes_on(case: Case) -> QuerySet[Note]:
    """What the moderators have told each other about a case, the oldest first."""
    return Note.objects.filter(case=case).select_related("by")


def marks_on(user: Person, cases: Iterable[Case]) -> dict[str, set[int]]:
    """The ids of those of these cases that this moderator has opened ("read") and starred ("star")."""
    found: dict[str, set[int]] = {str(kind): set() for kind in Mark.Kind.values}
    rows = Mark.objects.filter(user=account_of(user), case__in=[case.pk for case in cases])
    for kind, case in rows.values_list("kind", "case"):
        found[kind].add(case)
    return found


def saved_filters(user: Person) -> QuerySet[SavedFilter]:
    """The parts of the queue this moderator has named."""
    return SavedFilter.objects.filter(user=account_of(user))


def is_concealed(case: Case) -> bool:
    """Whether the text stays folded at the desk: it was refused or hidden for a reason that conceals."""
    refused = case.state in (Case.State.REJECTED, Case.State.HIDDEN)
    return refused and case.reason is not None and case.reason.conceals


def has_asked_to_see(notes: Iterable[Note], user: Person) -> bool:
    """Whether one of these notes says that this moderator asked for the concealed text within SHOWN_FOR."""
    me, since = account_of(user), timezone.now() - SHOWN_FOR
    return any(me and note.by_id == me.pk and note.text == TEXT_SHOWN and note.at >= since for note in notes)
