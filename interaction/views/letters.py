"""The department's desk: the inbox in tabs, and one letter."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from interaction.forms.letters import AssignForm, DeskFinder, DraftForm, SendBackForm
from interaction.queries import letter_tabs, letters
from interaction.queries.letter_page import letter_page
from people.permissions import may

PER_PAGE = 20


@require_safe
def desk(request):
    """The letters this person works on; a number that is looked for leads to its letter."""
    if not may(request.user, "desk"):
        raise Http404
    finder = DeskFinder(request.GET, departments=letters.departments_at_desk(request.user))
    chosen = finder.chosen()
    found = letters.numbered(request.user, chosen["q"]) if chosen["q"] else None
    if found:
        return redirect("interaction:letter", found.pk)
    return render(request, "desk/desk.html", _inbox(request, finder, chosen))


def _inbox(request, finder, chosen):
    now = letters.today()
    tabs = letter_tabs.tabs_of(request.user, now)
    tab = _chosen_tab(tabs, request.GET.get("tab", ""))
    found = letter_tabs.narrowed(letter_tabs.in_tab(request.user, tab.key, now), **chosen) if tab else []
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "finder": finder,
        "is_narrowed": any(chosen.values()),
        "tabs": tabs,
        "tab": tab,
        "page": page,
        "rows": letters.rows(page.object_list, now),
        "boards": letter_tabs.boards(request.user, now),
    }


def _chosen_tab(tabs, key):
    """The tab asked for, else the first with something in it."""
    asked = next((tab for tab in tabs if tab.key == key), None)
    return asked or next((tab for tab in tabs if tab.count), tabs[0] if tabs else None)


@require_safe
def letter(request, pk):
    """One letter with everything that belongs to it and the acts that are open."""
    return letter_response(request, letter_or_404(request.user, pk))


@require_safe
def by_number(request, number):
    """The letter with this number."""
    found = letters.numbered(request.user, number)
    if found is None:
        raise Http404
    return redirect("interaction:letter", found.pk)


def letter_or_404(user, pk):
    """A letter this person has at the desk."""
    found = letters.at_desk(user).filter(pk=pk).first() if may(user, "desk") else None
    if found is None:
        raise Http404
    return found


def letter_response(request, found, *, status=200, **forms):
    """The page of a letter; `forms` are those that came back with an error, and `stored` a newer draft."""
    number = request.GET.get("compare", "")
    page = letter_page(
        found, request.user, compare_with=int(number) if number.isdecimal() and len(number) < 9 else None
    )
    version = page.answer.version if page.answer else 0
    context = {
        "page": page,
        "letter": found,
        "draft_form": DraftForm(initial={"version": version, "text": page.answer.text if page.answer else ""}),
        "back_form": SendBackForm(initial={"version": version}),
        "assign_form": AssignForm(initial={"version": found.version}),
    }
    return render(request, "desk/letter.html", context | forms, status=status)
