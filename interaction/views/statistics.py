"""An interview in numbers."""

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from interaction.queries.statistics_page import statistics_page
from interaction.views.found import interview_or_404
from people.charts import columns
from people.permissions import may


@require_safe
def page(request, pk):
    """Numbers and the picture of arrivals per minute, for everybody; links to the full export for who may have it."""
    occasion = interview_or_404(request.user, pk)
    shown = statistics_page(occasion)
    context = {
        "occasion": occasion,
        "page": shown,
        "chart": _chart(shown.numbers.arrivals),
        "may_export": may(request.user, "export", occasion),
    }
    return render(request, "after/statistics.html", context)


def _chart(arrivals):
    if arrivals is None:
        return None
    clocks = [f"{timezone.localtime(moment):%H:%M}" for moment in arrivals.moments]
    return columns(clocks, arrivals.asked, arrivals.answered)
