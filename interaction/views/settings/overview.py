"""Where administrators begin: what is set up and what is missing."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interaction.queries.settings.overview import overview as checks_of
from interaction.views.settings.found import administrator_or_404


@require_safe
def overview(request):
    """Everything that belongs to a site, what is missing first."""
    administrator_or_404(request)
    checks = checks_of(timezone.localdate())
    missing = [check for check in checks if not check.stands]
    context = {"missing": missing, "standing": [check for check in checks if check.stands]}
    return render(request, "settings/overview.html", context)
