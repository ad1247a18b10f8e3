"""The calendar of working days: a year at a glance, and a new one, looked at before it is put in force."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from interaction.actions.settings.calendar import adopt_seen
from interaction.forms.settings.calendar import CalendarForm
from interaction.queries.settings.effect import effect_of
from interaction.queries.settings.year import FIRST, LAST, calendar_seen, year_of
from interaction.views.settings.found import FORM, administrator_or_404
from people.refusals import Refusal, Stale


@require_safe
def this_year(request):
    """The calendar of the year that runs."""
    administrator_or_404(request)
    return _year(request, timezone.localdate().year)


@require_safe
def year(request, number):
    """The calendar of one year."""
    administrator_or_404(request)
    if not FIRST <= number <= LAST:
        raise Http404
    return _year(request, number)


def _year(request, number):
    years = range(max(FIRST, number - 2), min(LAST, number + 2) + 1)
    context = {"year": year_of(number), "years": years, "today": timezone.localdate()}
    return render(request, "settings/calendar.html", context)


@FORM
def take_in(request):
    """A published calendar: what it would change, and with `store` it is put in force."""
    administrator_or_404(request)
    if request.method != "POST":
        wanted = request.GET.get("year", "")
        is_year = wanted.isascii() and wanted.isdigit() and len(wanted) == 4
        number = int(wanted) if is_year else timezone.localdate().year + 1
        return _page(request, CalendarForm(initial={"year": number}))
    form = CalendarForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, form, status=422)
    return _stored(request, form) if "store" in request.POST else _previewed(request, form)


def _stored(request, form):
    given = form.cleaned_data
    seen = -1 if given["seen"] is None else given["seen"]
    try:
        moved = adopt_seen(given["year"], form.days, source=given["source"], by=request.user, seen=seen)
    except Stale as stale:
        form.add_error(None, stale.sentence)
        return _previewed(request, form, status=stale.status)
    except Refusal as refusal:
        form.add_error(None, refusal.sentence)
        return _page(request, form, status=refusal.status)
    told = ngettext(
        "The calendar is in force. %(n)d open deadline moved or became certain, and its history says so.",
        "The calendar is in force. %(n)d open deadlines moved or became certain, and their histories say so.",
        moved,
    )
    messages.success(request, told % {"n": moved})
    return redirect("interaction:settings_year", given["year"])


def _previewed(request, form, *, status=200):
    given = form.cleaned_data
    shown = effect_of(given["year"], form.days)
    again = {name: given[name] for name in ("year", "source", "text")}
    kept = again | {"seen": calendar_seen()}
    fresh = CalendarForm(initial=again)
    context = {"effect": shown, "kept": kept.items(), "refused": form.non_field_errors()}
    return _page(request, fresh, status=status, **context)


def _page(request, form, *, status=200, **more):
    return render(request, "settings/calendar_import.html", {"form": form} | more, status=status)
