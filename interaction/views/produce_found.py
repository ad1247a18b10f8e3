"""Finds the occasion a producer's address names, or answers 404."""

from django.http import Http404

from interaction.queries.casting import person_of
from interaction.queries.produce import produced
from people.permissions import may


def readable_or_404(user, pk):
    """An occasion this person produces or may sign off."""
    found = produced(user).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def producible_or_404(user, pk):
    """An occasion this person produces."""
    found = readable_or_404(user, pk)
    if not may(user, "produce", found):
        raise Http404
    return found


def person_or_404(occasion, pk):
    """One of its people."""
    found = person_of(occasion, pk)
    if found is None:
        raise Http404
    return found
