"""Public figures of letters: a month, a year, the table of departments, one department, and the same as files."""

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.queries import figures_page
from interaction.queries.figures_files import COLUMNS, flat_rows
from interaction.queries.figures_lines import SMALL_SAMPLE
from interaction.queries.statistics_letters import counted
from interaction.small_cells import FEW
from people.safe_cells import table_file

LONGEST = 20  # characters of one choice in the address


@require_safe
def month(request):
    """One month, usually the present one."""
    return _page(request, "month", figures_page.month_page(*_asked(request, "month", "channel")))


@require_safe
def year(request):
    """Twelve months, each with its figures."""
    return _page(request, "year", figures_page.year_page(*_asked(request, "year", "channel")))


@require_safe
def departments(request):
    """The departments by reply rate or by what they answer on time."""
    return _page(request, "departments", figures_page.league(*_asked(request, "year", "channel", "sort")))


@require_safe
def department(request, slug):
    """One department's figures."""
    found = figures_page.department_called(slug)
    if found is None:
        raise Http404
    return _page(request, "department", figures_page.department_page(found, *_asked(request, "year")))


@require_safe
def table(request):
    """Every month with its channels and departments as CSV."""
    body = table_file(COLUMNS, ([row[name] for name in COLUMNS] for row in flat_rows(counted())))
    return HttpResponse(
        body,
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": 'attachment; filename="letters.csv"'},
    )


@require_safe
def data(request):
    """Every month with its channels and departments as JSON."""
    found = counted()
    told = {"counted_until": found.until.isoformat("T", "seconds"), "smallest_shown": FEW, "times_in": "working days"}
    return JsonResponse({**told, "rows": list(flat_rows(found))})


def _asked(request, *names):
    return [request.GET.get(name, "")[:LONGEST] for name in names]


def _page(request, name, page):
    context = {"page": page, "choice": page.choice, "view": name, "few": FEW, "enough": SMALL_SAMPLE}
    return render(request, f"figures/{name}.html", context)
