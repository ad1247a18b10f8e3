"""What everybody may read: the published letters of a channel, one of them, and the search over all."""

from django.core.paginator import Paginator
from django.http import Http404, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from interaction import limits, registry
from interaction.actions.reading_counts import count_reading, settle
from interaction.actions.supporting import support_letter
from interaction.forms.finder import LetterFinder, SearchForm
from interaction.queries import archive, archive_list, search
from interaction.queries.archive_hits import Narrowed
from interaction.queries.archive_near import near
from interaction.queries.fronts import front_of
from interaction.queries.watching import watching
from people.asked import wants_json
from people.visitor import person_key

PER_PAGE = 20


@require_safe
def channel_list(request, channel):
    """The published submissions of a channel, with a finder."""
    settle()
    known = registry.get(channel)
    departments, years = archive_list.departments_of(channel), archive_list.years_of(channel)
    finder = LetterFinder(request.GET, channel=known, departments=departments, years=years)
    asked = archive_list.Asked(**finder.chosen())
    page = archive_list.Pages(archive_list.found(channel, asked)).get_page(request.GET.get("page"))
    is_first = not asked.narrows and page.number == 1
    context = {
        "channel": known,
        "finder": finder,
        "asked": asked,
        "is_narrowed": asked.narrows,
        "orders": _orders(request, finder, asked),
        "page": page,
        "items": archive.items(page, asked.q),
        "front": front_of(channel) if is_first and not asked.sort else None,
    }
    return render(request, [f"channels/{channel}/list.html", "channels/base/list.html"], context)


@require_safe
def channel_detail(request, channel, pk):
    """One published submission with its answers; whatever is not published is not there."""
    submission = _published_or_404(channel, pk)
    if request.method == "GET":
        count_reading("letter", submission.pk)
    shown = archive.letter(submission)
    context = {
        "channel": registry.get(channel),
        "letter": shown,
        "near": near(submission),
        "watching": watching(request.user, letter=submission),
        "address": request.build_absolute_uri(request.path),
        "supported": request.GET.get("supported", ""),
    }
    return render(request, [f"channels/{channel}/detail.html", "channels/base/detail.html"], context)


@require_POST
def support(request, channel, pk):
    """Supports a published letter, or takes that back."""
    submission = _published_or_404(channel, pk)
    key, tier = person_key(request, f"letter-{submission.pk}")
    limits.hold_support(request, key)
    wanted = request.POST.get("wanted", "1") == "1"
    count = support_letter(submission, person_key=key, tier=tier, wanted=wanted)
    if wants_json(request):
        return JsonResponse({"id": submission.pk, "supports": count})
    return redirect(f"/{channel}/{pk}/?supported={'yes' if wanted else 'no'}#support")


@require_safe
def search_page(request):
    """Everything published that has the words, newest first, with ways to narrow it."""
    settle()
    form = SearchForm(request.GET)
    chosen = form.chosen()
    q = chosen.pop("q", "")
    found = search.Found(q, Narrowed(**chosen))
    page = Paginator(found.rows(), PER_PAGE).get_page(request.GET.get("page"))
    is_first = page.number == 1 and not chosen
    context = {
        "form": form,
        "q": q,
        "page": page,
        "found": found,
        "facets": found.facets(),
        "items": archive.items(page, q),
        "occasions": search.occasions(request.user, q) if is_first else [],
        "standing": search.standing_questions(q) if is_first else [],
    }
    return render(request, "search.html", context)


def _orders(request, finder, asked):
    """Each order as a link that keeps what the list is narrowed to."""
    kept = request.GET.copy()
    kept.pop("page", None)
    links = []
    for key, label in finder.fields["sort"].choices:
        kept["sort"] = key
        if not key:
            del kept["sort"]
        links.append({"label": label, "url": f"?{kept.urlencode()}", "is_chosen": key == asked.sort})
    return links


def _published_or_404(channel, pk):
    submission = archive_list.published(channel).filter(pk=pk).first()
    if submission is None:
        raise Http404
    return submission
