"""Who may open a page of the settings; everybody else finds nothing there."""

from django.http import Http404
from django.views.decorators.http import require_http_methods

from people.permissions import may

FORM = require_http_methods(["GET", "HEAD", "POST"])


def administrator_or_404(request):
    """Administrators set the site up."""
    if not may(request.user, "administer"):
        raise Http404


def reader_or_404(request):
    """Administrators and auditors read what was changed."""
    if not (may(request.user, "administer") or may(request.user, "audit")):
        raise Http404


def or_404(found):
    """What was found, or 404."""
    if found is None:
        raise Http404
    return found


def with_fields(posted, **fields):
    """What was posted, with some fields replaced."""
    changed = posted.copy()
    for name, value in fields.items():
        changed[name] = value
    return changed
