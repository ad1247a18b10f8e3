"""The desk's inbox in tabs, narrowed by filters that can be kept under a name."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from interaction.actions import letters_filters
from interaction.forms.letters_desk import DeskFinder, FilterForm, address_part
from interaction.queries import letter_finder, letter_tabs, letters
from interaction.queries.boards import may_see_boards
from interaction.queries.letter_people import officers_at_desk
from people.permissions import may
from people.refusals import Refusal

PER_PAGE = 20


class Capped(Paginator):
    """Pages over at most the first thousand, so that an archive of any size costs the same."""

    @cached_property
    def count(self):
        if not hasattr(self.object_list, "order_by"):
            return len(self.object_list)
        return self.object_list.order_by()[: letter_tabs.MOST_COUNTED].count()

    @property
    def is_capped(self):
        """Whether there may be more than these pages show."""
        return self.count >= letter_tabs.MOST_COUNTED


@require_safe
def desk(request):
    """The letters this person works on; a number that is looked for leads to its letter."""
    if not may(request.user, "desk"):
        raise Http404
    finder = finder_of(request)
    chosen = finder.chosen()
    found = letters.numbered(request.user, chosen["q"]) if chosen["q"] else None
    if found:
        return redirect("interaction:letter", found.pk)
    return render(request, "desk/desk.html", inbox(request, finder, chosen))


def finder_of(request):
    """The filters of this request."""
    officers = officers_at_desk(request.user)
    return DeskFinder(request.GET, departments=letters.departments_at_desk(request.user), officers=officers)


def inbox(request, finder, chosen):
    """What the list shows: tabs with counts, the chosen tab's letters, boards, and the clerk's own filters."""
    now = letters.today()
    tabs = letter_tabs.tabs_of(request.user, now)
    tab = _chosen_tab(tabs, request.GET.get("tab", ""))
    found = letter_tabs.in_tab(request.user, tab.key, now) if tab else []
    if tab:
        found = letter_finder.narrowed(found, chosen, user=request.user, now=now)
    page = Capped(found, PER_PAGE).get_page(request.GET.get("page"))
    query = address_part(request.GET)
    return {
        "finder": finder,
        "is_narrowed": any(value for name, value in chosen.items() if name != "sort"),
        "tabs": tabs,
        "tab": tab,
        "page": page,
        "rows": letters.rows(page.object_list, now),
        "boards": letter_tabs.boards(request.user, now),
        "filters": list(letter_finder.filters_of(request.user)),
        "filter_form": FilterForm(initial={"query": query}),
        "query": query,
        "assigns": bool(tab and tab.key in ("unassigned", "final")),
        "sees_boards": may_see_boards(request.user),
        "enters": may(request.user, "dispatch"),
        "hands_over": may(request.user, "supervise") or may(request.user, "release"),
        "topics": letters.topics(request.user),
    }


def _chosen_tab(tabs, key):
    """The tab asked for, else the first with something in it."""
    asked = next((tab for tab in tabs if tab.key == key), None)
    return asked or next((tab for tab in tabs if tab.count), tabs[0] if tabs else None)


@require_POST
def keep_filter(request):
    """Keeps the filters of the list under a name."""
    if not may(request.user, "desk"):
        raise Http404
    form = FilterForm(request.POST)
    if not form.is_valid():
        raise Refusal(next(iter(form.errors.values()))[0])
    kept = letters_filters.keep_filter(form.cleaned_data["name"], form.cleaned_data["query"], by=request.user)
    messages.success(request, _("The filter “%(name)s” is kept.") % {"name": kept.name})
    return _back_to(kept.query)


@require_POST
def drop_filter(request, pk):
    """Deletes one of the own filters."""
    if not may(request.user, "desk"):
        raise Http404
    letters_filters.drop_filter(pk, by=request.user)
    messages.success(request, _("The filter is deleted."))
    return redirect("interaction:desk")


def _back_to(query):
    response = redirect("interaction:desk")
    response["Location"] += f"?{query}" if query else ""
    return response
