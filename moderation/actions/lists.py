"""The lists an operator keeps: terms, in numbered versions, and reasons."""

from collections.abc import Iterable

from moderation.models import ListVersion, Reason, Term, TermChange
from people.models import User
from people.permissions import may
from people.refusals import NotAllowed
from realtime.publish import action

_TOLD = ("kind", "effect", "language", "is_active")


@action
def keep_terms(terms: Iterable[Term], *, by: User, note: str = "") -> ListVersion | None:
    """Stores new and changed terms as one new version of the list; they count from the next text on.

    Terms are switched off, never deleted. What is as it was is left out; None when nothing has changed. Raises
    NotAllowed.
    """
    if not may(by, "administer"):
        raise NotAllowed()
    given = {term.text: term for term in terms}
    ListVersion.objects.select_for_update().order_by("-pk").first()  # two lists at once become two versions in turn
    known = {term.text: term for term in Term.objects.filter(text__in=list(given))}
    changed = [term for text, term in given.items() if text not in known or told_of(known[text]) != told_of(term)]
    if not changed:
        return None
    for term in changed:
        term.pk = known[term.text].pk if term.text in known else term.pk
        term.save()
    version = ListVersion.objects.create(made_by=by, note=note, size=Term.objects.filter(is_active=True).count())
    TermChange.objects.bulk_create([_change(version, term, known.get(term.text)) for term in changed])
    return version


@action
def keep_reason(reason: Reason, *, by: User) -> Reason:
    """Stores a new or changed reason; decisions already taken keep their code. Raises NotAllowed."""
    if not may(by, "administer"):
        raise NotAllowed()
    reason.save()
    return reason


def keep_term(term: Term, *, by: User) -> Term:
    """Stores one new or changed term; see keep_terms."""
    keep_terms([term], by=by)
    return term


def told_of(term: Term) -> dict:
    """What a version of the list says of a term."""
    return {name: getattr(term, name) for name in _TOLD}


def _change(version: ListVersion, term: Term, before: Term | None) -> TermChange:
    return TermChange(version=version, text=term.text, was=told_of(before) if before else None, **told_of(term))
