"""Finds what an address names, or answers 404."""

from django.http import Http404

from interaction.queries.occasions import interviews
from interaction.queries.room import published_questions
from interaction.queries.studio_sheet import studio_question_of
from people.permissions import may


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
