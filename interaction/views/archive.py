"""What everybody may read: the published letters of a channel, one of them, and the search over all."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_safe

from interaction import registry
from interaction.forms.finder import FinderForm, SearchForm
from interaction.queries import archive, search
from interaction.queries.fronts import front_of

PER_PAGE = 20


@require_safe
def channel_list(request, channel):
    """The published submissions of a channel, newest first, with a finder."""
    finder = FinderForm(request.GET, departments=archive.departments_of(channel), years=archive.years_of(channel))
    chosen = finder.chosen()
    found = archive.published(channel, department=chosen["department"], year=chosen["year"])
    if chosen["q"]:
        found = search.search(found, chosen["q"])
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "channel": registry.get(channel),
        "finder": finder,
        "is_narrowed": any(chosen.values()),
        "page": page,
        "items": archive.items(page, chosen["q"]),
        "front": None if any(chosen.values()) or page.number > 1 else front_of(channel),
    }
    return render(request, [f"channels/{channel}/list.html", "channels/base/list.html"], context)


@require_safe
def channel_detail(request, channel, pk):
    """One published submission with its answers; whatever is not published is not there."""
    submission = archive.published(channel).filter(pk=pk).first()
    if submission is None:
        raise Http404
    context = {"channel": registry.get(channel), "letter": archive.letter(submission)}
    return render(request, [f"channels/{channel}/detail.html", "channels/base/detail.html"], context)


@require_safe
def search_page(request):
    """Everything published that has the words, newest first."""
    form = SearchForm(request.GET)
    q = form.cleaned_data["q"] if form.is_valid() else ""
    page = Paginator(search.results(q), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "q": q,
        "page": page,
        "items": archive.items(page, q),
        "occasions": search.occasions(request.user, q) if page.number == 1 else [],
    }
    return render(request, "search.html", context)
