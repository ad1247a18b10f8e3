"""Finds what an address names, or answers 404."""

from django.http import Http404

from interaction import limits
from interaction.queries.occasions import interviews
from interaction.queries.receipt import by_number_and_code
from interaction.queries.room import published_questions
from interaction.queries.studio_sheet import studio_question_of
from interaction.queries.submissions import own_by_number
from people.permissions import may
from people.refusals import NotAllowed


def interview_or_404(user, pk):
    """The interview of this address if the person may see it."""
    return _first_or_404(interviews(user).filter(pk=pk))


def question_or_404(occasion, pk):
    """A published question of this occasion."""
    return _first_or_404(published_questions(occasion).filter(pk=pk).select_related("occasion"))


def _first_or_404(rows):
    found = rows.first()
    if found is None:
        raise Http404
    return found


def studio_or_404(user, pk):
    """An interview whose studio this person may enter."""
    found = interview_or_404(user, pk)
    if not may(user, "studio", found):
        raise Http404
    return found


def studio_question_or_404(occasion, pk):
    """A question that the studio of this occasion works with."""
    return _first_or_404(studio_question_of(occasion, pk))


def after_or_404(user, pk):
    """An interview below whose answers this person may add notes."""
    found = interview_or_404(user, pk)
    if not may(user, "follow-up", found):
        raise Http404
    return found


def own_or_404(request):
    """The submission of the posted number, and the code posted with it; without one it must be this account's own.

    Counts as one look-up.
    """
    limits.hold_lookup(request)
    number, code = request.POST.get("number", "")[:40], request.POST.get("code", "")[:40]
    found = by_number_and_code(number, code) if code else own_by_number(request.user, number)
    if found is None:
        raise NotAllowed()
    return found, code
