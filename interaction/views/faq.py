"""Standing answers as everybody reads them."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction.actions.faq import reads
from interaction.forms.faq import FaqFinder
from interaction.queries import faq as queries
from interaction.queries.watching import watching

PER_PAGE = 40


@require_safe
def faq(request):
    """What is often asked, by department, with a finder."""
    finder = FaqFinder(request.GET, departments=queries.departments())
    chosen = finder.chosen()
    page = Paginator(queries.found(**chosen), PER_PAGE).get_page(request.GET.get("page"))
    place = chosen["department"]
    context = {
        "finder": finder,
        "is_narrowed": any(chosen.values()),
        "page": page,
        "items": queries.items(page.object_list, chosen["q"]),
        "department": place,
        "watching": watching(request.user, department=place) if place else None,
    }
    return render(request, "faq/list.html", context)


@require_safe
def standing(request, pk):
    """One standing answer; whatever is retired is not there."""
    page = queries.one(pk)
    if page is None:
        raise Http404
    if request.method == "GET":
        reads.note(pk)
    return render(request, "faq/one.html", {"page": page})
