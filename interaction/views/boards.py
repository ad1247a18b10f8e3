"""The boards of departments and people, and more time for one letter."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from interaction.actions import extensions
from interaction.forms.more_time import AskTimeForm, DecideTimeForm
from interaction.forms.standing import GoOnForm, StopForm
from interaction.queries import boards as found
from interaction.queries.letters import today
from interaction.queries.more_time import more_time as time_of
from interaction.queries.standing import standing as standing_of
from interaction.views.letters import letter_or_404
from people.charts import columns
from people.refusals import Stale


@require_safe
def boards(request):
    """How the departments and people stand with their letters."""
    if not found.may_see_boards(request.user):
        raise Http404
    shown = found.boards(request.user, today())
    days = [date_format(day, "n/j") for day, _number in shown.ahead]
    numbers = [number for _day, number in shown.ahead]
    chart = columns(days, numbers, [0] * len(days))
    return render(request, "boards/boards.html", {"boards": shown, "chart": chart, "due_ahead": sum(numbers)})


@require_http_methods(["GET", "HEAD", "POST"])
def more_time(request, pk):
    """The time of one letter; a POST asks for more of it."""
    letter = letter_or_404(request.user, pk)
    shown = time_of(letter, request.user)
    if request.method != "POST":
        return time_page(request, letter)
    form = AskTimeForm(request.POST)
    if not form.is_valid():
        return time_page(request, letter, status=422, ask_form=form)
    clock = shown.clock.rule.clock if shown.clock else ""
    extensions.ask(letter, clock, by=request.user, **form.cleaned_data)
    messages.success(request, _("Asked for. An approver of your department decides; until then the date stays."))
    return redirect("interaction:more_time", pk)


@require_POST
def decide_time(request, pk):
    """An approver grants or refuses the request that was read."""
    letter = letter_or_404(request.user, pk)
    form = DecideTimeForm(request.POST)
    if not form.is_valid():
        return time_page(request, letter, status=422, decide_form=form)
    waiting = time_of(letter, request.user).waiting
    if waiting is None or waiting.pk != form.cleaned_data["extension"]:
        raise Stale
    if "grant" in request.POST:
        extended = extensions.grant(waiting, by=request.user, answer=form.cleaned_data["answer"])
        day = date_format(extended.due_on, _("j F Y"))
        messages.success(request, _("Granted. The writer is told; the new last day is %(day)s.") % {"day": day})
        return redirect("interaction:more_time", pk)
    if not form.cleaned_data["answer"]:
        form.add_error("answer", _("Say why not; whoever asked reads it."))
        return time_page(request, letter, status=422, decide_form=form)
    extensions.refuse(waiting, by=request.user, answer=form.cleaned_data["answer"])
    messages.success(request, _("Refused. The date stays, and whoever asked is told why."))
    return redirect("interaction:more_time", pk)


def time_page(request, letter, *, status=200, **forms):
    """The page of one letter's time, with what may be asked, decided, stopped and let run again."""
    shown = time_of(letter, request.user)
    standing = standing_of(letter, shown.clock, request.user, timezone.localdate())
    seen = {"seen": standing.due.isoformat() if standing else None}
    context = {
        "letter": letter,
        "time": shown,
        "standing": standing,
        "stop_form": StopForm(initial=seen),
        "go_on_form": GoOnForm(initial=seen),
        "ask_form": AskTimeForm(),
        "decide_form": DecideTimeForm(initial={"extension": shown.waiting.pk if shown.waiting else None}),
    }
    return render(request, "boards/more_time.html", context | forms, status=status)
