"""Who may open the settings about people and departments; everybody else finds nothing there."""

import functools

from django.http import Http404
from django.views.decorators.http import require_http_methods

from people import colleagues, departments
from people.permissions import may

FORM = require_http_methods(["GET", "HEAD", "POST"])


def for_administrators(view):
    """Answers 404 to everybody else, signed in or not."""

    @functools.wraps(view)
    def guarded(request, *args, **kwargs):
        if not may(request.user, "invite"):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def colleague_or_404(pk):
    """One colleague."""
    return _or_404(colleagues.colleague(pk))


def department_or_404(pk):
    """One department."""
    return _or_404(departments.department(pk))


def _or_404(found):
    if found is None:
        raise Http404
    return found
